import type { Line } from '../../../domain/invoice.ts';
import { localTime } from '../../local-time.ts';
import { forwardPeriod, periodText } from '../../period.ts';

/** The period of a line as Exact takes it: local times without a zone, and the dates for people. */
export interface ExactPeriod {
  readonly StartTime: string;
  readonly EndTime: string;
  /** Such as `03-07-2027 - 10-07-2027`. */
  readonly text: string;
}

/** Reads a line's period; null when it has none, or when it ends before it starts. */
export function periodOf(line: Pick<Line, 'period'>): ExactPeriod | null {
  const period = forwardPeriod(line);
  if (!period) return null;
  return { StartTime: localTime(period.start), EndTime: localTime(period.end), text: periodText(period) };
}
