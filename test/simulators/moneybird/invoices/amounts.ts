import { Decimal } from 'decimal.js';
import type { Invoice, Line } from '../model/invoice.ts';
import type { TaxRate } from '../model/reference-data.ts';
import type { Readings } from '../readings.ts';

/** What an amount consists of. */
export interface Sums {
  readonly net: Decimal;
  readonly tax: Decimal;
}

/** The sums of an invoice, and of each rate that occurs in it. */
export interface Totals extends Sums {
  readonly perRate: ReadonlyMap<string, Sums>;
}

const zero = new Decimal(0);

/** Rounds to cents, half away from zero. */
const cents = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** What stands on a line, in the basis of its document: price times amount, less the discount, in cents. */
export const entered = (key: Line, { discount }: Invoice): Decimal =>
  cents(new Decimal(key.price).times(key.amount).times(new Decimal(100).minus(discount)).div(100));

/** Splits an amount into net and tax. */
export function split(amount: Decimal, percentage: string | null, inclTax: boolean): Sums {
  const fraction = new Decimal(percentage ?? 0).div(100);
  if (!inclTax) return { net: amount, tax: cents(amount.times(fraction)) };
  const net = cents(amount.div(fraction.plus(1)));
  return { net, tax: amount.minus(net) };
}

/** Adds an invoice up: rounded once for each rate, or on each line. */
export function totalsOf(
  invoice: Invoice,
  rates: ReadonlyMap<string, TaxRate>,
  rounding: Readings['vatRounding'],
): Totals {
  const perRate = new Map<string, Sums>();
  for (const [id, lines] of Map.groupBy(invoice.lines, ({ taxRateId }) => taxRateId)) {
    const amounts = lines.map((line) => entered(line, invoice));
    const parts = rounding === 'per-line' ? amounts : [amounts.reduce((a, b) => a.plus(b), zero)];
    const percentage = rates.get(id)?.percentage ?? null;
    perRate.set(id, add(parts.map((part) => split(part, percentage, invoice.pricesAreInclTax))));
  }
  return { ...add([...perRate.values()]), perRate };
}

const add = (sums: readonly Sums[]): Sums =>
  sums.reduce((a, b) => ({ net: a.net.plus(b.net), tax: a.tax.plus(b.tax) }), { net: zero, tax: zero });
