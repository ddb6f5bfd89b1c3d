import { type Remark, remark } from '../domain/causes.ts';
import type { Line } from '../domain/invoice.ts';
import { localTime } from './local-time.ts';

type Period = NonNullable<Line['period']>;

/** The period of a line; null when it has none, or one that ends before it starts. */
export const forwardPeriod = ({ period }: Pick<Line, 'period'>): Period | null =>
  period && !isBackwards(period) ? period : null;

/** Says which lines lost a period that ends before it starts (mapping 3). */
export const periodRemarks = (lines: readonly Pick<Line, 'period'>[]): Remark[] =>
  lines.flatMap(({ period }, index) =>
    period && isBackwards(period)
      ? [remark('period-dropped', { period: periodText(period) }, `/detail/invoice/lines/${index}/period`)]
      : [],
  );

/** A period for people: `03-07-2027 - 10-07-2027`. */
export const periodText = ({ start, end }: Period): string => `${dayFirst(start)} - ${dayFirst(end)}`;

/** By the clocks of Amsterdam, as they are sent to the books: an hour in October comes twice there. */
const isBackwards = ({ start, end }: Period): boolean =>
  Date.parse(end) < Date.parse(start) || localTime(end) < localTime(start);

const dayFirst = (moment: string): string => localTime(moment).slice(0, 10).split('-').reverse().join('-');
