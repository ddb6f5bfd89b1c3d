import type { Limits, LimitsSeen } from '../providers/provider.ts';

/** What is known of the calls to one administration: one truth for everybody who calls. All times in epoch ms. */
export interface PaceState {
  /** When each used slot is free again: a window after its call was completed. */
  readonly usedUntil: readonly number[];
  /** Slots lent to somebody who is at work; at a crash they count as used at the lease's end. */
  readonly leases: readonly { readonly id: string; readonly slots: number; readonly untilMs: number }[];
  /** The day (UTC) that is counted, and its calls. */
  readonly day: string;
  readonly dayCalls: number;
  /** Nobody calls before this: the other side said so. */
  readonly heldUntilMs: number;
  /** When each endpoint answered 4xx within the last hour. */
  readonly errors: Readonly<Record<string, readonly number[]>>;
}

export const FRESH: PaceState = { usedUntil: [], leases: [], day: '', dayCalls: 0, heldUntilMs: 0, errors: {} };

const HOUR_MS = 3_600_000;
/** A slot rests a little longer than the window, for clocks that differ by a breath. */
const MARGIN_MS = 50;

const dayOf = (nowMs: number): string => new Date(nowMs).toISOString().slice(0, 10);

/** The next 00:00 UTC. */
export const nextDayMs = (nowMs: number): number => Date.parse(dayOf(nowMs)) + 24 * HOUR_MS;

/** Forgets what is over: free slots, yesterday's count, old errors; lapsed leases become used slots. */
export function tidy(state: PaceState, limits: Limits, nowMs: number): PaceState {
  const lapsed = state.leases.filter(({ untilMs }) => untilMs <= nowMs);
  const used = [
    ...state.usedUntil,
    ...lapsed.flatMap(({ slots, untilMs }) => Array<number>(slots).fill(untilMs + limits.windowMs + MARGIN_MS)),
  ];
  const recent = Object.entries(state.errors).map(
    ([endpoint, times]) => [endpoint, times.filter((at) => at > nowMs - HOUR_MS)] as const,
  );
  return {
    ...state,
    usedUntil: used.filter((freeAt) => freeAt > nowMs).sort((a, b) => a - b),
    leases: state.leases.filter(({ untilMs }) => untilMs > nowMs),
    day: dayOf(nowMs),
    dayCalls: state.day === dayOf(nowMs) ? state.dayCalls : 0,
    errors: Object.fromEntries(recent.filter(([, times]) => times.length > 0)),
  };
}

/** A lease, or when to ask again, and which limit said so. */
export type Grant =
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
): Grant {
  if (state.heldUntilMs > nowMs) return { waitUntilMs: state.heldUntilMs, limit: 'rate-limited' };
  const lent = state.leases.reduce((sum, { slots }) => sum + slots, 0);
  const free = limits.perWindow - state.usedUntil.length - lent;
  const freeToday = limits.perDay === null ? ask.want : limits.perDay - state.dayCalls;
  if (freeToday < ask.need) return { waitUntilMs: nextDayMs(nowMs), limit: 'day-limit' };
  if (free < ask.need) {
    const ends = [...state.usedUntil, ...state.leases.map(({ untilMs }) => untilMs)].sort((a, b) => a - b);
    return { waitUntilMs: ends[ask.need - free - 1] ?? nowMs + limits.windowMs, limit: 'rate-limited' };
  }
  const slots = Math.min(ask.want, free, freeToday);
  const lease = { id: ask.lease, slots, untilMs: ask.untilMs };
  return { slots, state: { ...state, leases: [...state.leases, lease], dayCalls: state.dayCalls + slots } };
}

/** Gives a lease back: what was used is used until a window after its completion, the rest is free at once. */
export function giveBack(
  state: PaceState,
  limits: Limits,
  lease: string,
  completedAtMs: readonly number[],
  heldUntilMs: number,
): PaceState {
  const held = state.leases.find(({ id }) => id === lease);
  const used = completedAtMs.map((at) => at + limits.windowMs + MARGIN_MS);
  return {
    ...state,
    leases: state.leases.filter(({ id }) => id !== lease),
    usedUntil: [...state.usedUntil, ...used].sort((a, b) => a - b),
    dayCalls: Math.max(0, state.dayCalls - Math.max(0, (held?.slots ?? 0) - completedAtMs.length)),
    heldUntilMs: Math.max(state.heldUntilMs, heldUntilMs),
  };
}

/** Counts a 4xx answer of an endpoint. */
export const countError = (state: PaceState, endpoint: string, nowMs: number): PaceState => ({
  ...state,
  errors: { ...state.errors, [endpoint]: [...(state.errors[endpoint] ?? []), nowMs] },
});

/** Until when an endpoint is left alone, because it answered too many errors within an hour; null when it is not. */
export function stoppedUntil(state: PaceState, limits: Limits, endpoint: string, nowMs: number): number | null {
  const recent = (state.errors[endpoint] ?? []).filter((at) => at > nowMs - HOUR_MS);
  if (recent.length < limits.errorsPerHour) return null;
  return (recent[recent.length - limits.errorsPerHour] ?? nowMs) + HOUR_MS + MARGIN_MS;
}

/** Until when the other side's headers forbid calls. They may only lower our own count; absent ones say nothing. */
export function heldBy(seen: LimitsSeen, status: number, limits: Limits, nowMs: number): number {
  const windowIsOver = seen.windowRemaining === 0 || (status === 429 && seen.dayRemaining === null);
  const window = windowIsOver ? (seen.windowResetAtMs ?? nowMs + limits.windowMs) : 0;
  const day = seen.dayRemaining === 0 ? (seen.dayResetAtMs ?? nextDayMs(nowMs)) : 0;
  const until = Math.max(window, day);
  return until > 0 ? until + 1_000 : 0;
}
