import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/duration.ts';
import { Setback } from '../../domain/setback.ts';
import type { AnswerHeaders, WireAnswer } from '../wire.ts';
import { readHeaders, readReset } from './limits.ts';

/**
 * Reads a 429: which limit was hit, and when it is over by our clock (reference 3.1, 3.2).
 *
 * Only the headers of the limit that was hit come along. Without a reset, the minute ends with the clock's and the day
 * at 00:00 UTC, by the answer's own `Date`; without that header the moment is unknown, and the caller chooses how long
 * it waits.
 */
export function throttled({ headers, aheadMs }: WireAnswer): Setback {
  const theirNow = dateOf(headers);
  const seen = readHeaders(headers, theirNow ?? Number.NaN);
  const day = isDay(seen);
  const reset = day
    ? (seen.dayResetAtMs ?? nextWhole(theirNow, DAY_MS))
    : (seen.windowResetAtMs ??
      readReset(headers.get('retry-after'), theirNow ?? Number.NaN) ??
      nextWhole(theirNow, MINUTE_MS));
  return wait(day ? 'day-limit' : 'rate-limited', reset, theirNow, aheadMs);
}

/** Reads an answer to a key that made too many errors: the block lifts after an hour (reference 3.3). */
export function errorBlock({ headers, aheadMs }: WireAnswer): Setback {
  const theirNow = dateOf(headers);
  return wait('error-block', theirNow === null ? null : theirNow + HOUR_MS, theirNow, aheadMs);
}

function isDay({ windowRemaining, windowResetAtMs, dayRemaining, dayResetAtMs }: ReturnType<typeof readHeaders>) {
  const onlyDay = windowRemaining === null && windowResetAtMs === null && (dayRemaining ?? dayResetAtMs) !== null;
  return onlyDay || dayRemaining === 0;
}

/** How long such a limit can last: a reset beyond it is none that can be believed. */
const longestMs = { 'rate-limited': HOUR_MS, 'day-limit': DAY_MS, 'error-block': HOUR_MS };

function wait(
  cause: keyof typeof longestMs,
  theirMs: number | null,
  theirNow: number | null,
  aheadMs: number,
): Setback {
  const latestMs = theirNow === null ? Number.POSITIVE_INFINITY : theirNow + longestMs[cause];
  const isKnown = theirMs !== null && Number.isFinite(theirMs);
  return new Setback('wait', cause, {
    scope: 'integration',
    ...(isKnown ? { retryAtMs: Math.min(theirMs, latestMs) + aheadMs } : {}),
    ...(isKnown && theirMs > latestMs ? { isOdd: true } : {}),
  });
}

const nextWhole = (nowMs: number | null, lengthMs: number): number | null =>
  nowMs === null ? null : (Math.floor(nowMs / lengthMs) + 1) * lengthMs;

function dateOf(headers: AnswerHeaders): number | null {
  const ms = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(ms) ? null : ms;
}
