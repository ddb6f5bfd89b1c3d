import type { Occurrence } from './occurrence.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A cron that finds nothing within this time never will. */
const AT_MOST_STEPS = 20_000;

const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** Reads the six fields of EventBridge's cron: minutes, hours, day of the month, month, day of the week, year. */
export function readCron(fields: string, timeZone: string): Occurrence {
  const [minutes, hours, days, months, weekdays, years] = fields.split(' ');
  if (years === undefined) throw new Error(`The local run does not know the schedule cron(${fields}).`);
  const minute = readField(minutes, 0, 59);
  const hour = readField(hours, 0, 23);
  const day = readField(days, 1, 31);
  const month = readField(months, 1, 12, MONTHS);
  const weekday = readField(weekdays, 1, 7, DAYS);
  const year = readField(years, 1970, 2199);
  const wallClock = wallClockOf(timeZone);

  return {
    next(after) {
      let at = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
      for (let step = 0; step < AT_MOST_STEPS; step++) {
        const wall = wallClock(at);
        const today = year(wall.year) && month(wall.month) && day(wall.day) && weekday(wall.weekday);
        if (today && hour(wall.hour) && minute(wall.minute)) return at;
        // Forward to the next hour where this one cannot fit; an hour is a whole hour in every zone we know.
        at += today && hour(wall.hour) ? MINUTE_MS : HOUR_MS - wall.minute * MINUTE_MS;
      }
      throw new Error(`cron(${fields}) does not happen any more.`);
    },
  };
}

type Field = (value: number) => boolean;

/** Reads `*`, `?`, `5`, `MON-FRI`, `1,15` and `0/10`. `L`, `W` and `#` are refused. */
function readField(field = '', least: number, most: number, names: readonly string[] = []): Field {
  const ranges = field.split(',').map((part) => {
    const [, from = '', to, every] = /^(\*|\?|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? [];
    const open = from === '*' || from === '?';
    const first = open ? least : numberOf(from, names);
    const last = to !== undefined ? numberOf(to, names) : open || every !== undefined ? most : first;
    if (!(first >= least && last <= most)) throw new Error(`The local run does not know ${part} in a cron.`);
    return { first, last, every: Number(every ?? 1) };
  });
  return (value) =>
    ranges.some(({ first, last, every }) => value >= first && value <= last && (value - first) % every === 0);
}

const numberOf = (text: string, names: readonly string[]): number =>
  names.includes(text) ? names.indexOf(text) + 1 : /^\d+$/.test(text) ? Number(text) : Number.NaN;

/** What a clock on the wall of a time zone shows. */
function wallClockOf(timeZone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', weekday: 'short' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
  });
  return (at: number) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      year: Number(parts.year),
      month: Number(parts.month),
      day: Number(parts.day),
      hour: Number(parts.hour),
      minute: Number(parts.minute),
      weekday: DAYS.indexOf(String(parts.weekday).toUpperCase()) + 1,
    };
  };
}
