import { compareTotals } from './compare-totals.ts';
import { createDocument } from './create-document.ts';
import type { Desk } from './desk.ts';
import type { InvoiceEntry } from './entry.ts';
import { finaliseDocument } from './finalise-document.ts';
import type { Page } from './ledger.ts';
import { readSnapshot } from './read-snapshot.ts';
import { sameAdministration } from './same-administration.ts';
import { tellBooked } from './tell-booked.ts';
import { verifyDocument, withdrawDraft } from './withdraw-draft.ts';

/**
 * Carries one invoice into the books: its document is made once, compared to the cent, made final once, and told.
 *
 * Every line can be the last one of a run. Whoever comes next reads from the entry how far it came and goes on there.
 * Throws the `Setback` that says what has to happen before it can go further.
 */
export async function pushInvoice(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const snapshot = await readSnapshot(page, desk);
  sameAdministration(page.entry, desk);

  await withdrawDraft(page, desk);
  await verifyDocument(page, desk);
  await createDocument(page, snapshot, desk);
  await compareTotals(page);
  await finaliseDocument(page, desk);
  await tellBooked(page, desk);
}
