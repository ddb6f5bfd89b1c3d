import { nextDayMs, type PaceState, stoppedUntil, tidy } from '../../../shared/http/pace.ts';
import type { Limits } from '../../../shared/providers/limits.ts';

/**
 * The calls that were made to the books, against their limits. All integrations that share a limit are counted
 * together.
 */
export interface CallsMade {
  /** Since 00:00 UTC; `perDay` is null where a day has no limit. */
  readonly today: number;
  readonly perDay: number | null;
  readonly dayEndsAtMs: number;
  /** Within the last window, of `windowMs`. */
  readonly inWindow: number;
  readonly perWindow: number;
  readonly windowMs: number;
  /** Until when the other side wants no calls; null when it takes them. */
  readonly heldUntilMs: number | null;
  /** Endpoints that are not called for a while, because they refused too much. */
  readonly stopped: readonly { readonly endpoint: string; readonly untilMs: number }[];
}

/**
 * Reads the pace of a scope for a person. Calls that a worker has reserved count as made; endpoints that were stopped
 * for another integration are left out.
 */
export function callsOf(state: PaceState, limits: Limits, nowMs: number, whose = ''): CallsMade {
  const { usedUntil, leases, dayCalls, heldUntilMs, errors } = tidy(state, limits, nowMs);
  const stopped = Object.keys(errors).flatMap((endpoint) => {
    const untilMs = stoppedUntil(state, limits, endpoint, nowMs);
    return untilMs === null || !endpoint.startsWith(whose) ? [] : [{ endpoint: endpoint.slice(whose.length), untilMs }];
  });
  return {
    today: dayCalls,
    perDay: limits.perDay,
    dayEndsAtMs: nextDayMs(nowMs),
    inWindow: usedUntil.length + leases.reduce((sum, { slots }) => sum + slots, 0),
    perWindow: limits.perWindow,
    windowMs: limits.windowMs,
    heldUntilMs: heldUntilMs > nowMs ? heldUntilMs : null,
    stopped,
  };
}
