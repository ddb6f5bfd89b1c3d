import { daysLater, isoDay } from '../../days.ts';
import type { Invoice } from '../model/invoice.ts';

/** The day on which an invoice must be paid; nothing while a draft has no day. */
export function dueDateOf(invoice: Invoice): string | null {
  if (invoice.kind === 'external') return invoice.dueDate;
  if (invoice.date === null) return null;
  return isoDay(daysLater(Date.parse(`${invoice.date}T00:00:00Z`), invoice.firstDueInterval));
}
