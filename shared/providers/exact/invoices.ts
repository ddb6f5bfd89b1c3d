import * as v from 'valibot';
import { type About, remark } from '../../domain/causes.ts';
import { amountText } from '../../domain/money.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { BookedDocument, Finalised, InvoicePlan, TotalsText } from '../document.ts';
import type { RelationIds } from '../relation.ts';
import type { ExactCalls } from './calls.ts';
import { type ExactOperation, storable } from './faults.ts';
import { decimalField, guidField, idField, momentField, numberField, textField } from './fields.ts';
import { guid, isGuid, literal } from './odata.ts';
import { causeOfRefusal, isProcessedAlready } from './refusals.ts';

/** The path of sales invoices. */
export const SET = 'salesinvoice/SalesInvoices';

/** A sales invoice, as far as we read it. */
export const SalesInvoice = v.object({
  InvoiceID: idField,
  InvoiceNumber: numberField,
  PaymentReference: textField,
  Type: numberField,
  OrderedBy: guidField,
  AmountFC: decimalField,
  AmountFCExclVat: decimalField,
  VATAmountFC: decimalField,
  Status: numberField,
  Created: momentField,
});
export type SalesInvoice = v.InferOutput<typeof SalesInvoice>;

const select = Object.keys(SalesInvoice.entries);

/** Reads sales invoices. */
export const reading: ExactOperation = { effect: 'read', subject: 'list' };

/** Makes a sales invoice. When the answer left its totals out, it is read once by its id (reference 4). */
export async function createInvoice(
  calls: ExactCalls,
  plan: InvoicePlan,
  relation: RelationIds,
): Promise<BookedDocument> {
  const { account } = relation;
  if (account === undefined) throw new TypeError('an invoice is made for a relation that stands in the books');
  const body = withAccount(plan.body, account);
  const { row, aheadMs } = await calls.make(SET, body, SalesInvoice, {
    effect: 'make',
    subject: 'invoice',
    about: aboutOf(plan),
  });
  const made = documentOf(row, aheadMs);
  const said = {
    ...made,
    reference: made.reference ?? plan.reference,
    kind: row.Type === null ? plan.kind : made.kind,
  };
  return said.totals ? said : { ...said, ...(await readBack(calls, made.externalId)) };
}

/** Reads what was just made. It exists, so whatever stops this leaves one thing to do: look. */
async function readBack(calls: ExactCalls, externalId: string): Promise<BookedDocument> {
  const found = await readInvoice(calls, externalId).catch(() => null);
  if (!found?.totals) throw new Setback('look', 'uncertain', { document: { externalId, url: null } });
  return found;
}

/** Documents with this look-up key, of any relation and kind (reference 6.1). */
export async function findInvoices(calls: ExactCalls, reference: string): Promise<readonly BookedDocument[]> {
  const found = await read(calls, `PaymentReference eq ${literal(reference)}`);
  return found.filter((document) => document.reference === reference);
}

/** The document with this id, or null; never read by key, since a missing one would be an error that counts (3.3). */
export async function readInvoice(calls: ExactCalls, externalId: string): Promise<BookedDocument | null> {
  if (!isGuid(externalId)) return null;
  return (await read(calls, `InvoiceID eq ${guid(externalId)}`))[0] ?? null;
}

/** Takes back an invoice that is not processed; one that is gone already is as it should be. */
export async function withdrawInvoice(calls: ExactCalls, externalId: string): Promise<void> {
  const document = { externalId, url: null };
  try {
    await calls.remove(SET, externalId, { effect: 'change', subject: 'invoice', document });
  } catch (trouble) {
    if (!(trouble instanceof Setback) || trouble.cause !== 'link-broken') throw trouble;
  }
}

// The answer names no number.
const done: Finalised = { remarks: [], externalNumber: null, url: null };

const Printed = v.object({ DocumentCreationError: textField, EmailCreationError: textField });

/**
 * Processes an invoice: Exact gives it its date, its number and its place in the ledger (reference 5.9).
 *
 * A success may still carry errors. Without a document nothing was processed; a mail that failed is a remark.
 */
export async function finaliseInvoice(
  calls: ExactCalls,
  plan: Pick<InvoicePlan, 'finalise' | 'reference'>,
  externalId: string,
): Promise<Finalised> {
  const document = { externalId, url: null };
  const body = { ...plan.finalise?.body, InvoiceID: externalId };
  try {
    const operation: ExactOperation = {
      effect: 'make',
      subject: 'printing',
      about: { number: plan.reference },
      document,
    };
    const { row } = await calls.make('salesinvoice/PrintedSalesInvoices', body, Printed, operation);
    const { DocumentCreationError: text, EmailCreationError: mail } = row;
    if (text !== null)
      throw correct(causeOfRefusal('printing', text), { number: plan.reference, text: storable(text) }, { document });
    return mail !== null && plan.finalise?.sendEmail
      ? { ...done, remarks: [remark('email-failed', { text: storable(mail) }, '/detail/customer/email')] }
      : done;
  } catch (trouble) {
    if (trouble instanceof Setback && isProcessedAlready(trouble.about.text ?? '')) return done;
    throw trouble;
  }
}

async function read(calls: ExactCalls, filter: string): Promise<readonly BookedDocument[]> {
  const { rows, aheadMs } = await calls.read(SET, { select, filter }, SalesInvoice, reading);
  return rows.map((row) => documentOf(row, aheadMs));
}

/** A document, as the flow sees it. */
export function documentOf(row: SalesInvoice, aheadMs: number): BookedDocument {
  return {
    externalId: row.InvoiceID,
    externalNumber: row.InvoiceNumber ? String(row.InvoiceNumber) : null,
    // Where people see an invoice is not documented anywhere.
    url: null,
    reference: row.PaymentReference,
    kind: row.Type === 8021 || row.Type === 8024 ? 'credit' : 'invoice',
    document: 'sales-invoice',
    relation: row.OrderedBy,
    totals: totalsOf(row),
    final: row.Status === 50,
    revocable: row.Status !== 50,
    createdAtMs: row.Created === null ? null : row.Created + aheadMs,
  };
}

// The amounts in the invoice's own currency (reference 5.7); a POST's answer may have nulls instead (4).
function totalsOf({ AmountFC, AmountFCExclVat, VATAmountFC }: SalesInvoice): TotalsText | null {
  if (AmountFC === null || AmountFCExclVat === null) return null;
  const vat = VATAmountFC ?? AmountFC.minus(AmountFCExclVat);
  return { exclVat: amountText(AmountFCExclVat), vat: amountText(vat), inclVat: amountText(AmountFC) };
}

/** Puts the id of the relation where it belongs; no text of i-Reserve's is taken for a placeholder. */
const withAccount = (body: InvoicePlan['body'], account: string): Record<string, unknown> => ({
  ...body,
  OrderedBy: account,
  InvoiceTo: account,
});

/** What a refusal of the document can name. */
function aboutOf({ reference, body }: InvoicePlan): About {
  const { Journal, Currency, PaymentCondition } = body;
  const names = { number: reference, journal: Journal, currency: Currency, condition: PaymentCondition };
  return Object.fromEntries(
    Object.entries(names).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
