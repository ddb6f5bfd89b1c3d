import * as v from 'valibot';
import { DAY_MS } from '../../../domain/duration.ts';
import { amountText } from '../../../domain/money.ts';
import { Setback } from '../../../domain/setback.ts';
import type { BookedDocument, Finalised, InvoicePlan, Sought, TotalsText } from '../../document.ts';
import type { RelationIds } from '../../relation.ts';
import type { Got, MoneybirdCalls } from '../calls.ts';
import type { MoneybirdOperation } from '../faults.ts';
import { decimalField, idField, isId, maybeIdField, momentField, textField } from '../fields.ts';
import { type Deliveries, DeliveryMethod } from './delivery.ts';
import { external, homeOf, isExternal, otherThan, regular } from './documents.ts';
import { kindOf } from './kind.ts';
import { sendInvoice } from './sending.ts';

/** An invoice of either kind, as far as we read it. */
export const MoneybirdInvoiceRow = v.object({
  id: idField,
  /** The number; a draft has none, and an external invoice never has (reference 6.4, 7.2). */
  invoice_id: textField,
  contact_id: maybeIdField,
  reference: textField,
  state: textField,
  contact: DeliveryMethod,
  total_price_excl_tax: decimalField,
  total_price_incl_tax: decimalField,
  payments: v.fallback(v.array(v.unknown()), []),
  created_at: momentField,
});
export type MoneybirdInvoiceRow = v.InferOutput<typeof MoneybirdInvoiceRow>;

/** Reads an invoice. */
export const reading: MoneybirdOperation = { effect: 'read', subject: 'invoice' };

/** Makes the document. When the answer left its totals out, it has to be looked at. */
export async function createInvoice(
  calls: MoneybirdCalls,
  plan: InvoicePlan,
  ids: RelationIds,
  deliveries: Deliveries,
): Promise<BookedDocument> {
  const { relation } = ids;
  if (relation === undefined) throw new TypeError('an invoice is made for a contact that stands in the books');
  const { path, wrap } = homeOf(plan.document);
  const operation: MoneybirdOperation = {
    effect: 'make',
    subject: 'invoice',
    about: { number: plan.reference },
    workflow: workflowOf(plan.body[wrap]),
  };
  deliveries.expect(plan.reference, relation);
  const answer = await calls.post(path, withRelation(plan, relation), MoneybirdInvoiceRow, operation);
  if (answer.row.contact) deliveries.note(answer.row.id, answer.row.contact.delivery_method);
  const made = documentOf(calls, answer, plan.document);
  const { externalId, url } = made;
  if (!made.totals) throw new Setback('look', 'uncertain', { document: { externalId, url } });
  return { ...made, reference: made.reference ?? plan.reference };
}

const Named = v.object({ workflow_id: v.string() });
const workflowOf = (head: unknown): string => (v.is(Named, head) ? head.workflow_id : '');

/** The document with this id, of whichever kind, or null. A setting may have changed the kind since it was made. */
export async function readInvoice(
  calls: MoneybirdCalls,
  externalId: string,
  document: string,
  deliveries: Deliveries,
): Promise<BookedDocument | null> {
  if (!isId(externalId)) return null;
  for (const one of [document, otherThan(document)]) {
    const found = await calls.find(`${homeOf(one).path}/${externalId}`, MoneybirdInvoiceRow, reading);
    if (found?.row.contact) deliveries.note(found.row.id, found.row.contact.delivery_method);
    if (found) return documentOf(calls, found, one);
  }
  return null;
}

/** Every document of this reference that the contact has: of the kind that was sent, or of both (mapping 2). */
export async function findInvoices(calls: MoneybirdCalls, sought: Sought): Promise<readonly BookedDocument[]> {
  const { document } = sought;
  const found = [
    ...(document === external ? [] : await findRegular(calls, sought)),
    ...(document === regular ? [] : await findExternal(calls, sought)),
  ];
  const byId = new Map(found.map((document) => [document.externalId, document]));
  return [...byId.values()].filter(({ reference }) => reference === sought.reference);
}

/** What a path carries unharmed; how anything else is read there is not known (reference 6.4). */
const PLAIN = /^[\w.~-]+$/;

/**
 * Sales invoices are found by their reference, in one call. Which of several is answered is not known, so a find is
 * followed by the contact's list: a stranger's document must not hide ours.
 */
async function findRegular(calls: MoneybirdCalls, sought: Sought): Promise<readonly BookedDocument[]> {
  if (!PLAIN.test(sought.reference)) return ofContact(calls, regular, sought);
  const found = await calls.find(`sales_invoices/find_by_reference/${sought.reference}`, MoneybirdInvoiceRow, reading);
  if (!found) return [];
  return [documentOf(calls, found, regular), ...(await ofContact(calls, regular, sought))];
}

const findExternal = (calls: MoneybirdCalls, sought: Sought) => ofContact(calls, external, sought);

/** A person may have moved a document by some days; what our own request left lies on its day. */
const AROUND_MS = 31 * DAY_MS;

/** The contact's documents around a day; a list without a period would hide what is not of this year (reference 3.4). */
async function ofContact(
  calls: MoneybirdCalls,
  document: string,
  { relation, date }: Sought,
): Promise<readonly BookedDocument[]> {
  if (!isId(relation)) return [];
  if (date === null) throw new TypeError('an invoice is looked for around its day');
  const filter = `contact_id:${relation},period:${periodAround(date)}`;
  try {
    const { row: rows, aheadMs } = await calls.list(homeOf(document).path, MoneybirdInvoiceRow, reading, { filter });
    return rows.map((row) => documentOf(calls, { row, aheadMs }, document));
  } catch (trouble) {
    // A contact that is gone has no documents (reference 4.3).
    if (trouble instanceof Setback && trouble.cause === 'link-broken') return [];
    throw trouble;
  }
}

function periodAround(date: string): string {
  const day = (ms: number) => new Date(Date.parse(date) + ms).toJSON().slice(0, 10).replaceAll('-', '');
  return `${day(-AROUND_MS)}..${day(AROUND_MS)}`;
}

/** Makes a sales invoice final. An external one counts from the moment that it is there (reference 7). */
export function finaliseInvoice(
  calls: MoneybirdCalls,
  plan: Pick<InvoicePlan, 'finalise' | 'reference'>,
  externalId: string,
  deliveries: Deliveries,
): Promise<Finalised> {
  const Sent = v.pipe(
    MoneybirdInvoiceRow,
    v.transform((row) => documentOf(calls, { row, aheadMs: 0 }, regular)),
    v.check(({ final }) => final, 'an invoice that is no draft any more'),
    v.transform(({ externalNumber, url }) => ({ externalNumber, url })),
  );
  return sendInvoice(calls, plan, externalId, Sent, deliveries);
}

/** Takes back a document; one that is gone already is as it should be. */
export async function withdrawInvoice(calls: MoneybirdCalls, externalId: string, document: string): Promise<void> {
  const operation: MoneybirdOperation = { effect: 'change', subject: 'invoice', document: { externalId, url: null } };
  try {
    await calls.remove(`${homeOf(document).path}/${externalId}`, operation);
  } catch (trouble) {
    if (!(trouble instanceof Setback) || trouble.cause !== 'link-broken') throw trouble;
  }
}

/** A document, as the flow sees it. */
export function documentOf(
  calls: MoneybirdCalls,
  { row, aheadMs }: Got<MoneybirdInvoiceRow>,
  document: string,
): BookedDocument {
  const totals = totalsOf(row);
  return {
    externalId: row.id,
    externalNumber: isExternal(document) ? row.reference : row.invoice_id,
    url: linkOf(calls, row, document),
    reference: row.reference,
    kind: totals && kindOf(totals),
    document,
    relation: row.contact_id,
    totals,
    final: !isDraft(row, document),
    revocable: isExternal(document) ? isUnpaid(row) : isDraft(row, document),
    createdAtMs: row.created_at === null ? null : row.created_at + aheadMs,
  };
}

const isDraft = ({ state }: MoneybirdInvoiceRow, document: string): boolean =>
  isExternal(document) ? state === 'new' : state === 'draft' || state === 'scheduled';

/** An external invoice may be deleted as long as nothing hangs on it (reference 7.4). */
const isUnpaid = ({ state, payments }: MoneybirdInvoiceRow): boolean =>
  payments.length === 0 && (state === 'new' || state === 'open' || state === 'late');

/**
 * The page that a bookkeeper can open, of a draft too. The answer's own `url` is the customer's, and opens once it is sent
 * (reference 6.8); of an external invoice no page is known.
 */
const linkOf = (calls: MoneybirdCalls, { id }: MoneybirdInvoiceRow, document: string): string | null =>
  isExternal(document) ? null : calls.webAddress(`sales_invoices/${id}`);

function totalsOf({ total_price_excl_tax: excl, total_price_incl_tax: incl }: MoneybirdInvoiceRow): TotalsText | null {
  if (excl === null || incl === null) return null;
  return { exclVat: amountText(excl), vat: amountText(incl.minus(excl)), inclVat: amountText(incl) };
}

/** Puts the contact's id where it belongs; no text of i-Reserve's is taken for a placeholder. */
const withRelation = (plan: InvoicePlan, relation: string): unknown => {
  const { wrap } = homeOf(plan.document);
  return { [wrap]: { ...Object(plan.body[wrap]), contact_id: relation } };
};
