import { type Amounts, fromGross, fromNet } from '../../../domain/amounts.ts';
import { type Money, sum, toCents } from '../../../domain/money.ts';
import type { VatRule } from './vat.ts';

/** Where Exact rounds VAT: on each line, or once per VAT code of the document. */
export type VatRounding = 'line' | 'document';

/**
 * How we expect Exact to round. No source tells (reference 5.8), so this is a reading of ours: the totals that come
 * back are compared before anything is final, and a wrong reading shows there at once.
 */
export const VAT_ROUNDING: VatRounding = 'line';

/** A line's amount in cents, as its price says it, and what its VAT code does with it. */
export interface Entered {
  readonly amount: Money;
  readonly vat: VatRule;
}

/** The amounts of every VAT code as the books will compute them. */
export type PerCode = ReadonlyMap<string, Amounts>;

/** Computes what the books will make of these lines, per VAT code. */
export function predict(lines: readonly Entered[], rounding: VatRounding): PerCode {
  const groups = Map.groupBy(lines, ({ vat }) => vat.code);
  const amountsOf = (group: readonly Entered[]): Amounts =>
    add((rounding === 'line' ? group : together(group)).map(split));
  return new Map([...groups].map(([code, group]) => [code, amountsOf(group)]));
}

/** Adds amounts up. */
export const add = (amounts: Iterable<Amounts>): Amounts => {
  const all = [...amounts];
  return {
    exclVat: sum(all.map(({ exclVat }) => exclVat)),
    vat: sum(all.map(({ vat }) => vat)),
    inclVat: sum(all.map(({ inclVat }) => inclVat)),
  };
};

/** Splits an amount by its VAT code. */
const split = ({ amount, vat }: Entered): Amounts =>
  (vat.includesVat ? fromGross : fromNet)(toCents(amount), vat.charged);

function together(group: readonly Entered[]): Entered[] {
  const amount = sum(group.map((line) => toCents(line.amount)));
  return group.slice(0, 1).map(({ vat }) => ({ amount, vat }));
}
