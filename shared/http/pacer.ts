import { dayOf } from '../domain/days.ts';
import { Setback } from '../domain/setback.ts';
import type { Limits } from '../providers/limits.ts';
import type { WireAnswer } from '../providers/wire.ts';
import type { Clock } from '../sync/ledger/context.ts';
import { CALL_TIMEOUT_MS, SLEEP_AT_MOST_MS } from '../sync/ledger/timing.ts';
import { OutOfTime } from '../sync/steps/record-failure.ts';
import {
  countError,
  FRESH,
  heldBy,
  isReleased,
  lend,
  type PaceState,
  partOf,
  release,
  type SlotGrant,
  stoppedUntil,
  tidy,
  type Used,
} from './pace.ts';
import type { CallPace } from './wire.ts';

/** Where the pace of one scope is kept; `change` is repeated when somebody else changed it meanwhile. */
export interface PaceStore {
  /** The present state, without a change. */
  read(scope: string): Promise<PaceState>;
  change<T>(scope: string, change: (state: PaceState) => { readonly state: PaceState; readonly result: T }): Promise<T>;
  /** Makes a change together with the next one of this container, or never: what it would free then stays used for longer. */
  later(scope: string, change: (state: PaceState) => PaceState): void;
}

/**
 * How many slots are borrowed at a time, once a run needed more than it asked for at first: fewer writes against fewer
 * slots lost to a crash.
 */
const BLOCK = 10;
/** A loan of so few slots is not returned by a write of its own, as long as no more than half of the limits is used. */
const SMALL = 3;
/** Time for what is written around a call. */
const ROOM_MS = 8_000;

/** What a run has borrowed, and what it knows since. */
interface Loan {
  readonly lease: string | null;
  readonly slots: number;
  readonly untilMs: number;
  inHand: number;
  completedAtMs: number[];
  heldUntilMs: number;
  counted: Used['counted'];
}

const noLoan = (): Loan => ({
  lease: null,
  slots: 0,
  untilMs: 0,
  inHand: 0,
  completedAtMs: [],
  heldUntilMs: 0,
  counted: null,
});

/** The calls of one run to one administration, one at a time, within everybody's limits. */
export class Pacer implements CallPace {
  readonly #store: PaceStore;
  readonly #scope: string;
  readonly #limits: Limits;
  /** What it borrows by. */
  readonly #own: Limits;
  readonly #clock: Clock;
  readonly #timeLeftMs: () => number;
  readonly #whose: string;
  #loan = noLoan();
  #loans = 0;
  #last: PaceState = FRESH;
  /** Errors that are not in the store yet. */
  #errors: { readonly endpoint: string; readonly atMs: number }[] = [];
  /** Ends when the call before is over. */
  #turn: Promise<void> = Promise.resolve();
  #endTurn: () => void = () => undefined;

  /**
   * @param part - how much of the limits may be used up, by whomever, when these calls are made
   * @param whose - whose errors these are, where the scope is shared: they stop no other sharer
   */
  constructor(
    store: PaceStore,
    scope: string,
    limits: Limits,
    clock: Clock,
    timeLeftMs: () => number,
    part = 1,
    whose = '',
  ) {
    this.#store = store;
    this.#scope = scope;
    this.#limits = limits;
    this.#own = partOf(limits, part);
    this.#clock = clock;
    this.#timeLeftMs = timeLeftMs;
    this.#whose = whose;
  }

  /**
   * Has at least `calls` slots at hand. A wait of at most a minute is slept out; a longer one, or one beyond the end of
   * this run, throws the `Setback` that pauses the integration.
   */
  async reserve(calls: number): Promise<void> {
    await this.#myTurn();
    try {
      await this.#fill(calls);
    } finally {
      this.#endTurn();
    }
    if (this.#timeLeftMs() < CALL_TIMEOUT_MS + ROOM_MS) throw new OutOfTime();
  }

  /**
   * Uses a slot for one call, unless the endpoint answered too many errors within the hour: an entry that needs it
   * waits then, and calls to other endpoints go on. `done` must follow.
   */
  async take(endpoint: string): Promise<void> {
    await this.#myTurn();
    try {
      await this.#fill(1);
      const untilMs = stoppedUntil(this.#last, this.#limits, this.#whose + endpoint, this.#clock.now());
      if (untilMs !== null) throw stopped(endpoint, untilMs);
      this.#loan.inHand--;
    } catch (error) {
      this.#endTurn();
      throw error;
    }
  }

  /** Notes that the call is over, with its answer when there was one. What it said is never lost to a failed note. */
  async done(endpoint: string, answer: WireAnswer | null): Promise<void> {
    const now = this.#clock.now();
    this.#loan.completedAtMs.push(now);
    if (answer) this.#heed(answer, now);
    if (answer && this.#isError(answer)) {
      this.#errors.push({ endpoint: this.#whose + endpoint, atMs: now });
      await this.#change((state) => ({ state, result: undefined })).catch(() => undefined);
    }
    this.#endTurn();
  }

  /**
   * Releases the unused slots, and says when the others were used: at once, or with the next loan of this container where
   * that keeps nobody waiting. Throws when the store can't be reached; then what was borrowed counts as used.
   */
  async release(): Promise<void> {
    const loan = this.#loan;
    try {
      if (loan.lease === null && this.#errors.length === 0) return;
      if (this.#mayWait(loan)) this.#store.later(this.#scope, (state) => this.#returned(state, loan));
      else await this.#change((state) => ({ state: this.#returned(state, loan), result: undefined }));
    } finally {
      this.#loan = noLoan();
    }
  }

  /** Until the lease lapses, others count its slots as used, and for a window more: no limit is passed by that. */
  #mayWait({ slots, heldUntilMs, counted }: Loan): boolean {
    const { perWindow, perDay } = this.#limits;
    const used = this.#last.usedUntil.length + this.#last.leases.reduce((sum, lease) => sum + lease.slots, 0);
    const usedToday = Math.max(this.#last.dayCalls, counted?.calls ?? 0);
    const isFar = used <= perWindow / 2 && (perDay === null || usedToday <= perDay / 2);
    return isFar && slots <= SMALL && heldUntilMs === 0 && this.#errors.length === 0;
  }

  #isError = ({ status }: WireAnswer): boolean =>
    status >= 400 && status < 500 && ![408, 429, ...this.#limits.notErrors].includes(status);

  async #myTurn(): Promise<void> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    this.#endTurn = resolve;
  }

  async #fill(calls: number): Promise<void> {
    while (this.#inHand() < calls) {
      if (this.#timeLeftMs() <= 0) throw new OutOfTime();
      const grant = await this.#borrow(calls);
      if ('slots' in grant) continue;
      const waitMs = Math.max(0, grant.waitUntilMs - this.#clock.now());
      if (waitMs > SLEEP_AT_MOST_MS || waitMs > this.#timeLeftMs() - 2 * CALL_TIMEOUT_MS)
        throw new Setback('wait', grant.limit, { retryAtMs: grant.waitUntilMs, scope: 'integration' });
      await this.#clock.sleep(waitMs);
    }
  }

  /** A lease that is over was counted as used already, whatever of it was not. */
  #inHand = (): number => (this.#loan.untilMs > this.#clock.now() ? this.#loan.inHand : 0);

  /** Believes the other side's count where it allows less than ours. Its clock may differ. */
  #heed(answer: WireAnswer, now: number): void {
    const theirNow = now - answer.aheadMs;
    const seen = this.#limits.readHeaders(answer.headers, theirNow);
    const heldUntil = heldBy(seen, answer.status, this.#limits, theirNow);
    const loan = this.#loan;
    if (heldUntil > 0) loan.heldUntilMs = Math.max(loan.heldUntilMs, heldUntil + answer.aheadMs);
    if (seen.dayRemaining !== null && this.#limits.perDay !== null)
      loan.counted = { day: dayOf(theirNow), calls: this.#limits.perDay - seen.dayRemaining };
    const allowed = heldUntil > 0 ? 0 : Math.min(...[seen.windowRemaining, seen.dayRemaining, loan.inHand].map(orMany));
    loan.completedAtMs.push(...Array<number>(Math.max(0, loan.inHand - allowed)).fill(now));
    loan.inHand = Math.min(loan.inHand, allowed);
  }

  async #borrow(need: number): Promise<SlotGrant> {
    const lease = this.#clock.id();
    const untilMs = this.#clock.now() + this.#timeLeftMs();
    const want = this.#loans === 0 ? need : Math.max(BLOCK, need);
    const grant = await this.#change<SlotGrant>((state) => {
      const returned = this.#returned(state);
      const granted = lend(returned, this.#own, { lease, need, want, untilMs }, this.#clock.now());
      return { state: 'slots' in granted ? granted.state : returned, result: granted };
    });
    this.#loan = 'slots' in grant ? { ...noLoan(), lease, slots: grant.slots, untilMs, inHand: grant.slots } : noLoan();
    if ('slots' in grant) this.#loans++;
    return grant;
  }

  #returned(state: PaceState, loan = this.#loan): PaceState {
    const now = this.#clock.now();
    const tidied = tidy(state, this.#limits, now);
    if (loan.lease === null || isReleased(loan.lease, loan.untilMs, tidied, now)) return tidied;
    // What was completed more than a window ago is free by now: it must not make anybody wait for a moment that is past.
    return tidy(release(tidied, this.#limits, loan.lease, loan), this.#limits, now);
  }

  async #change<T>(change: (state: PaceState) => { readonly state: PaceState; readonly result: T }): Promise<T> {
    const errors = [...this.#errors];
    const result = await this.#store.change(this.#scope, (state) => {
      const changed = change(errors.reduce((all, { endpoint, atMs }) => countError(all, endpoint, atMs), state));
      this.#last = changed.state;
      return changed;
    });
    this.#errors = this.#errors.filter((error) => !errors.includes(error));
    return result;
  }
}

const orMany = (count: number | null): number => count ?? Number.POSITIVE_INFINITY;

const stopped = (endpoint: string, retryAtMs: number): Setback =>
  new Setback('wait', 'error-block', { retryAtMs, about: { text: endpoint } });
