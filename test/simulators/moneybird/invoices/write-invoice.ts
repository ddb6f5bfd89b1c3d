import { isoDay, today } from '../../days.ts';
import type { Sent } from '../api/call.ts';
import { readFields } from '../api/fields.ts';
import { Complaints, notFound, refusal } from '../api/refusal.ts';
import { type Desk, record } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';
import { externalFields, salesFields } from './fields.ts';
import { blankInvoice, fillInvoice } from './fill-invoice.ts';
import { checkLock } from './lock.ts';
import { stateOf } from './state.ts';
import { writeLines } from './write-lines.ts';

/** The name of a kind of invoice: of its body, and in front of its events. */
export const resourceOf = (kind: Invoice['kind']): string =>
  kind === 'sales' ? 'sales_invoice' : 'external_sales_invoice';

/** Makes an invoice: a draft, or an external one, which is open at once (7). */
export function createInvoice(kind: Invoice['kind'], sent: Sent, desk: Desk): Invoice {
  if (kind === 'sales') checkPlan(desk);
  const invoice = write(blankInvoice(kind, desk), sent, desk);
  desk.administration.invoices.set(invoice.id, invoice);
  record(desk, invoice, `${resourceOf(kind)}_created`, { state: stateOf(invoice, desk) });
  return invoice;
}

/** Changes what was sent and leaves the rest; nothing forbids it on a sent invoice (6.9). */
export function updateInvoice(invoice: Invoice, sent: Sent, desk: Desk): void {
  checkLock(invoice, desk);
  Object.assign(invoice, write({ ...invoice }, sent, desk));
  record(desk, invoice, `${resourceOf(invoice.kind)}_updated`, { state: stateOf(invoice, desk) });
}

function write(invoice: Invoice, sent: Sent, desk: Desk): Invoice {
  const complaints = new Complaints();
  const { kind } = invoice;
  const values = readFields(sent, kind === 'sales' ? salesFields : externalFields, complaints, desk.readings);
  if (kind === 'external' && 'contact_id' in values && !values.contact_id) {
    complaints.add('contact_id', 'cannot be empty', 'blank');
  }
  complaints.settle();
  checkContact(kind, String(values.contact_id ?? invoice.contactId), desk);
  const filled = fillInvoice(invoice, values, desk);
  complaints.when(kind === 'external' && !filled.reference, 'reference', "can't be blank", 'blank');
  complaints.when(!/^[A-Z]{3}$/.test(filled.currency), 'currency', 'is invalid', 'invalid', filled.currency);
  for (const [field, known, id] of links(filled, desk)) {
    const isGone = field === 'workflow_id' && id !== null && !known.has(id);
    if (isGone && desk.readings.unknownWorkflow === 404) throw notFound(field);
    complaints.when(id !== null && !known.has(id), field, 'is not found', 'not_found', id);
  }
  const written = { ...filled, lines: writeLines(sent.details_attributes, filled, desk, complaints) };
  complaints.settle();
  checkLock(written, desk);
  return written;
}

const links = (
  { workflowId, documentStyleId, sequenceId, kind }: Invoice,
  { administration }: Desk,
): [string, { has(id: string): boolean }, string | null][] =>
  kind === 'external'
    ? []
    : [
        ['workflow_id', administration.workflows, workflowId],
        ['document_style_id', administration.documentStyles, documentStyleId],
        ['invoice_sequence_id', administration.sequences, sequenceId],
      ];

function checkContact(kind: Invoice['kind'], id: string, { administration }: Desk): void {
  if (administration.contacts.has(id)) return;
  throw refusal(400, 'Contact ID is invalid', { [resourceOf(kind)]: { contact_id: 'contact_invalid' } });
}

function checkPlan({ administration, now }: Desk): void {
  const month = isoDay(today(now)).slice(0, 7);
  const made = [...administration.invoices.values()].filter(
    ({ kind, createdAt }) => kind === 'sales' && isoDay(today(createdAt)).startsWith(month),
  );
  if (administration.invoicesPerMonth === null || made.length < administration.invoicesPerMonth) return;
  throw refusal(402, 'creating sales invoices is limited', { administration: 'limit_reached' });
}
