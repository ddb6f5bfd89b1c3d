import type { Amounts, InvoiceAmounts } from '../../domain/amounts.ts';
import { type About, type Remark, remark } from '../../domain/causes.ts';
import { amountText, canBeRounding, Money, money, sum } from '../../domain/money.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { correct, type Setback } from '../../domain/setback.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { Entered, PerCode } from './predict.ts';

const CENT = new Money('0.01');
/** How far net and VAT of all rates together may be from i-Reserve's (mapping 1.4). */
const DOCUMENT_LIMIT = new Money('0.05');

type Split = Pick<Amounts, 'exclVat' | 'vat'>;

/** What one VAT code adds up to, on our side and on theirs. */
interface Difference {
  readonly code: string;
  /** i-Reserve's rates that are booked on it, for people. */
  readonly rates: readonly string[];
  readonly ours: Split;
  readonly books: Split;
  readonly size: Money;
}

/**
 * Stops an invoice that would come to another total in the books, with both amounts; where a rounding line could make the
 * difference up, also with what it would have to be.
 */
export function totalDiffers(ours: Money, books: Money): Setback {
  const rounding = ours.minus(books).abs();
  return correct('total-differs', {
    ...bothAmounts(ours, books),
    ...(canBeRounding(rounding) && { rounding: amountText(rounding) }),
  });
}

const bothAmounts = (ours: Money, books: Money): About => ({ ours: amountText(ours), books: amountText(books) });

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
  const differences = differencesOf(ours, books, vat).sort((a, b) => b.size.comparedTo(a.size));
  const tooFar = differences.find(({ code, size }) => size.greaterThan(CENT.times(linesOf(entered, code))));
  const isMuch = sum(differences.map(({ size }) => size)).greaterThan(DOCUMENT_LIMIT);
  const [worst] = differences;
  const guilty = tooFar ?? (isMuch ? worst : undefined);
  if (guilty) throw correct('total-differs', told(guilty));
  checkHeader(ours, books);
  return worst && !worst.size.isZero() ? [remark('vat-rounding', told(worst))] : [];
}

/** Stops a document whose VAT total differs from the VAT of its rates, which may happen on i-Reserve's side. */
function checkHeader({ total }: InvoiceAmounts, books: PerCode): void {
  const vat = sum([...books.values()].map((amounts) => amounts.vat));
  if (total.vat.minus(vat).abs().greaterThan(DOCUMENT_LIMIT))
    throw correct('total-differs', bothAmounts(total.vat, vat));
}

function differencesOf(ours: InvoiceAmounts, books: PerCode, vat: Mappings['vat']): Difference[] {
  const rates = Map.groupBy(ours.perRate, ({ vatRate }) => valueAt(vat, vatRate)?.trim() ?? vatRate);
  return [...new Set([...rates.keys(), ...books.keys()])].map((code) => {
    const own = rates.get(code) ?? [];
    const [a, b] = [together(own), books.get(code) ?? together([])];
    const size = Money.max(a.exclVat.minus(b.exclVat).abs(), a.vat.minus(b.vat).abs());
    return { code, rates: own.map(({ vatRate }) => vatRate), ours: a, books: b, size };
  });
}

const together = (rates: InvoiceAmounts['perRate']): Split => ({
  exclVat: sum(rates.map(({ exclVat }) => money(exclVat))),
  vat: sum(rates.map(({ vat }) => money(vat))),
});

const linesOf = (entered: readonly Entered[], code: string): number =>
  entered.filter(({ vat }) => vat.code === code).length;

/** The two amounts that differ: the VAT, or where that is equal the net amount. */
function told({ code, rates, ours, books }: Difference): About {
  const name = ours.vat.equals(books.vat) ? 'exclVat' : 'vat';
  return { ours: amountText(ours[name]), books: amountText(books[name]), rate: rates.join(', ') || code };
}
