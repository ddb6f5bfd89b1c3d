import { dayOf } from '../domain/days.ts';
import { DAY_MS, HOUR_MS } from '../domain/duration.ts';
import { valueAt } from '../domain/outside-record.ts';
import type { Limits, LimitsSeen } from '../providers/limits.ts';

/** What is known of the calls to one administration: shared by all callers. All times in epoch ms, by the clock of the other side. */
export interface PaceState {
  /** When each used slot is free again: a window after its call was completed. */
  readonly usedUntil: readonly number[];
  /** Slots lent to a run at work; at a crash they count as used at the lease's end. */
  readonly leases: readonly { readonly id: string; readonly slots: number; readonly untilMs: number }[];
  /** The day (UTC) that is counted, and its calls: those made and those that were lent. */
  readonly day: string;
  readonly dayCalls: number;
  /** No call may leave before this: the other side said so. */
  readonly heldUntilMs: number;
  /** When each endpoint answered 4xx within the last hour; by whom, where a count is shared by several. */
  readonly errors: Readonly<Record<string, readonly number[]>>;
}

/** The pace of a connection that made no call yet. */
export const FRESH: PaceState = { usedUntil: [], leases: [], day: '', dayCalls: 0, heldUntilMs: 0, errors: {} };

/** A slot rests a little longer than the window. */
const MARGIN_MS = 50;
/** After a limit whose end the other side told, it is waited out by this much more; by more when it refused a call, so that our count was wrong. */
const AFTER_RESET_MS = 250;
const AFTER_REFUSAL_MS = 1_000;

/** The next 00:00 UTC. */
export const nextDayMs = (nowMs: number): number => Date.parse(dayOf(nowMs)) + DAY_MS;

const lent = ({ leases }: PaceState): number => leases.reduce((sum, { slots }) => sum + slots, 0);

const restOf = (limits: Limits, completedAtMs: number): number => completedAtMs + limits.windowMs + MARGIN_MS;

/**
 * Forgets what is over: free slots, yesterday's count, old errors. Leases that lapsed become used slots, and a lease
 * that lives through midnight counts for the new day.
 *
 * @param nowMs    - no later than it is
 * @param latestMs - no earlier than it is
 */
export function tidy(state: PaceState, limits: Limits, nowMs: number, latestMs = nowMs): PaceState {
  const lapsed = state.leases.filter(({ untilMs }) => untilMs <= nowMs);
  const used = [
    ...state.usedUntil,
    ...lapsed.flatMap(({ slots, untilMs }) => Array<number>(slots).fill(restOf(limits, untilMs))),
  ];
  const recent = Object.entries(state.errors).map(
    ([endpoint, times]) => [endpoint, times.filter((at) => at > nowMs - HOUR_MS)] as const,
  );
  return {
    ...state,
    usedUntil: used
      .filter((freeAt) => freeAt > nowMs)
      .map((freeAt) => Math.min(freeAt, restOf(limits, latestMs))) // no call was completed later than now, unless a clock went back
      .sort((a, b) => a - b),
    leases: state.leases.filter(({ untilMs }) => untilMs > nowMs),
    day: dayOf(nowMs),
    dayCalls: state.day === dayOf(nowMs) ? state.dayCalls : lent(state),
    errors: Object.fromEntries(recent.filter(([, times]) => times.length > 0)),
  };
}

/** The limits as they are to callers who leave the rest to others: a part, from 0 to 1, of what is allowed. */
export const partOf = (limits: Limits, part: number): Limits => ({
  ...limits,
  perWindow: Math.floor(limits.perWindow * part),
  perDay: limits.perDay === null ? null : Math.floor(limits.perDay * part),
});

/** A lease, or when to ask again, and which limit said so. */
export type SlotGrant =
  | { readonly state: PaceState; readonly slots: number }
  | { readonly waitUntilMs: number; readonly limit: 'rate-limited' | 'day-limit' };

/**
 * Lends between `need` and `want` slots to `lease`. A slot may be used again a window after its call was *completed*:
 * completion is later than the moment at which the other side counted it, so no window of theirs, wherever it
 * starts, holds more calls than the limit (`reference/reliability.md` A4.1).
 */
export function lend(
  state: PaceState,
  limits: Limits,
  ask: { readonly lease: string; readonly need: number; readonly want: number; readonly untilMs: number },
  nowMs: number,
): SlotGrant {
  const lentAlready = state.leases.find(({ id }) => id === ask.lease); // by a write whose answer was lost
  if (lentAlready) return { slots: lentAlready.slots, state };
  if (state.heldUntilMs > nowMs) return { waitUntilMs: state.heldUntilMs, limit: limitOf(state, limits, nowMs) };
  const free = limits.perWindow - state.usedUntil.length - lent(state);
  const freeToday = limits.perDay === null ? ask.want : limits.perDay - state.dayCalls;
  if (freeToday < ask.need) return { waitUntilMs: nextDayMs(nowMs), limit: 'day-limit' };
  if (free < ask.need) {
    const ends = [
      ...state.usedUntil,
      ...state.leases.flatMap(({ slots, untilMs }) => Array<number>(slots).fill(untilMs)),
    ].sort((a, b) => a - b);
    return { waitUntilMs: ends[ask.need - free - 1] ?? nowMs + limits.windowMs, limit: 'rate-limited' };
  }
  const slots = Math.min(Math.max(ask.want, ask.need), free, freeToday);
  const lease = { id: ask.lease, slots, untilMs: ask.untilMs };
  return { slots, state: { ...state, leases: [...state.leases, lease], dayCalls: state.dayCalls + slots } };
}

/** True of a lease that is gone before its end: it was released, and what was used of it counts already. */
export const isReleased = (lease: string, untilMs: number, { leases }: PaceState, nowMs: number): boolean =>
  untilMs > nowMs && !leases.some(({ id }) => id === lease);

/** A hold that is longer than a window can only be the day's. */
const limitOf = ({ heldUntilMs }: PaceState, { windowMs }: Limits, nowMs: number): 'rate-limited' | 'day-limit' =>
  heldUntilMs > nowMs + 2 * windowMs ? 'day-limit' : 'rate-limited';

/** What the holder of a lease knows when it releases the lease. */
export interface Used {
  readonly completedAtMs: readonly number[];
  /** Until when the other side wants no calls. */
  readonly heldUntilMs: number;
  /** How many calls of that day the other side has counted, ours or not. */
  readonly counted: { readonly day: string; readonly calls: number } | null;
}

/** Releases a lease: used slots stay used until a window after their completion, the rest is free at once. */
export function release(state: PaceState, limits: Limits, lease: string, used: Used): PaceState {
  const held = state.leases.find(({ id }) => id === lease);
  const unused = Math.max(0, (held?.slots ?? 0) - used.completedAtMs.length);
  const theirs = used.counted?.day === state.day ? used.counted.calls : 0;
  return {
    ...state,
    leases: state.leases.filter(({ id }) => id !== lease),
    usedUntil: [...state.usedUntil, ...used.completedAtMs.map((at) => restOf(limits, at))].sort((a, b) => a - b),
    dayCalls: Math.max(0, state.dayCalls - unused, theirs),
    heldUntilMs: Math.max(state.heldUntilMs, used.heldUntilMs),
  };
}

/** Counts a 4xx answer of an endpoint. */
export const countError = (state: PaceState, endpoint: string, atMs: number): PaceState => ({
  ...state,
  errors: { ...state.errors, [endpoint]: [...(valueAt(state.errors, endpoint) ?? []), atMs] },
});

/**
 * Lets each endpoint that was stopped for `whose` have one more call: should that be refused too, it stops again.
 *
 * @param whose - what the names of their endpoints begin with; nothing where the count is theirs alone
 */
export const oneMore = (state: PaceState, limits: Limits, nowMs: number, whose = ''): PaceState => ({
  ...state,
  errors: Object.fromEntries(
    Object.entries(state.errors).map(([endpoint, times]) => [
      endpoint,
      !endpoint.startsWith(whose) || stoppedUntil(state, limits, endpoint, nowMs) === null
        ? times
        : times.slice(1 - limits.errorsPerHour),
    ]),
  ),
});

/** Until when an endpoint is left alone, because it answered too many errors within an hour; null when it is not. */
export function stoppedUntil(state: PaceState, limits: Limits, endpoint: string, nowMs: number): number | null {
  const recent = (valueAt(state.errors, endpoint) ?? []).filter((at) => at > nowMs - HOUR_MS);
  if (recent.length < limits.errorsPerHour) return null;
  return (recent[recent.length - limits.errorsPerHour] ?? nowMs) + HOUR_MS + MARGIN_MS;
}

/**
 * Until when the other side forbids calls, by its own clock; 0 when it does not. Headers may only lower our own count,
 * and absent ones say nothing: a 429 carries those of the limit that was hit alone. A reset beyond an hour, or a day for the
 * day's limit, is not believed.
 */
export function heldBy(seen: LimitsSeen, status: number, limits: Limits, theirNowMs: number): number {
  const { windowRemaining, windowResetAtMs, dayRemaining, dayResetAtMs } = seen;
  const isRefused = status === 429;
  const saysDay = (dayRemaining ?? dayResetAtMs) !== null;
  const saysWindow = (windowRemaining ?? windowResetAtMs) !== null;
  const dayIsOver = dayRemaining === 0 || (isRefused && saysDay && !saysWindow);
  const windowIsOver = windowRemaining === 0 || (isRefused && !dayIsOver);
  const until = Math.max(
    windowIsOver ? Math.min(windowResetAtMs ?? theirNowMs + limits.windowMs, theirNowMs + HOUR_MS) : 0,
    dayIsOver ? Math.min(dayResetAtMs ?? nextDayMs(theirNowMs), theirNowMs + DAY_MS) : 0,
  );
  const told = Math.max(AFTER_RESET_MS, limits.resetGrainMs ?? 0);
  return until > 0 ? until + (isRefused ? AFTER_REFUSAL_MS : told) : 0;
}
