import { type Remark, remark } from '../../../domain/causes.ts';
import type { Line } from '../../../domain/invoice.ts';
import { localTime } from '../../local-time.ts';

/** The period of a line as Exact takes it: local times without a zone, and the dates for people. */
export interface Period {
  readonly StartTime: string;
  readonly EndTime: string;
  /** Such as `03-07-2027 - 10-07-2027`. */
  readonly text: string;
}

/** Reads a line's period; null when it has none, or when it ends before it starts. */
export function periodOf({ period }: Pick<Line, 'period'>): Period | null {
  if (!period || isBackwards(period)) return null;
  return { StartTime: localTime(period.start), EndTime: localTime(period.end), text: textOf(period) };
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

const textOf = ({ start, end }: Moments): string => `${dayFirst(localTime(start))} - ${dayFirst(localTime(end))}`;

const dayFirst = (time: string): string => time.slice(0, 10).split('-').reverse().join('-');
