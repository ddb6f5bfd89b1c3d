import { today } from '../../days.ts';
import { salesInvoicesFields } from '../fields/sales-invoices.ts';
import { judgeInvoice } from '../invoices/judge-invoice.ts';
import { nextInvoiceNumber } from '../invoices/number.ts';
import { prepareLine } from '../invoices/prepare-line.ts';
import { dayOf, recompute } from '../invoices/recompute.ts';
import { stillOpen } from '../invoices/still-open.ts';
import { dueDay } from '../invoices/terms.ts';
import { type Desk, insert, touch } from '../model/desk.ts';
import { byCode, byId, rowsOf, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { isGiven } from '../rules/references.ts';
import { Complaints, invalid } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';
import { showInvoice } from './show-invoice.ts';

const path = 'salesinvoice/SalesInvoices';

/** Sales invoices: nothing is in the ledger before they are printed. */
export const salesInvoices: Entity = {
  path,
  type: 'Exact.Web.Api.Models.SalesInvoice',
  key: 'InvoiceID',
  fields: salesInvoicesFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  restricted: true,
  collections: { SalesInvoiceLines: { of: 'salesinvoice/SalesInvoiceLines', by: 'InvoiceID' } },
  show: showInvoice,

  create({ values, lines }, desk) {
    if (byId(desk.division, path, values.InvoiceID)) throw invalid('Reeds verwerkt');
    const header = withDefaults(values, desk);
    const day = dayOf(header, desk.now);
    const complaints = new Complaints();
    judgeInvoice(complaints, header, desk, day);
    complaints.when(!lines?.length, 'Verplicht: Factuurregels');
    const prepared = (lines ?? []).map((line) => prepareLine(complaints, line, {}, header, desk));
    complaints.settle();

    const invoice = insert(desk, path, 'InvoiceID', header);
    if (desk.readings.invoiceNumber === 'at-entry') {
      invoice.InvoiceNumber = nextInvoiceNumber(desk.division, String(invoice.Journal), day);
    }
    for (const [index, line] of prepared.entries()) {
      insert(desk, 'salesinvoice/SalesInvoiceLines', 'ID', {
        ...line,
        InvoiceID: invoice.InvoiceID ?? null,
        LineNumber: index + 1,
      });
    }
    recompute(invoice, desk);
    return invoice;
  },

  update(row, { values }, desk) {
    stillOpen(row);
    const changed = { ...row, ...values };
    const complaints = new Complaints();
    judgeInvoice(complaints, changed, desk, dayOf(changed, desk.now));
    complaints.settle();
    Object.assign(row, values);
    recompute(touch(desk, row), desk);
  },

  remove(row, desk) {
    stillOpen(row);
    for (const line of rowsOf(desk.division, 'salesinvoice/SalesInvoiceLines')) {
      if (line.InvoiceID === row.InvoiceID) {
        table(desk.division, 'salesinvoice/SalesInvoiceLines').delete(String(line.ID));
      }
    }
    table(desk.division, path).delete(String(row.InvoiceID));
  },
};

function withDefaults(values: Row, desk: Desk): Row {
  const invoiceTo = desk.readings.invoiceTo === 'defaults' ? (values.InvoiceTo ?? values.OrderedBy) : values.InvoiceTo;
  const account = byId(desk.division, 'crm/Accounts', invoiceTo);
  const orderDate = values.OrderDate ?? today(desk.now);
  const chosen = [values.PaymentCondition, account?.PaymentConditionSales, desk.division.defaultPaymentCondition];
  const condition = String(chosen.find(isGiven) ?? '').trim();
  return {
    Type: 8020,
    ...values,
    InvoiceTo: invoiceTo ?? null,
    DeliverTo: values.DeliverTo ?? values.OrderedBy ?? null,
    Journal: values.Journal ?? (desk.readings.journal === 'defaults' ? '70' : null),
    Currency: values.Currency ?? account?.SalesCurrency ?? desk.division.currency,
    OrderDate: orderDate,
    PaymentCondition: condition || null,
    DueDate:
      values.DueDate ?? dueDay(Number(orderDate), byCode(desk.division, 'cashflow/PaymentConditions', condition)),
    Status: desk.readings.statusAfterCreate,
  };
}
