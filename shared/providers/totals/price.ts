import type { Amounts } from '../../domain/amounts.ts';
import type { Line } from '../../domain/invoice.ts';
import { fraction, Money, money, toCents } from '../../domain/money.ts';
import { correct } from '../../domain/setback.ts';
import type { Basis } from './predict.ts';

/** A quantity and a price whose product is the line's amount, to the cent. */
export interface Priced {
  readonly quantity: Money;
  readonly price: Money;
  /** The quantity for the text, when another one is sent; null otherwise. */
  readonly told: string | null;
}

/**
 * What a line is sent as (mapping 1.2, 1.3): its own unit price of that basis where that gives its amount, else once
 * the whole amount, with the sign left on the quantity. `decimals` are those of a price that the books keep, and
 * `quantityDecimals` those of a quantity: one that they would cut goes into the text.
 */
export function priceLine(
  line: Line,
  amounts: Amounts,
  basis: Basis,
  decimals: number,
  quantityDecimals = Number.POSITIVE_INFINITY,
): Priced {
  const quantity = money(line.quantity);
  const total = toCents(basis === 'net' ? amounts.exclVat : amounts.inclVat);
  const price = unitPrice(line, quantity, total, basis)?.toDecimalPlaces(decimals);
  const isKept = quantity.decimalPlaces() <= quantityDecimals;
  if (price && isKept && toCents(price.times(quantity)).equals(total)) return { quantity, price, told: null };
  const one = new Money(quantity.isNegative() ? -1 : 1);
  return { quantity: one, price: total.times(one), told: quantity.abs().equals(1) ? null : quantity.abs().toString() };
}

function unitPrice(line: Line, quantity: Money, total: Money, basis: Basis): Money | null {
  const own = basis === 'net' ? line.unitPriceExclVat : line.unitPriceInclVat;
  if (own !== null) return money(own);
  if (line.totals !== null) return quantity.isZero() ? null : total.dividedBy(quantity);
  const other = basis === 'net' ? line.unitPriceInclVat : line.unitPriceExclVat;
  if (other === null) throw correct('price-missing', { line: line.description });
  const factor = fraction(line.vatPercentage).plus(1);
  return basis === 'net' ? money(other).dividedBy(factor) : money(other).times(factor);
}
