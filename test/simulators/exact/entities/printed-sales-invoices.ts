import { today } from '../../days.ts';
import { printedSalesInvoicesFields } from '../fields/printed-sales-invoices.ts';
import { printDocument } from '../invoices/document.ts';
import { type Sending, sendMail } from '../invoices/mail.ts';
import { nextInvoiceNumber } from '../invoices/number.ts';
import { checkPeriod } from '../invoices/period.ts';
import { recompute } from '../invoices/recompute.ts';
import { dueDay } from '../invoices/terms.ts';
import { type Desk, touch } from '../model/desk.ts';
import { byCode, byId } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { invalid } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';

/** Processing an invoice: number, date, document, ledger entry and, when asked, the mail. */
export const printedSalesInvoices: Entity = {
  path: 'salesinvoice/PrintedSalesInvoices',
  type: 'Exact.Web.Api.Models.PrintedSalesInvoice',
  key: 'InvoiceID',
  fields: printedSalesInvoicesFields,
  methods: ['POST'],

  create({ values }, desk) {
    const invoice = byId(desk.division, 'salesinvoice/SalesInvoices', values.InvoiceID);
    if (!invoice) throw invalid(values.InvoiceID ? 'Ongeldige referentie: Factuur' : 'Factuurnummer verplicht');
    if (invoice.Status === 50) return printedBefore(values, desk);

    const day = Number(values.InvoiceDate ?? today(desk.now));
    checkPeriod(values, day, desk);
    const document = printDocument(values, desk);
    const answer: Row = { ...values, ...document.outcome };
    if (!document.processed) return answer;

    finalise(invoice, day, desk);
    const account = byId(desk.division, 'crm/Accounts', invoice.InvoiceTo) ?? {};
    const contact = byId(desk.division, 'crm/Contacts', invoice.InvoiceToContactPerson);
    const sending: Sending = { values, invoice, account, contact };
    return { ...answer, ...sendMail(sending, desk) };
  },
};

function printedBefore(values: Row, desk: Desk): Row {
  if (desk.readings.printedTwice === 'refused') throw invalid('Reeds verwerkt');
  return { ...values, DocumentCreationSuccess: 'Document aangemaakt' };
}

function finalise(invoice: Row, day: number, desk: Desk): void {
  invoice.InvoiceDate = day;
  invoice.Status = 50;
  invoice.InvoiceNumber ??= nextInvoiceNumber(desk.division, String(invoice.Journal), day);
  const condition = byCode(desk.division, 'cashflow/PaymentConditions', invoice.PaymentCondition);
  if (desk.readings.dueDate === 'recalculated') invoice.DueDate = dueDay(day, condition);
  recompute(touch(desk, invoice), desk);
}
