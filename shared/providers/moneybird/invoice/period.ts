import type { Line } from '../../../domain/invoice.ts';
import { localTime } from '../../local-time.ts';
import { forwardPeriod } from '../../period.ts';

const NOON = '12:00:00';

/**
 * The days that a line is about, both counted: `20270703..20270709` (mapping 3). Who leaves before noon was not there
 * that day, unless it is the day they came. Null when there is no period, or one that ends before it starts.
 */
export function periodOf(line: Pick<Line, 'period'>): string | null {
  const period = forwardPeriod(line);
  if (!period) return null;
  const [first = '', end = '', endTime = ''] = [
    localTime(period.start).slice(0, 10),
    ...localTime(period.end).split('T'),
  ];
  const last = endTime < NOON ? dayBefore(end) : end;
  return [first, last < first ? first : last].map((day) => day.replaceAll('-', '')).join('..');
}

function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toJSON().slice(0, 10);
}
