import { HOUR_MS } from '../../domain/duration.ts';
import { dayAt, localTime } from '../../providers/local-time.ts';

/** The month of Europe/Amsterdam at a moment, `YYYY-MM`. */
export const monthAt = (nowMs: number): string => dayAt(nowMs).slice(0, 7);

/** When a calendar day of Europe/Amsterdam begins, in epoch milliseconds: one or two hours before midnight UTC. */
export function beginOfDayMs(day: string): number {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  const begins = [1, 2].map((hours) => midnightUtc - hours * HOUR_MS);
  return begins.find((at) => localTime(new Date(at).toISOString()) === `${day}T00:00:00`) ?? midnightUtc;
}
