import { isoDay, today } from '../../days.ts';
import { isEmail } from '../../rules/email.ts';
import type { Sent } from '../api/call.ts';
import { type Fields, readFields } from '../api/fields.ts';
import { Complaints, refusal } from '../api/refusal.ts';
import { nextNumber } from '../model/administration.ts';
import { type Contact, textOf, type Value } from '../model/contact.ts';
import { type Desk, record } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';
import { checkLock } from './lock.ts';
import { stateOf } from './state.ts';

const sendingFields: Fields = {
  delivery_method: ['Email', 'Peppol', 'Simplerinvoicing', 'Manual'],
  sending_scheduled: 'boolean',
  invoice_date: 'date',
  email_address: 'text',
  email_message: 'text',
  deliver_ubl: 'boolean',
  mergeable: 'boolean',
};

/**
 * Sends an invoice: a draft gets its number and its day (6.5).
 *
 * Without a delivery method the contact's counts, which is normally a real e-mail to the customer.
 */
export function sendInvoice(invoice: Invoice, sent: Sent, desk: Desk): void {
  const contact = desk.administration.contacts.get(invoice.contactId);
  if (!contact) throw refusal(400, 'Contact ID is invalid', { sales_invoice: { contact_id: 'contact_invalid' } });
  if (invoice.lines.length === 0) {
    throw refusal(400, 'details cannot be empty', { sales_invoice: 'details_cannot_be_empty' });
  }
  const complaints = new Complaints();
  const values = readFields(sent, sendingFields, complaints, desk.readings);
  const wanted = String(values.delivery_method ?? (textOf(contact, 'delivery_method') || 'Email'));
  // A second time by Peppol goes by e-mail (6.5).
  const method = wanted === 'Peppol' && invoice.sentBy === 'Peppol' ? 'Email' : wanted;
  const address = String(values.email_address || textOf(contact, 'send_invoices_to_email'));
  judge(method, address, contact, desk, complaints);
  complaints.settle();
  if (method === 'Email' && !desk.administration.senderVerified) throw refusal(400, 'sending address not verified');

  if (values.sending_scheduled === true) {
    schedule(invoice, values, desk);
    return;
  }
  if (invoice.number === null) finalise(invoice, desk);
  invoice.sentBy = method;
  if (method === 'Email') desk.administration.mails.push({ invoiceId: invoice.id, to: address, at: desk.now });
  record(desk, invoice, eventOf[method] ?? 'sales_invoice_send_email', { state: stateOf(invoice, desk) });
}

const eventOf: Record<string, string> = {
  Email: 'sales_invoice_send_email',
  Manual: 'sales_invoice_send_manually',
  Peppol: 'sales_invoice_send_si',
  Simplerinvoicing: 'sales_invoice_send_si',
};

function judge(method: string, address: string, contact: Contact, { administration }: Desk, complaints: Complaints) {
  if (method === 'Email') {
    const wrong = address.split(',').some((part) => !isEmail(part.trim()));
    if (address === '') complaints.add('email_address', "can't be blank", 'blank');
    else complaints.when(wrong, 'email_address', 'is invalid', 'invalid', address);
  }
  if (method !== 'Peppol' && method !== 'Simplerinvoicing') return;
  const reachable = textOf(contact, 'si_identifier_type') && textOf(contact, 'si_identifier');
  complaints.when(!administration.peppol || !reachable, 'delivery_method', 'is invalid', 'invalid', method);
}

function schedule(invoice: Invoice, values: Readonly<Record<string, Value>>, desk: Desk): void {
  if (invoice.number !== null) throw refusal(400, 'Invoice can not be scheduled', { sales_invoice: 'not_draft' });
  Object.assign(invoice, { stage: 'scheduled', date: values.invoice_date ?? invoice.date });
  record(desk, invoice, 'sales_invoice_state_changed_to_scheduled', { state: 'scheduled' });
}

function finalise(invoice: Invoice, desk: Desk): void {
  const { administration, now } = desk;
  invoice.date ??= isoDay(today(now));
  checkLock(invoice, desk);
  const [usual = ''] = administration.sequences.keys();
  const sequence = invoice.sequenceId ?? usual;
  const year = invoice.date.slice(0, 4);
  const next = nextNumber(administration, `${sequence} ${year}`);
  invoice.number = `${administration.sequences.get(sequence) ?? ''}${year}-${String(next).padStart(4, '0')}`;
  invoice.stage = 'final';
  invoice.sentAt = now;
  record(desk, invoice, 'sales_invoice_state_changed_to_open', { state: stateOf(invoice, desk) });
}
