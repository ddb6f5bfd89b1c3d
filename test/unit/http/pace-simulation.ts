import { FRESH, lend, type PaceState, release, tidy } from '../../../shared/http/pace.ts';
import type { Limits } from '../../../shared/providers/limits.ts';
import { seeded } from '../../simulators/seeded.ts';

/** Callers that share one pace, and how they behave. */
export interface Callers {
  readonly seed: number;
  readonly callers: number;
  /** Milliseconds from the call to its arrival, and from there to its answer, at most. */
  readonly latencyMs: readonly [there: number, back: number];
  /** How often a caller dies after a call, its lease in its hands. */
  readonly deaths: number;
  readonly block: number;
  readonly minutes: number;
}

const RUN_MS = 90_000;

/** Lets callers call as fast as they may, and says when each call arrived at the other side. */
export function arrivals(limits: Limits, { seed, callers, latencyMs, deaths, block, minutes }: Callers): number[] {
  const random = seeded(seed);
  const arrived: number[] = [];
  let state: PaceState = FRESH;
  let leases = 0;
  const start = Date.parse('2026-11-20T09:00:13Z');
  const crew = Array.from({ length: callers }, () => ({ at: start + random() * 1_000, ...idle() }));

  for (;;) {
    const caller = crew.reduce((first, one) => (one.at < first.at ? one : first));
    const now = caller.at;
    if (now > start + minutes * 60_000) return arrived.sort((a, b) => a - b);
    if (caller.inHand === 0 || caller.untilMs <= now) {
      const used = { completedAtMs: caller.completed, heldUntilMs: 0, counted: null };
      state = tidy(release(tidy(state, limits, now), limits, caller.lease, used), limits, now);
      const lease = `lease-${++leases}`;
      const grant = lend(state, limits, { lease, need: 1, want: block, untilMs: now + RUN_MS }, now);
      Object.assign(caller, idle());
      if ('slots' in grant) {
        state = grant.state;
        Object.assign(caller, { lease, inHand: grant.slots, untilMs: now + RUN_MS });
      } else caller.at = grant.waitUntilMs;
      continue;
    }
    // A call is cut off when its run is over.
    const arrivesAt = Math.min(now + random() * latencyMs[0], caller.untilMs);
    arrived.push(arrivesAt);
    caller.at = Math.min(arrivesAt + random() * latencyMs[1], caller.untilMs);
    caller.inHand--;
    caller.completed.push(caller.at);
    if (random() < deaths) Object.assign(caller, idle()); // somebody else takes over, and knows nothing
  }
}

const idle = () => ({ lease: '', inHand: 0, untilMs: 0, completed: [] as number[] });

/** The most calls that any window of this length holds, wherever it starts. */
export const mostWithin = (arrived: readonly number[], windowMs: number): number =>
  arrived.reduce((most, at, index) => {
    const until = arrived.findIndex((later) => later >= at + windowMs);
    return Math.max(most, (until < 0 ? arrived.length : until) - index);
  }, 0);
