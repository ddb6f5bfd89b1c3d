import { correct } from '../domain/setback.ts';
import type { Desk } from './desk.ts';
import type { InvoiceEntry } from './entry.ts';
import type { InvoiceSnapshot, Page } from './ledger.ts';

/**
 * Reads what i-Reserve told us of this invoice, with the newest that it told of its customer. A snapshot that is gone
 * can't be pushed again (`unreadable`): i-Reserve has to send the invoice once more.
 */
export async function readSnapshot({ entry }: Page<InvoiceEntry>, desk: Desk): Promise<InvoiceSnapshot> {
  const { tenant, id, hash, customer: customerId } = entry;
  const snapshot = hash === null ? null : await desk.snapshots.invoice(tenant, id, hash);
  if (!snapshot) throw correct('unreadable', { pointer: '/detail/invoice' });
  const newest = customerId === null ? null : await desk.snapshots.customer(tenant, customerId);
  const isNewer = newest !== null && Date.parse(newest.occurredAt) >= Date.parse(entry.occurredAt);
  return isNewer ? { ...snapshot, customer: newest.customer } : snapshot;
}
