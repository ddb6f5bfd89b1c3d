import { remark } from '../../domain/causes.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { BookedDocument, Finalised, InvoicePlan } from '../../providers/document.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Page } from '../ledger/ledger.ts';
import { once } from '../steps/exactly-once.ts';
import { stopsEveryInvoice } from '../steps/record-failure.ts';

/**
 * Makes the document final if the settings of its posting said so, once, and learns its number.
 *
 * A lost answer is settled by reading the document's state. A mail that went out with it counts as sent then, with the
 * remark `mail-unconfirmed`: it is never sent twice.
 */
export async function finaliseDocument(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { planned, externalId } = page.entry;
  if (!planned || !externalId) throw new Error('an invoice is finalised after it was created');
  const unanswered = page.entry.intent?.step === 'finalising';
  if (planned.finalise && !page.entry.finalised && (unanswered || desk.forbids !== 'inactive')) {
    await once<InvoiceEntry, Finalised>(
      page,
      {
        step: 'finalising',
        calls: 1,
        looks: 1,
        look: async () => {
          const document = await readOurs(page, desk);
          return document.final ? unconfirmed(document, planned.finalise) : null;
        },
        prepare: async () => ({
          promise: { step: 'finalising' },
          make: () => desk.books.finaliseInvoice(planned, externalId).catch(stopsEveryInvoice),
        }),
        undo: { step: 'created' },
        remember: ({ remarks, externalNumber, url }) => ({
          step: 'finalised',
          finalised: true,
          externalNumber: externalNumber ?? page.entry.externalNumber,
          url: url ?? page.entry.url,
          remarks: [...page.entry.remarks, ...remarks],
        }),
        done: 'finalised',
      },
      desk,
    ).catch(unlessInactive);
  }
  if (page.entry.finalised && page.entry.externalNumber === null) await learnNumber(page, desk);
}

/** An integration that was switched off meanwhile: the document is told as it stands. */
const unlessInactive = (error: unknown): void => {
  if (!(error instanceof Setback && error.code === 'inactive')) throw error;
};

const unconfirmed = ({ externalNumber, url }: BookedDocument, finalise: InvoicePlan['finalise']): Finalised => ({
  externalNumber,
  url,
  remarks: finalise?.sendEmail ? [remark('mail-unconfirmed')] : [],
});

async function learnNumber(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { externalNumber } = await readOurs(page, desk);
  if (externalNumber !== null) await page.write({ externalNumber });
}

/** The document that this entry made. Gone: a person decides (`link-broken`). */
async function readOurs({ entry }: Page<InvoiceEntry>, desk: Desk): Promise<BookedDocument> {
  const document =
    entry.externalId && entry.planned ? await desk.books.readInvoice(entry.externalId, entry.planned.document) : null;
  if (!document) throw correct('link-broken', { number: entry.number ?? '' });
  return document;
}
