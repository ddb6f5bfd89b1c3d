import { correct } from '../../domain/setback.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Page } from '../ledger/ledger.ts';

const ANEW: Partial<InvoiceEntry> = {
  step: 'received',
  externalId: null,
  externalNumber: null,
  url: null,
  planned: null,
  booked: null,
  differs: false,
  finalised: false,
  revocable: false,
  remarks: [],
};

/**
 * Takes back the document whose totals differed, so that a retry posts anew: our own one, and only if the books let go
 * of it without a trace.
 * Reading first makes it safe to repeat after a lost answer.
 */
export async function withdrawDraft(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { differs, externalId, planned, url } = page.entry;
  if (!differs || !externalId || !planned || desk.forbids) return;
  const document = await desk.books.readInvoice(externalId, planned.document);
  if (document && !document.revocable)
    throw correct('changed-in-books', { number: planned.reference }, { document: { externalId, url } });
  if (document) await desk.books.withdrawInvoice(externalId, planned.document);
  await page.write(ANEW, { step: 'withdrawn' });
}

/**
 * Asks the books whether a document that a person asked about is still there. Gone: it is posted anew, after a look by
 * its number. There: told again, with what the books say of it now.
 */
export async function verifyDocument(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { verify, externalId, planned } = page.entry;
  if (!verify || !externalId || !planned) return;
  const document = await desk.books.readInvoice(externalId, planned.document);
  if (!document) return page.write({ ...ANEW, conflict: null }, { step: 'gone' });
  await page.write(
    {
      verify: false,
      step: document.final ? 'finalised' : 'created',
      finalised: document.final,
      revocable: document.final && document.revocable,
      externalNumber: document.externalNumber ?? page.entry.externalNumber,
    },
    { step: 'still there' },
  );
}
