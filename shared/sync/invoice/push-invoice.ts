import { correct } from '../../domain/setback.ts';
import { readCustomer } from '../customer/read-customer.ts';
import { sameAdministration } from '../ledger/administration-binding.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { SNAPSHOT_SHORT_MS } from '../ledger/timing.ts';
import { keepSnapshot } from '../steps/keep-snapshots.ts';
import { compareTotals } from './compare-totals.ts';
import { completeInvoice } from './complete-invoice.ts';
import { createDocument } from './create-document.ts';
import { finaliseDocument } from './finalise-document.ts';
import { verifyDocument, withdrawDraft } from './withdraw-draft.ts';

/**
 * Carries one invoice into the books: its document is made once, compared to the cent, made final once, and published.
 *
 * A run can end after any statement. The next run reads from the entry how far it came, and goes on there. Throws the
 * `Setback` that says what has to happen before it can go further.
 */
export async function pushInvoice(claim: Claim<InvoiceEntry>, context: SyncContext): Promise<void> {
  const snapshot = await readSnapshot(claim, context);
  sameAdministration(claim.entry, context);

  await withdrawDraft(claim, context);
  const rested = await verifyDocument(claim, context);
  if (snapshot) await createDocument(claim, snapshot, context);
  await compareTotals(claim);
  await finaliseDocument(claim, context, rested);
  await completeInvoice(claim, context, snapshot);
}

/**
 * Reads what i-Reserve sent of this invoice, with the newest that it sent of its customer, and begins to read what is known
 * of that customer: three items, asked for in one breath. A snapshot that is gone can't be pushed again (`unreadable`):
 * i-Reserve has to send the invoice once more. Null only where the document stands in the books and nothing may have to
 * be made anew.
 */
async function readSnapshot({ entry }: Claim<InvoiceEntry>, context: SyncContext) {
  const { tenant, id, hash, customer: customerId, externalId, verify, differs } = entry;
  const known = customerId === null || externalId !== null ? null : readCustomer(customerId, context);
  const [snapshot, newest] = await Promise.all([
    hash === null ? null : context.snapshots.invoice(tenant, id, hash),
    customerId === null ? null : context.snapshots.customer(tenant, customerId),
  ]);
  if (!snapshot) {
    if (externalId !== null && !verify && !differs) return null;
    throw correct('unreadable', { pointer: '/detail/invoice' });
  }
  const { expiresAtMs } = snapshot;
  if (expiresAtMs !== null && expiresAtMs - context.clock.now() < SNAPSHOT_SHORT_MS) await keepSnapshot(entry, context);
  const isNewer = newest !== null && Date.parse(newest.occurredAt) >= Date.parse(entry.occurredAt);
  return { ...snapshot, ...(isNewer ? { customer: newest.customer } : {}), known };
}
