import { MINUTE_MS, SECOND_MS } from '../../domain/duration.ts';
import { Setback } from '../../domain/setback.ts';
import type { Limits, LimitsSeen } from '../limits.ts';
import type { AnswerHeaders, WireAnswer } from '../wire.ts';

const WINDOW_MS = 5 * MINUTE_MS;
/** No reset lies further ahead than a window and a breath: what says so means something else (reference 3.1). */
const LONGEST_WAIT_MS = WINDOW_MS + 10 * SECOND_MS;
/** A number below this is no moment, but seconds from now. */
const FIRST_EPOCH_S = 1e9;

/**
 * How often Moneybird lets us call: 150 times in five minutes. Sources differ on what is counted, so the scope of the
 * count is configuration (reference 3.1, `reliability.md` fact 7).
 */
export const limits: Limits = {
  perWindow: 150,
  windowMs: WINDOW_MS,
  perDay: null,
  countedPer: 'administration',
  // Moneybird blocks nobody for errors; this only stops a flood of refusals.
  errorsPerHour: 30,
  // What is looked for and is not there says 404: no error of anybody (reference 4.2).
  notErrors: [404],
  resetGrainMs: SECOND_MS, // epoch seconds (reference 3.1)
  readHeaders,
};

/**
 * Reads the odd headers (reference 3.1): `RateLimit-RequestsRemaining` is the count that lives up to its name.
 * `RateLimit-Remaining` may be seconds until the reset; one above the limit is, and a smaller one can only make us
 * more careful than we need to be.
 */
export function readHeaders(headers: AnswerHeaders, nowMs: number): LimitsSeen {
  const limit = count(headers.get('ratelimit-limit')) ?? limits.perWindow;
  const remaining = count(headers.get('ratelimit-remaining'));
  const plausible = remaining !== null && remaining <= limit ? remaining : null;
  return {
    windowRemaining: count(headers.get('ratelimit-requestsremaining')) ?? plausible,
    windowResetAtMs:
      readReset(headers.get('ratelimit-reset'), nowMs) ?? readReset(headers.get('retry-after'), nowMs) ?? null,
    dayRemaining: null,
    dayResetAtMs: null,
  };
}

/** Reads a 429: when the limit is over by our clock; unknown when no header says so. */
export function throttled({ headers, aheadMs }: WireAnswer): Setback {
  const theirNowMs = Date.parse(headers.get('date') ?? '');
  const reset = Number.isNaN(theirNowMs) ? null : readHeaders(headers, theirNowMs).windowResetAtMs;
  return new Setback('wait', 'rate-limited', {
    scope: 'integration',
    ...(reset === null ? {} : { retryAtMs: reset + aheadMs }),
  });
}

/** `RateLimit-Reset` and `Retry-After` are moments in epoch seconds, never a delay, unless they are far too small. */
function readReset(header: string | null, nowMs: number): number | null {
  const value = count(header);
  if (value === null) return null;
  const atMs = value >= FIRST_EPOCH_S ? value * SECOND_MS : nowMs + value * SECOND_MS;
  return Math.min(Math.max(atMs, nowMs + SECOND_MS), nowMs + LONGEST_WAIT_MS);
}

const count = (header: string | null): number | null =>
  header !== null && /^\s*\d+\s*$/.test(header) ? Number(header) : null;
