import { salesInvoiceLinesFields } from '../fields/sales-invoice-lines.ts';
import { prepareLine } from '../invoices/prepare-line.ts';
import { linesOf, recompute } from '../invoices/recompute.ts';
import { stillOpen } from '../invoices/still-open.ts';
import { type Desk, insert, touch } from '../model/desk.ts';
import { byId, table } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { Complaints, invalid } from '../rules/refusal.ts';
import type { Entity } from './entity.ts';
import { showLine } from './show-invoice.ts';

const path = 'salesinvoice/SalesInvoiceLines';

/** Lines of sales invoices, also one by one as long as the invoice is not processed. */
export const salesInvoiceLines: Entity = {
  path,
  type: 'Exact.Web.Api.Models.SalesInvoiceLine',
  key: 'ID',
  fields: salesInvoiceLinesFields,
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  restricted: true,
  show: showLine,

  create({ values }, desk) {
    const invoice = invoiceOf(values, desk);
    const complaints = new Complaints();
    const { InvoiceID, ...rest } = values;
    const line = prepareLine(complaints, rest, {}, invoice, desk);
    complaints.settle();
    const last = linesOf(desk, invoice.InvoiceID).at(-1);
    const LineNumber = Number(last?.LineNumber ?? 0) + 1;
    const row = insert(desk, path, 'ID', { ...line, InvoiceID: InvoiceID ?? null, LineNumber });
    recompute(touch(desk, invoice), desk);
    return row;
  },

  update(row, { values }, desk) {
    const invoice = invoiceOf(row, desk);
    const complaints = new Complaints();
    const line = prepareLine(complaints, values, row, invoice, desk);
    complaints.settle();
    touch(desk, Object.assign(row, line));
    recompute(touch(desk, invoice), desk);
  },

  remove(row, desk) {
    const invoice = invoiceOf(row, desk);
    table(desk.division, path).delete(String(row.ID));
    recompute(touch(desk, invoice), desk);
  },
};

function invoiceOf(line: Row, desk: Desk): Row {
  const invoice = byId(desk.division, 'salesinvoice/SalesInvoices', line.InvoiceID);
  if (!invoice) throw invalid('Factuurnummer verplicht');
  stillOpen(invoice);
  return invoice;
}
