import { remark } from '../../domain/causes.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { BookedDocument, Finalised, InvoicePlan } from '../../providers/document.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { exactlyOnce } from '../steps/exactly-once.ts';
import { stopsEveryInvoice } from '../steps/stops-every-invoice.ts';
import { asFinal } from './as-final.ts';
import { remarksOfFinal, unchanged } from './withdraw-draft.ts';

/**
 * Makes the document final if the settings of its posting or a person said so, once, and learns its number.
 *
 * A lost answer is settled by reading the document's state. A mail that went out with it counts as sent then, with the
 * remark `mail-unconfirmed`: it is never sent twice. A document that rested while i-Reserve sent other content stays as it
 * is: what is final could only be taken back by a credit.
 *
 * @param rested - true when a person may have changed the document since we last saw it: it is read first. One that is
 *   final already is taken over, and one that was changed is never made final (`mapping.md` 2).
 */
export async function finaliseDocument(
  claim: Claim<InvoiceEntry>,
  context: SyncContext,
  rested: boolean,
): Promise<void> {
  const { planned, externalId } = claim.entry;
  if (!planned || !externalId) throw new Error('an invoice is finalised after it was created');
  const unanswered = claim.entry.intent?.step === 'finalising';
  const isOutdated = rested && claim.entry.conflict !== null;
  const isMeant = unanswered || !(isOutdated || context.forbids === 'inactive');
  if (planned.finalise && !claim.entry.finalised && isMeant) {
    await exactlyOnce<InvoiceEntry, Finalised>(
      claim,
      {
        step: 'finalising',
        calls: 1,
        looks: 1,
        lookFirst: rested,
        look: async () => {
          const document = await readOurs(claim, context);
          unchanged(document, claim.entry);
          return document.final ? unconfirmed(document, planned.finalise) : null;
        },
        prepare: async () => ({
          promise: { step: 'finalising' },
          make: () => context.books.finaliseInvoice(planned, externalId).catch(stopsEveryInvoice),
        }),
        undo: { step: 'created' },
        remember: ({ remarks, externalNumber, url }) => ({
          step: 'finalised',
          finalised: true,
          planned: asFinal(planned),
          externalNumber: externalNumber ?? claim.entry.externalNumber,
          url: url ?? claim.entry.url,
          remarks: [...remarksOfFinal(claim.entry), ...remarks],
        }),
        done: 'finalised',
      },
      context,
    ).catch(unlessInactive);
  }
  if (claim.entry.finalised && claim.entry.externalNumber === null) await learnNumber(claim, context);
}

/** An integration that was switched off meanwhile: the document is published as it stands. */
const unlessInactive = (error: unknown): void => {
  if (!(error instanceof Setback && error.cause === 'inactive')) throw error;
};

const unconfirmed = ({ externalNumber, url }: BookedDocument, finalise: InvoicePlan['finalise']): Finalised => ({
  externalNumber,
  url,
  remarks: finalise?.sendEmail ? [remark('mail-unconfirmed')] : [],
});

async function learnNumber(claim: Claim<InvoiceEntry>, context: SyncContext): Promise<void> {
  const { externalNumber } = await readOurs(claim, context);
  if (externalNumber !== null) claim.hold({ externalNumber });
}

/** The document that this entry made. Gone: a person decides (`link-broken`). */
async function readOurs({ entry }: Claim<InvoiceEntry>, context: SyncContext): Promise<BookedDocument> {
  const document =
    entry.externalId && entry.planned
      ? await context.books.readInvoice(entry.externalId, entry.planned.document)
      : null;
  if (!document) throw correct('link-broken', { [entry.finalised ? 'number' : 'draft']: entry.number ?? '' });
  return document;
}
