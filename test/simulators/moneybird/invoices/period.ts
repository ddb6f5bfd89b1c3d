import { isoDay, today } from '../../days.ts';
import { refusal } from '../api/refusal.ts';

/** A first and a last day. */
export type Period = readonly [from: string, to: string];

const spans: Record<string, number> = { month: 1, quarter: 3, year: 12 };

/** Turns the name of a period, or a range of months or days, into days; undefined when it is neither (3.4, 6.3). */
export function readPeriod(text: string, now: number): Period | undefined {
  const named = /^(this|prev|next)_(week|month|quarter|year)$/.exec(text);
  if (named) return namedPeriod(named[1] ?? '', named[2] ?? '', now);
  const range = /^(\d{6}|\d{8})\.\.(\d{6}|\d{8})$/.exec(text);
  const [from, to] = [range?.[1], range?.[2]];
  if (!from || !to || from.length !== to.length) return undefined;
  const period: Period = [dayOf(from), to.length === 6 ? lastOfMonth(to) : dayOf(to)];
  return period.every((day) => !Number.isNaN(Date.parse(day))) && period[0] <= period[1] ? period : undefined;
}

/** The days of a filter's period; refused as Moneybird does, also when it is longer than ten years. */
export function filterPeriod(text: string, now: number): Period {
  if (/^\d+\.\.$|^\.\.\d+$/.test(text)) {
    throw refusal(400, 'Period must have both a start and end date', { filter: 'invalid' });
  }
  const period = readPeriod(text, now);
  const tooLong = period && Date.parse(period[1]) - Date.parse(period[0]) > 3_660 * 86_400_000;
  if (!period || tooLong) throw refusal(400, 'Period is invalid', { filter: 'invalid' });
  return period;
}

const dayOf = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8) || '01'}`;
const lastOfMonth = (text: string): string => utcDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), 0);
const utcDay = (year: number, month: number, day: number): string => {
  const date = Date.UTC(year, month, day);
  return Number.isNaN(date) ? '' : isoDay(date);
};

function namedPeriod(which: string, unit: string, now: number): Period {
  const day = new Date(today(now));
  const steps = { prev: -1, next: 1 }[which] ?? 0;
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()];
  if (unit === 'week') {
    const monday = date - ((day.getUTCDay() + 6) % 7) + 7 * steps;
    return [utcDay(year, month, monday), utcDay(year, month, monday + 6)];
  }
  const months = spans[unit] ?? 1;
  const first = Math.floor(month / months) * months + steps * months;
  return [utcDay(year, first, 1), utcDay(year, first + months, 0)];
}
