import type { Remark } from '../../domain/causes.ts';
import { money } from '../../domain/money.ts';
import { correct } from '../../domain/setback.ts';
import type { BookedDocument, TotalsText } from '../../providers/document.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';

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
  intent: null,
};

/**
 * Takes back the document whose totals differed, so that a retry posts anew: only our own document, and only if the
 * books delete it without a trace. Reading first makes it safe to repeat after a lost answer.
 */
export async function withdrawDraft(claim: Claim<InvoiceEntry>, context: SyncContext): Promise<void> {
  const { differs, externalId, planned, url } = claim.entry;
  if (!differs || !externalId || !planned || context.forbids) return;
  const document = await context.books.readInvoice(externalId, planned.document);
  if (document && !document.revocable)
    throw correct('changed-in-books', { number: planned.reference }, { document: { externalId, url } });
  if (document) await context.books.withdrawInvoice(externalId, planned.document);
  await claim.write(ANEW, { step: 'withdrawn' });
}

/**
 * Asks the books whether a document that a person asked about is still there. Gone: it is posted anew, after a look by
 * its number. There: published again, with what the books say of it now.
 *
 * Returns true when a document stands there that this run has not read: a person may have changed it meanwhile.
 */
export async function verifyDocument(claim: Claim<InvoiceEntry>, context: SyncContext): Promise<boolean> {
  const { verify, externalId, planned } = claim.entry;
  if (!verify || !externalId || !planned) return externalId !== null && !verify;
  const document = await context.books.readInvoice(externalId, planned.document);
  if (document) await stillThere(claim, document);
  else await claim.write({ ...ANEW, conflict: null }, { step: 'gone' });
  return false;
}

async function stillThere(claim: Claim<InvoiceEntry>, document: BookedDocument): Promise<void> {
  const { planned, intent } = claim.entry;
  if (planned?.finalise && !claim.entry.finalised) unchanged(document, claim.entry);
  const standing: Partial<InvoiceEntry> = {
    step: document.final ? 'finalised' : 'created',
    finalised: document.final,
    revocable: document.final && document.revocable,
    ...(document.final && { remarks: remarksOfFinal(claim.entry) }),
  };
  await claim.write(
    {
      verify: false,
      ...(intent === null ? standing : {}), // an answer that is outstanding is looked up where the document is made final
      externalNumber: document.externalNumber ?? claim.entry.externalNumber,
    },
    { step: 'still there' },
  );
}

/** The remarks of a document that is final: without what was to be said of it as a draft. */
export const remarksOfFinal = ({ remarks }: Pick<InvoiceEntry, 'remarks'>): Remark[] =>
  remarks.filter(({ code }) => code !== 'date-set-at-finalising');

/** Stops a document whose totals differ from those that the books computed when we made it: a person changed it. */
export function unchanged({ externalId, url, totals }: BookedDocument, { booked, number }: InvoiceEntry): void {
  if (!booked || !totals || (['exclVat', 'vat', 'inclVat'] as const).every(isSame(booked, totals))) return;
  const about = { number: number ?? '', ours: booked.inclVat, books: totals.inclVat };
  throw correct('changed-in-books', about, { document: { externalId, url } });
}

const isSame = (one: TotalsText, other: TotalsText) => (part: keyof TotalsText) =>
  money(one[part]).equals(money(other[part]));
