import { CLOCK_OFF_MS, SECOND_MS } from '../domain/duration.ts';

/** The grain of a `Date` header. */
const GRAIN_MS = SECOND_MS;

/**
 * What the clock of the other side shows, as far as this container knows. Limits are counted by that clock, and kept by
 * it, since the clocks of our containers differ. Each answer says more: its `Date` was written before the answer came, and
 * after its request left.
 */
export class TheirClock {
  /** Ours is ahead of theirs by no less, and no more, than this; as far as it may be off, before they said what theirs shows. */
  #least = -CLOCK_OFF_MS;
  #most = CLOCK_OFF_MS;

  /** No later than what it shows: a limit that is over by this is over. */
  earliest = (nowMs: number): number => nowMs - this.#most;

  /** No earlier than what it shows: what is over by now was over by this. */
  latest = (nowMs: number): number => nowMs - this.#least;

  /**
   * Learns from an answer.
   *
   * @param aheadMs - how far our clock was ahead of its `Date` when it came
   * @param tookMs - how long the call took at most
   */
  learn(aheadMs: number, tookMs: number): void {
    const [least, most] = [aheadMs - GRAIN_MS - tookMs, aheadMs];
    const isMoved = least > this.#most || most < this.#least; // one of the clocks was set
    this.#least = isMoved ? least : Math.max(this.#least, least);
    this.#most = isMoved ? most : Math.min(this.#most, most);
  }
}

/** The clocks of the hosts that one container has called. */
export class TheirClocks {
  readonly #clocks = new Map<string, TheirClock>();

  of(host: string): TheirClock {
    const clock = this.#clocks.get(host) ?? new TheirClock();
    this.#clocks.set(host, clock);
    return clock;
  }
}
