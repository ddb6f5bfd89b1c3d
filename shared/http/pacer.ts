import { Setback } from '../domain/setback.ts';
import type { Limits, WireAnswer } from '../providers/provider.ts';
import type { Clock } from '../sync/desk.ts';
import { OutOfTime } from '../sync/stop.ts';
import { CALL_TIMEOUT_MS, SLEEP_AT_MOST_MS } from '../sync/timing.ts';
import { countError, type Grant, giveBack, heldBy, lend, type PaceState, stoppedUntil, tidy } from './pace.ts';

/** Where the pace of one scope is kept; `change` is repeated when somebody else changed it meanwhile. */
export interface PaceStore {
  change<T>(scope: string, change: (state: PaceState) => { readonly state: PaceState; readonly result: T }): Promise<T>;
}

/** How many slots are borrowed at a time: fewer writes against fewer slots lost to a crash. */
const BLOCK = 10;
/** Time for what is written around a call. */
const ROOM_MS = 8_000;

/** The calls of one run to one administration, within everybody's limits. */
export class Pacer {
  readonly #store: PaceStore;
  readonly #scope: string;
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #timeLeftMs: () => number;
  #lease: string | null = null;
  #inHand = 0;
  #completed: number[] = [];
  #heldUntilMs = 0;
  #last: PaceState | null = null;

  constructor(store: PaceStore, scope: string, limits: Limits, clock: Clock, timeLeftMs: () => number) {
    this.#store = store;
    this.#scope = scope;
    this.#limits = limits;
    this.#clock = clock;
    this.#timeLeftMs = timeLeftMs;
  }

  /**
   * Has at least `calls` slots at hand. A wait of at most a minute is slept out; a longer one, or one that does not fit
   * into this run, throws the `Setback` that pauses the line.
   */
  async reserve(calls: number): Promise<void> {
    await this.#fill(calls);
    if (this.#timeLeftMs() < CALL_TIMEOUT_MS + ROOM_MS) throw new OutOfTime();
  }

  async #fill(calls: number): Promise<void> {
    while (this.#inHand < calls) {
      const grant = await this.#borrow(calls);
      if ('slots' in grant) continue;
      const waitMs = Math.max(0, grant.waitUntilMs - this.#clock.now());
      if (waitMs > SLEEP_AT_MOST_MS || waitMs > this.#timeLeftMs() - 2 * CALL_TIMEOUT_MS)
        throw new Setback('wait', grant.limit, { retryAtMs: grant.waitUntilMs, scope: 'integration' });
      await this.#clock.sleep(waitMs);
    }
  }

  /** Uses a slot for one call, unless the endpoint answered too many errors within the hour. */
  async take(endpoint: string): Promise<void> {
    await this.#fill(1);
    const untilMs = this.#last && stoppedUntil(this.#last, this.#limits, endpoint, this.#clock.now());
    if (untilMs !== null)
      throw new Setback('wait', 'error-block', { retryAtMs: untilMs, scope: 'integration', about: { text: endpoint } });
    this.#inHand--;
  }

  /** Notes that the call is over, with its answer when there was one. */
  async done(endpoint: string, answer: WireAnswer | null): Promise<void> {
    const now = this.#clock.now();
    this.#completed.push(now);
    if (!answer) return;
    const seen = this.#limits.readHeaders(answer.headers, now);
    this.#heldUntilMs = Math.max(this.#heldUntilMs, heldBy(seen, answer.status, this.#limits, now));
    if (seen.windowRemaining !== null && seen.windowRemaining < this.#inHand) this.#drop(seen.windowRemaining);
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429)
      await this.#change((state) => ({ state: countError(state, endpoint, now), result: undefined }));
  }

  /** Gives back what was not used. */
  async giveBack(): Promise<void> {
    if (this.#lease !== null) await this.#change((state) => ({ state: this.#returned(state), result: undefined }));
    this.#forget();
  }

  /** The other side counted more than we did: what it does not allow counts as used. */
  #drop(allowed: number): void {
    this.#completed.push(...Array<number>(this.#inHand - allowed).fill(this.#clock.now()));
    this.#inHand = allowed;
  }

  async #borrow(need: number): Promise<Grant> {
    const lease = this.#clock.id();
    const untilMs = this.#clock.now() + this.#timeLeftMs();
    const want = Math.max(BLOCK, need);
    const grant = await this.#change<Grant>((state) => {
      const returned = this.#returned(state);
      const granted = lend(returned, this.#limits, { lease, need, want, untilMs }, this.#clock.now());
      return { state: 'slots' in granted ? granted.state : returned, result: granted };
    });
    this.#forget();
    if ('slots' in grant) {
      this.#lease = lease;
      this.#inHand = grant.slots;
    }
    return grant;
  }

  #returned(state: PaceState): PaceState {
    const tidied = tidy(state, this.#limits, this.#clock.now());
    if (this.#lease === null) return tidied;
    return giveBack(tidied, this.#limits, this.#lease, this.#completed, this.#heldUntilMs);
  }

  #forget(): void {
    this.#lease = null;
    this.#inHand = 0;
    this.#completed = [];
    this.#heldUntilMs = 0;
  }

  #change<T>(change: (state: PaceState) => { readonly state: PaceState; readonly result: T }): Promise<T> {
    return this.#store.change(this.#scope, (state) => {
      const changed = change(state);
      this.#last = changed.state;
      return changed;
    });
  }
}
