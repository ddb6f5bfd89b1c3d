import { daysLater, endOfMonth } from '../../days.ts';
import type { Row } from '../odata/edm.ts';

/** The day on which an invoice falls due under a payment condition. */
export function dueDay(day: number, condition: Row | undefined): number {
  const months = Number(condition?.PaymentEndOfMonths ?? 0);
  const start = months > 0 ? endOfMonth(day, months - 1) : day;
  return daysLater(start, Number(condition?.PaymentDays ?? 0));
}
