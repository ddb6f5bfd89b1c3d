import type { Actor } from './actor.ts';
import { type Name, type Order, otherThan, toItsEnd } from './order.ts';
import type { Touch } from './touch.ts';

/** What the two did in one leg. */
export interface Played {
  readonly go: Name;
  readonly steps: readonly Touch[];
}

/** How an order went. */
export interface Course {
  readonly legs: readonly Played[];
  /** It went as planned: no leg was longer than its actor, and nobody had to wait for the clock. */
  readonly isAsPlanned: boolean;
  /** An actor was frozen in the middle of a call. */
  readonly wasCalling: boolean;
}

/** What stands around the two. */
export interface Around {
  readonly clock: { now(): number; advance(ms: number): void };
  /** Beyond every claim, others do what there is to do. */
  meanwhile(): Promise<void>;
}

/**
 * Lets two actors take their steps in this order. Who sleeps lets the other one go on, as it would; when both sleep, time
 * passes. After a freeze a sleeper wakes late.
 */
export async function play(actors: Readonly<Record<Name, Actor>>, order: Order, around: Around): Promise<Course> {
  const legs: Played[] = [];
  let isAsPlanned = true;
  let wasCalling = false;
  for (const leg of [...order, toItsEnd('a'), toItsEnd('b')]) {
    if ('freeze' in leg) {
      const frozen = Object.values(actors).filter((actor) => actor.hasBegun && !actor.isOver);
      if (frozen.length === 0) isAsPlanned = false;
      wasCalling ||= frozen.some(({ isCalling }) => isCalling);
      for (const actor of frozen) await actor.freeze(leg.freeze === 'arrived');
      await around.meanwhile();
    } else {
      const steps = await advance(leg.go, leg.steps);
      if (steps.length > 0) legs.push({ go: leg.go, steps });
    }
  }
  return { legs, isAsPlanned, wasCalling };

  async function advance(name: Name, most: number): Promise<readonly Touch[]> {
    const [actor, other] = [actors[name], actors[otherThan(name)]];
    const from = actor.trace.length;
    await actor.begin();
    while (!actor.isOver && actor.trace.length - from < most) {
      if (actor.mayGo) {
        await actor.step();
        continue;
      }
      isAsPlanned = false;
      if (other.hasBegun && other.mayGo) await other.step();
      else around.clock.advance(Math.max(0, Math.min(actor.wakesAtMs, wakingOf(other)) - around.clock.now()));
    }
    if (Number.isFinite(most) && actor.trace.length - from < most) isAsPlanned = false;
    return actor.trace.slice(from);
  }
}

const wakingOf = (actor: Actor): number => (actor.hasBegun ? actor.wakesAtMs : Number.POSITIVE_INFINITY);
