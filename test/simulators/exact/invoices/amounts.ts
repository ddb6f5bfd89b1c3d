import { Decimal } from 'decimal.js';
import type { Readings } from '../readings.ts';

/** What an amount consists of. */
export interface Sums {
  readonly net: Decimal;
  readonly vat: Decimal;
  readonly gross: Decimal;
}

/** A line as the totals see it: its amount as it was entered, and what its VAT code does with it. */
export interface Taxed {
  readonly entered: Decimal;
  /** Whether the amount as entered includes VAT: only a VAT code of type I says so. */
  readonly includesVat: boolean;
  readonly fraction: Decimal;
  /** VAT that was sent along and replaces the computed amount. */
  readonly vatSent: Decimal | undefined;
}

const zero = new Decimal(0);

/** Rounds to cents, half away from zero. */
export const cents = (amount: Decimal): Decimal => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** Splits one amount into net, VAT and gross. */
export function split({ entered, includesVat, fraction, vatSent }: Taxed): Sums {
  if (!includesVat) {
    const vat = vatSent ?? cents(entered.times(fraction));
    return { net: entered, vat, gross: entered.plus(vat) };
  }
  const net = vatSent ? entered.minus(vatSent) : cents(entered.div(fraction.plus(1)));
  return { net, vat: entered.minus(net), gross: entered };
}

/** The totals of a document: the sum of its rounded lines, or rounded once for all lines that are taxed alike. */
export function totals(lines: readonly Taxed[], rounding: Readings['vatRounding']): Sums {
  const parts = rounding === 'per-line' ? lines : taxedAlike(lines);
  return parts.map(split).reduce(add, { net: zero, vat: zero, gross: zero });
}

const add = (a: Sums, b: Sums): Sums => ({
  net: a.net.plus(b.net),
  vat: a.vat.plus(b.vat),
  gross: a.gross.plus(b.gross),
});

function taxedAlike(lines: readonly Taxed[]): Taxed[] {
  const groups = new Map<string, Taxed>();
  for (const [index, line] of lines.entries()) {
    const key = line.vatSent ? `own ${index}` : `${line.includesVat} ${line.fraction}`;
    const group = groups.get(key);
    groups.set(key, group ? { ...group, entered: group.entered.plus(line.entered) } : line);
  }
  return [...groups.values()];
}
