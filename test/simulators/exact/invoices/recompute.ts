import { Decimal } from 'decimal.js';
import type { Desk } from '../model/desk.ts';
import { rowsOf } from '../model/division.ts';
import type { Row, Value } from '../odata/edm.ts';
import { cents, split, type Taxed, totals } from './amounts.ts';
import { rateOf } from './currency.ts';
import { vatRule } from './vat-rule.ts';

/** Whether a type is a credit note. */
export const isCredit = (type: Value | undefined): boolean => type === 8021 || type === 8024;

/** The lines of an invoice, in their order. */
export const linesOf = (desk: Pick<Desk, 'division'>, invoiceId: Value | undefined): Row[] =>
  rowsOf(desk.division, 'salesinvoice/SalesInvoiceLines')
    .filter(({ InvoiceID }) => InvoiceID === invoiceId)
    .sort((a, b) => Number(a.LineNumber) - Number(b.LineNumber));

/** Computes every amount of an invoice anew from what was entered. */
export function recompute(invoice: Row, desk: Desk): void {
  const rate = rateOf(String(invoice.Currency), desk.division.currency) ?? new Decimal(1);
  const lines = linesOf(desk, invoice.InvoiceID);
  const taxed = lines.map((line) => taxedLine(line, invoice, desk));

  for (const [index, line] of lines.entries()) {
    const part = taxed[index];
    if (!part) continue;
    const { net, vat } = split(part);
    line.AmountFC = net.toNumber();
    line.VATAmountFC = vat.toNumber();
    line.AmountDC = cents(net.times(rate)).toNumber();
    line.VATAmountDC = cents(vat.times(rate)).toNumber();
  }

  const kept = new Decimal(1).minus(headerDiscount(invoice, desk));
  const { net, vat, gross } = totals(
    taxed.map((line) => ({ ...line, entered: cents(line.entered.times(kept)) })),
    desk.readings.vatRounding,
  );
  invoice.AmountFC = gross.toNumber();
  invoice.AmountFCExclVat = net.toNumber();
  invoice.VATAmountFC = vat.toNumber();
  invoice.AmountDC = cents(gross.times(rate)).toNumber();
  invoice.VATAmountDC = cents(vat.times(rate)).toNumber();
}

function taxedLine(line: Row, invoice: Row, desk: Desk): Taxed {
  const { includesVat, charged, fraction } = vatRule(desk.division, line.VATCode, dayOf(invoice, desk.now));
  const turn = isCredit(invoice.Type) && desk.readings.creditSign === 'turned' ? -1 : 1;
  const entered = isNumber(line.$amountSent)
    ? new Decimal(line.$amountSent)
    : new Decimal(Number(line.Quantity)).times(Number(line.NetPrice));
  line.VATPercentage = fraction.toNumber();
  return {
    entered: cents(entered).times(turn),
    includesVat,
    fraction: charged,
    vatSent: isNumber(line.$vatSent) ? new Decimal(line.$vatSent).times(turn) : undefined,
  };
}

const isNumber = (value: Value | undefined): value is number => typeof value === 'number';

/** The day that decides about percentages: the invoice date once there is one, before that the order date. */
export const dayOf = (invoice: Row, now: number): number => Number(invoice.InvoiceDate ?? invoice.OrderDate ?? now);

function headerDiscount(invoice: Row, desk: Desk): Decimal {
  const discount = new Decimal(Number(invoice.Discount ?? 0));
  return desk.readings.headerDiscount === 'percentage' ? discount.div(100) : discount;
}
