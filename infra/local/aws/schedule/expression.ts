import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../shared/domain/duration.ts';
import type { Occurrence } from './occurrence.ts';

const UNIT_MS: Readonly<Record<string, number>> = { minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS };

/** Reads `rate(5 minutes)`, as EventBridge writes it; any other schedule is refused. */
export function readOccurrence(expression: string): Occurrence {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const everyMs = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (!(everyMs > 0)) throw new Error(`The local run does not know the schedule ${expression}.`);
  return { next: (after) => after + everyMs };
}
