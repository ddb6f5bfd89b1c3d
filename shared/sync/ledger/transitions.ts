import type { About, Cause } from '../../domain/causes.ts';
import { CLOCKS_APART_MS } from '../../domain/duration.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { Remedy } from '../../domain/setback.ts';
import type { Entry, Status } from './entry.ts';

/**
 * How an entry moves. Each function gives the part of an entry that a transition changes; what else the caller writes
 * stands beside it in the same write. `status`, and how often and how long an entry was tried, change here only.
 */
export type EntryChange = Partial<
  Pick<
    Entry,
    | 'status'
    | 'cause'
    | 'about'
    | 'remedy'
    | 'crashes'
    | 'waits'
    | 'noAnswers'
    | 'claimedUntilMs'
    | 'dueAt'
    | 'outbox'
    | 'round'
  >
>;

/** Why an entry stops or waits, and what has to happen. */
export interface Reason {
  readonly cause: Cause;
  readonly about: About;
  readonly remedy: Remedy;
}

/** What an entry still has to publish when it comes to rest, and when that is. */
interface Rest {
  readonly outbox: readonly OutboxEvent[];
  readonly nowMs: number;
  /** When it is due already, which serves as well: the index of what is due stays as it is. */
  readonly dueAt?: number | null;
}

/** Due for whoever looks: a worker whose clock is behind ours would find what is due by ours not due yet, and rest. */
export const atOnce = (nowMs: number): number => nowMs - CLOCKS_APART_MS;

/** Events in the outbox keep the entry due, and claimed by the worker that publishes them next. */
const resting = ({ outbox, nowMs, dueAt = null }: Rest): EntryChange =>
  outbox.length > 0
    ? { outbox: [...outbox], dueAt: Math.min(dueAt ?? nowMs, atOnce(nowMs)) }
    : { outbox: [], dueAt: null, claimedUntilMs: 0 };

const reasonOf = ({ cause, about, remedy }: Reason): Reason => ({ cause, about, remedy });

/** True when an entry comes no further by itself: it is booked, stopped, or has no place in these books. */
export const isAtRest = ({ status }: { readonly status: Status }): boolean =>
  status === 'done' || status === 'parked' || status === 'skipped';

/** A new entry, due at a moment or never. */
export const received = (dueAt: number | null) => ({
  status: 'open' as const,
  dueAt,
  claimedUntilMs: 0,
  ...progressed(),
  cause: null,
  about: {},
  remedy: null,
});

/** Claimed by a worker until `untilMs`; the claim counts as a crash until it ends in order. */
export const claimed = (untilMs: number) => ({
  change: { claimedUntilMs: untilMs } satisfies EntryChange,
  add: { fence: 1, crashes: 1, revision: 1 },
});

/** A claim that ended in order. Earlier crashes since the last step still count. */
export const endedInOrder = ({ crashes }: Pick<Entry, 'crashes'>) => ({ crashes: Math.max(0, crashes - 1) });

/** Released by the worker, as it was. */
export const letGo = (entry: Entry) => ({ ...endedInOrder(entry), claimedUntilMs: 0 }) satisfies EntryChange;

/** Released by the worker, and due at `dueAt`, whatever it was due for. */
export const lookAgainAt = (dueAt: number) => ({ dueAt, claimedUntilMs: 0 }) satisfies EntryChange;

/** The books gave an answer about it. */
export const answered = () => ({ crashes: 0, noAnswers: 0 }) satisfies EntryChange;

/** It came a step further. */
export const progressed = () => ({ ...answered(), waits: 0 }) satisfies EntryChange;

/** It stands in the books. `reason`: what is wrong with it all the same; `againAtMs`: when it is looked at again. */
export const done = (rest: Rest, reason: Reason | null = null, againAtMs: number | null = null): EntryChange => ({
  status: 'done',
  ...progressed(),
  ...(reason ? reasonOf(reason) : { cause: null, about: {}, remedy: null }),
  ...resting(rest),
  ...(againAtMs === null ? {} : { dueAt: againAtMs }),
});

/** Somebody has to change something. What is known of missing answers stays, should it be tried again. */
export const park = (reason: Reason, rest: Rest): EntryChange => ({
  status: 'parked',
  ...reasonOf(reason),
  crashes: 0,
  waits: 0,
  ...resting(rest),
});

/** It has no place in these books. Earlier events in its outbox are published by the next run. */
export const skip = (reason: Reason, { outbox, nowMs }: Rest): EntryChange => ({
  status: 'skipped',
  ...reasonOf(reason),
  crashes: 0,
  waits: 0,
  dueAt: outbox.length > 0 ? atOnce(nowMs) : null,
  claimedUntilMs: 0,
});

/** Something else comes first, until `dueAt`. `noAnswer`: the books gave no answer about this entry alone. */
export const defer = (entry: Entry, reason: Reason, dueAt: number, noAnswer = false): EntryChange => ({
  status: 'waiting',
  ...held(entry, reason, dueAt, noAnswer),
});

/** Something may have been made in the books; it may be looked up at `dueAt`. */
export const unsure = (entry: Entry, reason: Reason, dueAt: number, noAnswer = false): EntryChange => ({
  status: 'uncertain',
  ...held(entry, reason, dueAt, noAnswer),
});

const held = (entry: Entry, reason: Reason, dueAt: number, noAnswer: boolean): EntryChange => ({
  ...reasonOf(reason),
  ...endedInOrder(entry),
  waits: entry.waits + 1,
  noAnswers: entry.noAnswers + (noAnswer ? 1 : 0),
  ...lookAgainAt(dueAt),
});

/**
 * A fault of ours ended the claim: it counts as a crash, and is tried again at `dueAt`. What came to rest stays there: only
 * what was left to do about it is tried again.
 */
export const crash = (entry: Entry, dueAt: number): EntryChange => ({
  ...(isAtRest(entry) ? {} : { status: 'waiting', cause: 'internal-error', about: {}, remedy: 'wait' }),
  ...lookAgainAt(dueAt),
});

/** The run was over before the entry was: the next one goes on with it at once. */
export const yieldTurn = (entry: Entry, nowMs: number): EntryChange => ({
  status: 'open',
  ...endedInOrder(entry),
  ...lookAgainAt(atOnce(nowMs)),
});

/**
 * It is tried again as if for the first time. Missing answers about this entry alone are kept as one, so that it holds
 * up no other entry. A claim on it stays.
 */
export const reopen = ({ noAnswers }: Entry, nowMs: number): EntryChange => ({
  status: 'open',
  crashes: 0,
  waits: 0,
  noAnswers: Math.min(1, noAnswers),
  dueAt: atOnce(nowMs),
});

/** A waiting entry is due now. */
export const hasten = (nowMs: number) => ({ dueAt: atOnce(nowMs) }) satisfies EntryChange;

/** What stands in the books is not known any more, as after a restore from a backup: it is looked up first. */
export const forget = (nowMs: number): EntryChange => ({ status: 'uncertain', crashes: 0, dueAt: atOnce(nowMs) });

/** There is more to publish: at once when it is at rest, else when it comes to rest. */
export const publishMore = (entry: Entry, events: readonly OutboxEvent[], nowMs: number): EntryChange => ({
  outbox: [...entry.outbox, ...events],
  round: entry.round + 1,
  dueAt: isAtRest(entry) ? atOnce(nowMs) : (entry.dueAt ?? atOnce(nowMs)),
});

/** Other content came for an invoice that was sent: what is booked stays booked, and says so. */
export const contradict = (entry: Entry, reason: Reason, event: OutboxEvent, nowMs: number): EntryChange => ({
  ...publishMore(entry, [event], nowMs),
  ...(entry.status === 'done' ? reasonOf(reason) : {}),
});

/** The bus took everything: it is no longer due, or only for a clean-up, at `againAtMs`. */
export const published = (againAtMs: number | null = null): EntryChange => ({
  ...resting({ outbox: [], nowMs: 0 }),
  dueAt: againAtMs,
});
