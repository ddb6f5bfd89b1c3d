import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/domain/duration.ts';

/** How long an event waits after each failed attempt; together they make a day. */
export const PAUSES_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  1 * HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  8.5 * HOUR_MS,
];

/** The longest that SQS hides a message is twelve hours from when it was received. */
const LONGEST_MS = 11 * HOUR_MS;

/** So that the events of an outage do not all come back in one second. */
const SPREAD = 0.1;

/** What decides how long an event waits. */
export interface FailedAttempt {
  /** 1 for the first. */
  readonly attempt: number;
  /** What the receiver asked for in `Retry-After`; 0 when it asked for nothing. */
  readonly askedMs: number;
  /** Between 0 and 1. */
  readonly random: number;
}

/** How long an event waits after a failed attempt; null after the last. The pause of a receiver counts when it is longer. */
export function pauseAfter({ attempt, askedMs, random }: FailedAttempt): number | null {
  const pauseMs = PAUSES_MS[attempt - 1];
  if (pauseMs === undefined) return null;
  return Math.min(LONGEST_MS, Math.max(askedMs, pauseMs * (1 + SPREAD * random)));
}
