import { amountText, type Money, money, sum } from '../domain/money.ts';
import type { TotalsText, VatSum } from './document.ts';

/** What one line says of its VAT. */
export interface TaxedLine {
  readonly vatCode: string;
  readonly exclVat: Money;
  readonly vat: Money;
}

/**
 * Adds the lines of a document up by VAT code. Books that write a credit's lines as positive amounts under a negative
 * total are read by the sign of that total.
 */
export function vatSumsOf(lines: readonly TaxedLine[], totals: TotalsText | null): readonly VatSum[] {
  const net = sum(lines.map(({ exclVat }) => exclVat));
  const isTurned = totals !== null && !net.isZero() && net.isNegative() !== money(totals.exclVat).isNegative();
  const sign = isTurned ? -1 : 1;
  return [...Map.groupBy(lines, ({ vatCode }) => vatCode)].map(([vatCode, of]) => ({
    vatCode,
    exclVat: amountText(sum(of.map(({ exclVat }) => exclVat)).times(sign)),
    vat: amountText(sum(of.map(({ vat }) => vat)).times(sign)),
  }));
}
