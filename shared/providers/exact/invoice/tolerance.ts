import type { Amounts, InvoiceAmounts } from '../../../domain/amounts.ts';
import { type Remark, remark } from '../../../domain/causes.ts';
import { amountText, Money, money, sum } from '../../../domain/money.ts';
import { correct, type Setback } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import type { Entered, PerCode } from './predict.ts';

const CENT = new Money('0.01');
/** How far net and VAT of all rates together may be from i-Reserve's (mapping 1.4). */
const DOCUMENT_LIMIT = new Money('0.05');

/** What one VAT code adds up to, on our side and on theirs. */
interface Difference {
  readonly code: string;
  readonly ours: Amounts;
  readonly books: Amounts;
  readonly size: Money;
}

/** What i-Reserve's total incl. VAT is above what the books would compute. */
export const missing = ({ total }: InvoiceAmounts, books: Amounts): Money => total.inclVat.minus(books.inclVat);

/** Stops an invoice whose total incl. VAT the books would compute differently, with both amounts. */
export function totalDiffers(ours: Money, books: Money, about: Record<string, string> = {}): Setback {
  const difference = amountText(ours.minus(books));
  return correct('total-differs', { ours: amountText(ours), books: amountText(books), difference, ...about });
}

/**
 * Compares net and VAT of every rate: at most one cent a line and five cents a document may differ, and are remarked.
 *
 * Rates are compared by VAT code, since the books know no other grouping.
 */
export function checkRates(
  ours: InvoiceAmounts,
  books: PerCode,
  entered: readonly Entered[],
  vat: Mappings['vat'],
): Remark[] {
  const differences = differencesOf(ours, books, vat);
  const tooFar = differences.find(({ code, size }) => size.greaterThan(CENT.times(linesOf(entered, code))));
  const all = sum(differences.map(({ size }) => size));
  const [worst] = differences.toSorted((a, b) => b.size.comparedTo(a.size));
  const guilty = tooFar ?? (all.greaterThan(DOCUMENT_LIMIT) ? worst : undefined);
  if (guilty)
    throw totalDiffers(guilty.ours.vat, guilty.books.vat, { code: guilty.code, net: amountText(guilty.ours.exclVat) });
  return worst?.size.isZero() === false ? [remark('vat-rounding', { difference: amountText(all) })] : [];
}

function differencesOf(ours: InvoiceAmounts, books: PerCode, vat: Mappings['vat']): Difference[] {
  const own = perCode(ours, vat);
  return [...new Set([...own.keys(), ...books.keys()])].map((code) => {
    const [a, b] = [own.get(code) ?? nothing, books.get(code) ?? nothing];
    return { code, ours: a, books: b, size: Money.max(a.exclVat.minus(b.exclVat).abs(), a.vat.minus(b.vat).abs()) };
  });
}

function perCode({ perRate }: InvoiceAmounts, vat: Mappings['vat']): Map<string, Amounts> {
  const codes = new Map<string, Amounts>();
  for (const rate of perRate) {
    const code = vat[rate.vatRate]?.trim() ?? rate.vatRate;
    const before = codes.get(code) ?? nothing;
    const exclVat = before.exclVat.plus(money(rate.exclVat));
    const tax = before.vat.plus(money(rate.vat));
    codes.set(code, { exclVat, vat: tax, inclVat: exclVat.plus(tax) });
  }
  return codes;
}

const nothing: Amounts = { exclVat: new Money(0), vat: new Money(0), inclVat: new Money(0) };

const linesOf = (entered: readonly Entered[], code: string): number =>
  entered.filter(({ vat }) => vat.code === code).length;
