import { dayOf } from '../domain/days.ts';
import { Setback } from '../domain/setback.ts';
import type { Limits } from '../providers/limits.ts';
import type { WireAnswer } from '../providers/wire.ts';
import type { Clock } from '../sync/ledger/context.ts';
import { CALL_TIMEOUT_MS, SLEEP_AT_MOST_MS } from '../sync/ledger/timing.ts';
import { OutOfTime } from '../sync/steps/record-failure.ts';
import { comesBackIn, type Loan, noLoan } from './loan.ts';
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
} from './pace.ts';
import type { TheirClock } from './their-clock.ts';
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

/** The clock of the other side, by which its limits are counted and kept. */
export type Theirs = Pick<TheirClock, 'earliest' | 'latest' | 'learn'>;

/** The calls of one run to one administration, one at a time, within everybody's limits. */
export class Pacer implements CallPace {
  readonly #store: PaceStore;
  readonly #scope: string;
  readonly #limits: Limits;
  /** What it borrows by. */
  readonly #own: Limits;
  readonly #clock: Clock;
  readonly #theirs: Theirs;
  readonly #timeLeftMs: () => number;
  readonly #whose: string;
  #loan = noLoan();
  /** When the call that is under way was let go. */
  #leftAtMs = 0;
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
    theirs: Theirs,
    timeLeftMs: () => number,
    part = 1,
    whose = '',
  ) {
    this.#store = store;
    this.#scope = scope;
    this.#limits = limits;
    this.#own = partOf(limits, part);
    this.#clock = clock;
    this.#theirs = theirs;
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
      const untilMs = stoppedUntil(this.#last, this.#limits, this.#whose + endpoint, this.#earliest());
      const retryAtMs = untilMs && untilMs + this.#clock.now() - this.#earliest();
      if (retryAtMs !== null) throw new Setback('wait', 'error-block', { retryAtMs });
      this.#loan.inHand--;
      this.#leftAtMs = this.#clock.now();
    } catch (error) {
      this.#endTurn();
      throw error;
    }
  }

  /** Notes that the call is over, with its answer when there was one. What it said is never lost to a failed note. */
  async done(endpoint: string, answer: WireAnswer | null): Promise<void> {
    if (answer?.headers.get('date')) this.#theirs.learn(answer.aheadMs, this.#clock.now() - this.#leftAtMs);
    const now = this.#latest();
    this.#loan.completedAtMs.push(now);
    if (answer) this.#heed(answer);
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

  #earliest = (): number => this.#theirs.earliest(this.#clock.now());
  #latest = (): number => this.#theirs.latest(this.#clock.now());

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
      const waitMs = Math.max(0, grant.waitUntilMs - this.#earliest());
      if (waitMs > SLEEP_AT_MOST_MS || waitMs > this.#timeLeftMs() - 2 * CALL_TIMEOUT_MS) {
        const retryAtMs = this.#clock.now() + comesBackIn(waitMs, grant.limit);
        throw new Setback('wait', grant.limit, { retryAtMs, scope: 'integration' });
      }
      await this.#clock.sleep(waitMs);
    }
  }

  /** A lease that is over was counted as used already, whatever of it was not. */
  #inHand = (): number => (this.#loan.untilMs > this.#latest() ? this.#loan.inHand : 0);

  /** Believes the other side's count where it allows less than ours. */
  #heed(answer: WireAnswer): void {
    const now = this.#clock.now() - answer.aheadMs;
    const seen = this.#limits.readHeaders(answer.headers, now);
    const heldUntil = heldBy(seen, answer.status, this.#limits, now);
    const loan = this.#loan;
    loan.heldUntilMs = Math.max(loan.heldUntilMs, heldUntil);
    if (seen.dayRemaining !== null && this.#limits.perDay !== null)
      loan.counted = { day: dayOf(now), calls: this.#limits.perDay - seen.dayRemaining };
    const allowed = heldUntil > 0 ? 0 : Math.min(...[seen.windowRemaining, seen.dayRemaining, loan.inHand].map(orMany));
    loan.completedAtMs.push(...Array<number>(Math.max(0, loan.inHand - allowed)).fill(this.#latest()));
    loan.inHand = Math.min(loan.inHand, allowed);
  }

  async #borrow(need: number): Promise<SlotGrant> {
    const lease = this.#clock.id();
    const untilMs = this.#latest() + this.#timeLeftMs();
    const want = this.#loans === 0 ? need : Math.max(BLOCK, need);
    const grant = await this.#change<SlotGrant>((state) => {
      const returned = this.#returned(state);
      const granted = lend(returned, this.#own, { lease, need, want, untilMs }, this.#earliest());
      return { state: 'slots' in granted ? granted.state : returned, result: granted };
    });
    this.#loan = 'slots' in grant ? { ...noLoan(), lease, slots: grant.slots, untilMs, inHand: grant.slots } : noLoan();
    if ('slots' in grant) this.#loans++;
    return grant;
  }

  #returned(state: PaceState, loan = this.#loan): PaceState {
    const now = [this.#earliest(), this.#latest()] as const;
    const tidied = tidy(state, this.#limits, ...now);
    if (loan.lease === null || isReleased(loan.lease, loan.untilMs, tidied, now[0])) return tidied;
    // What was completed more than a window ago is free by now: it must not make anybody wait for a moment that is past.
    return tidy(release(tidied, this.#limits, loan.lease, loan), this.#limits, ...now);
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
