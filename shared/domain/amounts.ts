import type { Invoice, Line, RateTotal } from './invoice.ts';
import { amountText, fraction, type Money, money, sum, toCents } from './money.ts';

/** An amount split into what is taxed and the tax. `exclVat + vat = inclVat`, to the cent. */
export interface Amounts {
  readonly exclVat: Money;
  readonly vat: Money;
  readonly inclVat: Money;
}

/** VAT on top of a net amount, rounded to the cent. */
export const fromNet = (net: Money, percentage: string): Amounts => {
  const exclVat = toCents(net);
  const vat = toCents(exclVat.times(fraction(percentage)));
  return { exclVat, vat, inclVat: exclVat.plus(vat) };
};

/** VAT inside a gross amount, rounded to the cent. */
export const fromGross = (gross: Money, percentage: string): Amounts => {
  const inclVat = toCents(gross);
  const exclVat = toCents(inclVat.dividedBy(fraction(percentage).plus(1)));
  return { exclVat, vat: inclVat.minus(exclVat), inclVat };
};

/** A line's amounts: its own totals, else derived from the price that `basis` prefers. */
function amountsOf(line: Line, basis: 'net' | 'gross'): Amounts {
  if (line.totals)
    return { exclVat: money(line.totals.exclVat), vat: money(line.totals.vat), inclVat: money(line.totals.inclVat) };
  const quantity = money(line.quantity);
  const net = line.unitPriceExclVat;
  const gross = line.unitPriceInclVat;
  if (net !== null && (basis === 'net' || gross === null))
    return fromNet(quantity.times(money(net)), line.vatPercentage);
  return fromGross(quantity.times(money(gross ?? '0')), line.vatPercentage);
}

/** Every amount of an invoice, line by line and per VAT rate, complete. */
export interface InvoiceAmounts {
  /** In the order of the invoice's lines. */
  readonly lines: readonly Amounts[];
  readonly perRate: readonly RateTotal[];
  readonly total: Amounts;
  /** True when something that i-Reserve left out was derived here (warning `totals-derived`). */
  readonly derived: boolean;
}

/**
 * Completes an invoice's amounts: what i-Reserve left out is derived per line, half away from zero.
 *
 * A line with both prices and no totals is derived from the price that makes the document add up to
 * i-Reserve's total; from the net one when both do or neither does.
 */
export function amountsOfInvoice(invoice: Invoice): InvoiceAmounts {
  const total = {
    exclVat: money(invoice.totals.exclVat),
    vat: money(invoice.totals.vat),
    inclVat: money(invoice.totals.inclVat),
  };
  const by = (basis: 'net' | 'gross') => invoice.lines.map((line) => amountsOf(line, basis));
  const adds = (lines: readonly Amounts[]) => sum(lines.map(({ inclVat }) => inclVat)).equals(total.inclVat);
  const [net, gross] = [by('net'), by('gross')];
  const lines = !adds(net) && adds(gross) ? gross : net;
  return {
    lines,
    perRate: invoice.totals.perRate ?? perRateOf(invoice.lines, lines),
    total,
    derived: invoice.totals.perRate === null || invoice.lines.some(({ totals }) => totals === null),
  };
}

function perRateOf(lines: readonly Line[], amounts: readonly Amounts[]): RateTotal[] {
  const rates = new Map<string, { percentage: string; exclVat: Money; vat: Money }>();
  lines.forEach((line, index) => {
    const amount = amounts[index] ?? fromNet(money('0'), '0');
    const known = rates.get(line.vatRate);
    rates.set(line.vatRate, {
      percentage: line.vatPercentage,
      exclVat: amount.exclVat.plus(known?.exclVat ?? 0),
      vat: amount.vat.plus(known?.vat ?? 0),
    });
  });
  return [...rates].map(([vatRate, { percentage, exclVat, vat }]) => ({
    vatRate,
    percentage,
    exclVat: amountText(exclVat),
    vat: amountText(vat),
  }));
}
