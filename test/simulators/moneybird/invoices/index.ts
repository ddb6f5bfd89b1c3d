import { empty, json, type Reply } from '../../http/reply.ts';
import { bodyOf, type Call, isObject, unwrapped } from '../api/call.ts';
import { type Fields, readFields } from '../api/fields.ts';
import { paged } from '../api/page.ts';
import { Complaints, refusal } from '../api/refusal.ts';
import { byIds, versions } from '../api/synchronization.ts';
import { record } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';
import { filteredInvoices, findSales, invoiceAt, invoicesOf } from './find.ts';
import { checkLock } from './lock.ts';
import { sendInvoice } from './send.ts';
import { showInvoice, showPayment } from './show-invoice.ts';
import { stateOf } from './state.ts';
import { createInvoice, resourceOf, updateInvoice } from './write-invoice.ts';

const paymentFields: Fields = {
  payment_date: 'date',
  price: 'money',
  price_base: 'money',
  transaction_identifier: 'text',
  financial_account_id: 'id',
  manual_payment_action: 'text',
};

/** The answers that both kinds of invoices have. */
export const answersOf = (kind: Invoice['kind']) => ({
  list: (call: Call): Reply => paged(call, filteredInvoices(call, kind), (invoice) => showInvoice(invoice, call)),
  synchronization: (call: Call): Reply => versions(filteredInvoices(call, kind)),
  fetchByIds: (call: Call): Reply =>
    byIds(
      call,
      (id) => invoicesOf(call, kind).find((invoice) => invoice.id === id),
      (invoice) => showInvoice(invoice, call),
    ),
  get: (call: Call): Reply => json(200, showInvoice(invoiceAt(call, kind), call)),
  create: (call: Call): Reply =>
    json(201, showInvoice(createInvoice(kind, unwrapped(call, resourceOf(kind)), call), call)),
  update(call: Call): Reply {
    const invoice = invoiceAt(call, kind);
    updateInvoice(invoice, unwrapped(call, resourceOf(kind)), call);
    return json(200, showInvoice(invoice, call));
  },
  /** A draft can go; of the sent ones only the newest, so that numbers stay in a row (6.9). */
  remove(call: Call): Reply {
    const invoice = invoiceAt(call, kind);
    checkLock(invoice, call);
    const newest = invoicesOf(call, 'sales').find(({ number }) => number !== null);
    if (invoice.payments.length > 0 || (kind === 'sales' && invoice.number !== null && invoice !== newest)) {
      throw refusal(400, 'Invoice can not be destroyed', { id: 'can_not_be_destroyed' });
    }
    call.administration.invoices.delete(invoice.id);
    record(call, invoice, `${resourceOf(kind)}_destroyed`);
    return empty(204);
  },
  pay(call: Call): Reply {
    const invoice = invoiceAt(call, kind);
    if (invoice.stage === 'draft') throw refusal(400, 'Invoice should not be a draft', { invoice: 'draft' });
    const complaints = new Complaints();
    const { payment_date: date, price } = readFields(
      unwrapped(call, 'payment'),
      paymentFields,
      complaints,
      call.readings,
    );
    complaints.when(!date, 'payment_date', "can't be blank", 'blank');
    complaints.when(!price, 'price', "can't be blank", 'blank');
    complaints.settle();
    const payment = { id: call.world.newId(), date: String(date), price: String(price) };
    invoice.payments.push(payment);
    record(call, invoice, 'payment_registered', { state: stateOf(invoice, call) });
    return json(201, showPayment(payment, invoice, call));
  },
});

/** Answers `GET sales_invoices/find_by_reference/:reference` and `find_by_invoice_id/:invoice_id`. */
export const find =
  (by: 'reference' | 'invoice_id') =>
  (call: Call): Reply =>
    json(200, showInvoice(findSales(call, by), call));

/** Answers `PATCH sales_invoices/:id/send_invoice`; an empty body is a request too, and a dangerous one (6.5). */
export function send(call: Call): Reply {
  const invoice = invoiceAt(call, 'sales');
  const { sales_invoice_sending: sending } = bodyOf(call);
  sendInvoice(invoice, isObject(sending) ? sending : {}, call);
  return json(200, showInvoice(invoice, call));
}
