import * as v from 'valibot';
import { type Fault, type FaultCode, fault } from '../../domain/faults.ts';
import { Day } from '../../domain/invoice.ts';
import { described } from '../../domain/schemas/described.ts';
import { Problem } from '../../runtime/problem.ts';

const month = v.pipe(v.string(), v.regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'not-month' satisfies FaultCode));
const quarter = v.pipe(v.string(), v.regex(/^20\d{2}-Q[1-4]$/, 'not-quarter' satisfies FaultCode));

/** The days that a closing report is asked for: a month, a quarter, or from one day to another. */
export const ClosingPeriod = v.strictObject({
  month: described(v.optional(month), 'A month, such as 2026-11.'),
  quarter: described(v.optional(quarter), 'A quarter, such as 2026-Q4.'),
  from: described(v.optional(Day), 'The first day, together with the last one.'),
  to: described(v.optional(Day), 'The last day.'),
});
export type ClosingPeriod = v.InferOutput<typeof ClosingPeriod>;

/** Calendar days of Europe/Amsterdam, `YYYY-MM-DD`, the last one counted. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The days that were asked for. Throws the `Problem` `name` when none were, more than one kind, or in the wrong order. */
export function periodAsked(asked: ClosingPeriod, name: 'invalid-query' | 'invalid-body'): Period {
  const wrong = faultIn(asked);
  if (wrong) throw new Problem(name, { faults: [wrong] });
  return daysOf(asked);
}

/** What is wrong with what was asked for, beside the shape of each value; null: nothing. */
export function faultIn({ month, quarter, from, to }: ClosingPeriod): Fault | null {
  const hasDays = from !== undefined || to !== undefined;
  if (month !== undefined && (quarter !== undefined || hasDays)) return fault('/month', 'one-too-many');
  if (quarter !== undefined && hasDays) return fault('/quarter', 'one-too-many');
  if (month !== undefined || quarter !== undefined) return null;
  if (!hasDays) return fault('/month', 'missing');
  if (from === undefined) return fault('/from', 'missing');
  if (to === undefined) return fault('/to', 'missing');
  return to < from ? fault('/to', 'before-first-day') : null;
}

function daysOf({ month, quarter, from = '', to = '' }: ClosingPeriod): Period {
  if (month !== undefined) return { from: `${month}-01`, to: lastDayOf(month) };
  if (quarter === undefined) return { from, to };
  const [year = '', nth = ''] = quarter.split('-Q');
  const monthAt = (number: number) => `${year}-${String(number).padStart(2, '0')}`;
  const last = Number(nth) * 3;
  return { from: `${monthAt(last - 2)}-01`, to: lastDayOf(monthAt(last)) };
}

const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
};

/** What a file of those days is called: `2026-11`, `2026-Q4`, `2026-11-01-2026-11-15`. */
export const nameOfPeriod = ({ month, quarter, from, to }: ClosingPeriod): string =>
  month ?? quarter ?? [from, to].filter(Boolean).join('-');
