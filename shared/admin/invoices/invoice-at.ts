import type { EntryKey, InvoiceEntry } from '../../sync/ledger/entry.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import type { AdminPorts } from '../ports.ts';

/** The entry of an invoice; null when there is none, or none that can be read here. */
export async function invoiceAt(
  key: EntryKey,
  ledger: Pick<AdminPorts['ledger'], 'read'>,
): Promise<InvoiceEntry | null> {
  const entry = await unlessUnreadable(ledger.read(key));
  return entry?.kind === 'invoice' ? entry : null;
}
