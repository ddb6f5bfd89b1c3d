import { readCron } from './cron.ts';
import type { Occurrence } from './occurrence.ts';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `rate(5 minutes)` or `cron(0 4 * * ? *)`, as EventBridge writes them. */
export function readOccurrence(expression: string, timeZone = 'UTC'): Occurrence {
  const [, kind, argument = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'cron') return readCron(argument, timeZone);
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
  const everyMs = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  if (kind !== 'rate' || !(everyMs > 0)) throw new Error(`The local run does not know the schedule ${expression}.`);
  return { next: (after) => after + everyMs };
}
