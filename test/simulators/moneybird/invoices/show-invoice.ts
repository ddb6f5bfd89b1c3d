import { Decimal } from 'decimal.js';
import { versionOf } from '../api/synchronization.ts';
import { showContact } from '../contacts/show-contact.ts';
import { showTodo } from '../contacts/show-todo.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice, Line, Payment } from '../model/invoice.ts';
import { showHistory } from '../reference/show-history.ts';
import { entered, split, totalsOf } from './amounts.ts';
import { dueDateOf } from './due-date.ts';
import { paidOn, stateOf } from './state.ts';

/** An invoice as the API shows it (6.4, 7.2). */
export function showInvoice(invoice: Invoice, desk: Desk): Record<string, unknown> {
  const { administration, readings } = desk;
  const contact = administration.contacts.get(invoice.contactId);
  const totals = totalsOf(invoice, administration.taxRates, readings.vatRounding);
  const excl = money(totals.net);
  const incl = money(totals.net.plus(totals.tax));
  const paid = paidOn(invoice);
  return {
    id: invoice.id,
    administration_id: administration.id,
    contact_id: invoice.contactId,
    contact: contact ? showContact(contact, desk) : null,
    ...(invoice.kind === 'sales' ? ofSales(invoice, desk) : ofExternal(invoice)),
    state: stateOf(invoice, desk),
    reference: invoice.reference,
    due_date: dueDateOf(invoice),
    currency: invoice.currency,
    prices_are_incl_tax: invoice.pricesAreInclTax,
    paid_at: null,
    payments: invoice.payments.map((payment) => showPayment(payment, invoice, desk)),
    total_paid: money(paid),
    total_unpaid: money(totals.net.plus(totals.tax).minus(paid)),
    total_unpaid_base: money(totals.net.plus(totals.tax).minus(paid)),
    total_price_excl_tax: excl,
    total_price_excl_tax_base: excl,
    total_price_incl_tax: incl,
    total_price_incl_tax_base: incl,
    tax_totals: [...totals.perRate].map(([id, { net, tax }]) => ({
      tax_rate_id: id,
      taxable_amount: money(net),
      taxable_amount_base: money(net),
      tax_amount: money(tax),
      tax_amount_base: money(tax),
    })),
    details: invoice.lines.map((line) => showLine(line, invoice, desk)),
    version: versionOf(invoice),
    created_at: new Date(invoice.createdAt).toISOString(),
    updated_at: new Date(invoice.updatedAt).toISOString(),
    notes: invoice.todos.map((todo) => showTodo(todo, { id: invoice.id, type: 'SalesInvoice' }, desk)),
    attachments: [],
    events: showHistory(invoice, desk),
  };
}

function ofSales(invoice: Invoice, { world, administration }: Desk): object {
  const view = BigInt(invoice.id).toString(36);
  const digits = invoice.number?.replaceAll(/\D/g, '') ?? '';
  return {
    contact_person_id: invoice.contactPersonId,
    invoice_id: invoice.number,
    draft_id: invoice.draftId,
    invoice_date: invoice.date,
    first_due_interval: invoice.firstDueInterval,
    workflow_id: invoice.workflowId,
    document_style_id: invoice.documentStyleId,
    invoice_sequence_id: invoice.sequenceId,
    payment_conditions: invoice.paymentConditions,
    payment_reference: invoice.number && `RF${digits}`,
    short_payment_reference: invoice.number && digits,
    language: administration.workflows.get(invoice.workflowId)?.language ?? administration.language,
    discount: money(new Decimal(invoice.discount)),
    original_sales_invoice_id: invoice.originalId,
    paused: false,
    sent_at: invoice.sentAt === null ? null : new Date(invoice.sentAt).toISOString(),
    public_view_code: view,
    url: `${world.origin}/${administration.id}/sales_invoices/${view}`,
    payment_url: `${world.origin}/${administration.id}/online_sales_invoices/${view}/pay_invoice`,
    custom_fields: [],
  };
}

const ofExternal = (invoice: Invoice): object => ({
  date: invoice.date,
  entry_number: invoice.entryNumber,
  origin: 'api',
  source: invoice.source || null,
  source_url: invoice.sourceUrl || null,
});

function showLine(key: Line, invoice: Invoice, { administration }: Desk): object {
  const rate = administration.taxRates.get(key.taxRateId);
  const net = split(entered(key, invoice), rate?.percentage ?? null, invoice.pricesAreInclTax).net;
  const amount = new Decimal(key.amount);
  return {
    id: key.id,
    administration_id: administration.id,
    tax_rate_id: key.taxRateId,
    ledger_account_id: key.ledgerAccountId,
    project_id: null,
    product_id: null,
    amount: `${amount.toString().replace('.', ',')} x`,
    amount_decimal: amount.isInteger() ? amount.toFixed(1) : amount.toString(),
    description: key.description,
    price: money(new Decimal(key.price)),
    period: key.period,
    row_order: key.rowOrder,
    total_price_excl_tax_with_discount: money(net),
    total_price_excl_tax_with_discount_base: money(net),
    tax_report_reference: rate?.box ? [rate.box] : [],
    mandatory_tax_text: rate?.reverseCharge ? 'Btw verlegd' : null,
    created_at: new Date(invoice.createdAt).toISOString(),
    updated_at: new Date(invoice.updatedAt).toISOString(),
  };
}

/** A payment as the API shows it. */
export const showPayment = ({ id, date, price }: Payment, invoice: Invoice, { administration }: Desk): object => ({
  id,
  administration_id: administration.id,
  invoice_type: invoice.kind === 'sales' ? 'SalesInvoice' : 'ExternalSalesInvoice',
  invoice_id: invoice.id,
  price,
  price_base: price,
  payment_date: date,
});

/** An amount as the API writes it: at least one decimal and at most two (0). */
function money(amount: Decimal): string {
  const rounded = amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? '0.0' : rounded.toFixed(Math.max(1, rounded.decimalPlaces()));
}
