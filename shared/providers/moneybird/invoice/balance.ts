import type { Amounts, InvoiceAmounts } from '../../../domain/amounts.ts';
import { type Remark, remark } from '../../../domain/causes.ts';
import { amountText, Money, money, toCents } from '../../../domain/money.ts';
import { Setback } from '../../../domain/setback.ts';
import type { InvoiceJob, TotalsText } from '../../document.ts';
import { add, type Basis, predict, type VatRounding } from '../../totals/predict.ts';
import { checkRates, totalDiffers } from '../../totals/tolerance.ts';
import { wordsFor } from '../../words.ts';
import type { TaxRate } from '../lists/code-rows.ts';
import type { MoneybirdDetails } from '../settings.ts';
import type { MoneybirdCodes } from './codes.ts';
import { type Booked, type MoneybirdPricedLine, priced } from './lines.ts';

type Job = InvoiceJob<MoneybirdDetails>;

/** The lines and the basis that are sent, and what the books will make of them. */
export interface MoneybirdBalance {
  readonly basis: Basis;
  readonly lines: readonly MoneybirdPricedLine[];
  readonly totals: TotalsText;
  readonly remarks: readonly Remark[];
  /** The total is the same wherever the books round VAT. */
  readonly isCertain: boolean;
}

/**
 * Picks the basis whose predicted totals are i-Reserve's: the preferred one when both are, or when neither is (mapping
 * 1.1, 1.4). A total that does not hang on how the books round goes before one that does, and equal in every amount
 * before equal in the total alone.
 */
export function balance(
  job: Job,
  booked: readonly Booked[],
  ours: InvoiceAmounts,
  codes: MoneybirdCodes,
  rounding: VatRounding,
): MoneybirdBalance {
  const order: readonly Basis[] = job.details.vatExclusive ? ['net', 'gross'] : ['gross', 'net'];
  const tried = order.map((basis) => attempt(basis, job, booked, ours, codes, rounding));
  const [best] = tried
    .filter((one): one is MoneybirdBalance => !(one instanceof Setback))
    .toSorted((a, b) => flaws(a) - flaws(b));
  if (best) return best;
  const [reason] = tried;
  throw reason;
}

function flaws({ remarks, isCertain }: MoneybirdBalance): number {
  const isMadeUp = remarks.some(({ code }) => code === 'rounding-added');
  return (isMadeUp ? 4 : 0) + (isCertain ? 0 : 2) + (remarks.length > 0 ? 1 : 0);
}

/** What the books would make of these prices; the setback when that is not what i-Reserve issued. */
function attempt(
  basis: Basis,
  job: Job,
  booked: readonly Booked[],
  ours: InvoiceAmounts,
  codes: MoneybirdCodes,
  rounding: VatRounding,
): MoneybirdBalance | Setback {
  const lines = priced(job, booked, ours, basis);
  const entered = lines.map(({ quantity, price, taxRate }) => ({
    amount: toCents(quantity.times(price)),
    vat: { code: taxRate.id, includesVat: basis === 'gross', charged: taxRate.percentage },
  }));
  const perRate = predict(entered, rounding);
  const books = add(perRate.values());
  const otherwise = add(predict(entered, rounding === 'line' ? 'document' : 'line').values());
  const isCertain = otherwise.inclVat.equals(books.inclVat);
  const difference = ours.total.inclVat.minus(books.inclVat);
  const added = difference.isZero() ? null : roundingLine(difference, job, codes);
  if (!difference.isZero() && !added) return totalDiffers(ours.total.inclVat, books.inclVat);
  try {
    const remarks = checkRates(ours, perRate, entered, job.mappings.vat);
    return added
      ? { basis, isCertain, lines: [...lines, added], ...madeUp(ours.total, books, remarks) }
      : { basis, isCertain, lines, totals: totalsText(books), remarks };
  } catch (trouble) {
    if (trouble instanceof Setback) return trouble;
    throw trouble;
  }
}

const madeUp = (ours: Amounts, books: Amounts, remarks: readonly Remark[]) => ({
  totals: totalsText({ ...books, exclVat: ours.inclVat.minus(books.vat), inclVat: ours.inclVat }),
  remarks: [...remarks, remark('rounding-added', { ours: amountText(ours.inclVat), books: amountText(books.inclVat) })],
});

/** The line that makes up a difference, where the settings allow it and a mapped rate without VAT is there for it. */
function roundingLine(
  difference: Money,
  { details, mappings, customer }: Job,
  { taxRates }: MoneybirdCodes,
): MoneybirdPricedLine | null {
  const { rounding, roundingLimit } = details;
  if (rounding !== 'add' || difference.abs().greaterThan(money(roundingLimit).abs())) return null;
  // Rates of nothing go to different boxes of the return, so only one that the bookkeeper chose will do (reference 8.1).
  const mapped = new Set(Object.values(mappings.vat).map((id) => id.trim()));
  const taxRate = taxRates.find((rate) => mapped.has(rate.id) && isFree(rate));
  if (!taxRate) return null;
  const quantity = new Money(1);
  const text = wordsFor(customer).rounding;
  return { taxRate, ledgerAccount: null, quantity, price: difference, told: null, text, period: null };
}

const isFree = ({ usable, charged, percentage }: TaxRate): boolean => usable && !charged && money(percentage).isZero();

const totalsText = ({ exclVat, vat, inclVat }: Amounts): TotalsText => ({
  exclVat: amountText(exclVat),
  vat: amountText(vat),
  inclVat: amountText(inclVat),
});
