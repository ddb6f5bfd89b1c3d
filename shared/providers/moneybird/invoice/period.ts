import { type Remark, remark } from '../../../domain/causes.ts';
import type { Line } from '../../../domain/invoice.ts';
import { localTime } from '../../local-time.ts';

const NOON = '12:00:00';

/**
 * The days that a line is about, both counted: `20270703..20270709` (mapping 3). Who leaves before noon was not there
 * that day, unless it is the day they came. Null when there is no period, or one that ends before it starts.
 */
export function periodOf({ period }: Pick<Line, 'period'>): string | null {
  if (!period || isBackwards(period)) return null;
  const [first = '', end = '', endTime = ''] = [
    localTime(period.start).slice(0, 10),
    ...localTime(period.end).split('T'),
  ];
  const last = endTime < NOON ? dayBefore(end) : end;
  return [first, last < first ? first : last].map((day) => day.replaceAll('-', '')).join('..');
}

/** Says which lines lost a period that ends before it starts. */
export const periodRemarks = (lines: readonly Line[]): Remark[] =>
  lines.flatMap(({ period }, index) =>
    period && isBackwards(period)
      ? [remark('period-dropped', { period: textOf(period) }, `/detail/invoice/lines/${index}/period`)]
      : [],
  );

type Moments = NonNullable<Line['period']>;

const isBackwards = ({ start, end }: Moments): boolean => Date.parse(end) < Date.parse(start);

const textOf = ({ start, end }: Moments): string => `${dayFirst(start)} - ${dayFirst(end)}`;

const dayFirst = (moment: string): string => localTime(moment).slice(0, 10).split('-').reverse().join('-');

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toJSON().slice(0, 10);
}
