import { MINUTE_MS } from '../../domain/duration.ts';
import type { Limits, LimitsSeen } from '../limits.ts';
import type { AnswerHeaders } from '../wire.ts';

/** How often Exact lets an app call one administration: reference 3.1 to 3.3. */
export const limits: Limits = {
  perWindow: 60,
  windowMs: MINUTE_MS,
  perDay: 5_000,
  countedPer: 'administration',
  // More than ten block the whole key; half of that leaves room for the tenant's own mistakes elsewhere.
  errorsPerHour: 5,
  notErrors: [],
  readHeaders,
};

/** Reads the six headers; those of one limit only are there on a 429, and what is absent is null (reference 3.2). */
export function readHeaders(headers: AnswerHeaders, nowMs: number): LimitsSeen {
  return {
    windowRemaining: count(headers.get('x-ratelimit-minutely-remaining')),
    windowResetAtMs: readReset(headers.get('x-ratelimit-minutely-reset'), nowMs),
    dayRemaining: count(headers.get('x-ratelimit-remaining')),
    dayResetAtMs: readReset(headers.get('x-ratelimit-reset'), nowMs),
  };
}

/** Reads a reset: epoch milliseconds, epoch seconds, or seconds from now, distinguished by size (reference 3.2). */
export function readReset(header: string | null, nowMs: number): number | null {
  const value = count(header);
  if (value === null) return null;
  if (value > 1e12) return value;
  return value > 1e9 ? value * 1_000 : nowMs + value * 1_000;
}

function count(header: string | null): number | null {
  return header !== null && /^\s*\d+\s*$/.test(header) ? Number(header) : null;
}
