import { type Amounts, fromGross, fromNet } from '../../domain/amounts.ts';
import { type Money, sum, toCents } from '../../domain/money.ts';

/** Which of i-Reserve's two prices is sent. */
export type Basis = 'net' | 'gross';

/** What a VAT code of the books does with an amount. */
export interface VatRule {
  readonly code: string;
  /** Whether prices on this code include VAT. */
  readonly includesVat: boolean;
  /** The percentage that the customer is charged: none when the VAT is shifted to them, in the margin, or not there. */
  readonly charged: string;
}

/** Where books round VAT: on each line, or once per VAT code of the document. */
export type VatRounding = 'line' | 'document';

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
