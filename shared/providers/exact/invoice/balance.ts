import type { Amounts, InvoiceAmounts } from '../../../domain/amounts.ts';
import { type Remark, remark } from '../../../domain/causes.ts';
import { amountText, type Money, toCents } from '../../../domain/money.ts';
import type { InvoiceJob, TotalsText } from '../../document.ts';
import { add, predict, type VatRounding } from '../../totals/predict.ts';
import { checkRates, totalDiffers } from '../../totals/tolerance.ts';
import type { ExactDetails } from '../settings.ts';
import type { ExactCodes } from './codes.ts';
import { type DraftLine, isTurned } from './lines.ts';
import { mayAdd, roundingLine } from './rounding-line.ts';

type Job = InvoiceJob<ExactDetails>;

/** What the books will compute, and the line that it took to make that i-Reserve's total. */
export interface ExactBalance {
  readonly added: readonly DraftLine[];
  readonly totals: TotalsText;
  readonly remarks: readonly Remark[];
}

/**
 * Predicts what the books will compute and holds it against i-Reserve's totals (mapping 1.4): equal to the cent with
 * VAT, within a few cents per rate. A difference is made up by a line where the settings allow it.
 */
export function balance(
  job: Job,
  lines: readonly DraftLine[],
  ours: InvoiceAmounts,
  codes: ExactCodes,
  rounding: VatRounding,
): ExactBalance {
  const entered = lines.map(({ quantity, price, vat }) => ({ amount: toCents(quantity.times(price)), vat }));
  const perCode = predict(entered, rounding);
  const books = add(perCode.values());
  const added = makeUp(ours.total.inclVat.minus(books.inclVat), job, codes);
  if (added === null) throw totalDiffers(ours.total.inclVat, books.inclVat);
  const remarks = checkRates(ours, perCode, entered, job.mappings.vat);
  if (added.length === 0) return { added, totals: totalsText(books), remarks };
  return {
    added,
    totals: totalsText({ ...books, exclVat: ours.total.inclVat.minus(books.vat), inclVat: ours.total.inclVat }),
    remarks: [...remarks, roundingAdded(ours.total, books)],
  };
}

/** The lines that make up a difference: none when there is none, null when it may not or can't be made up. */
function makeUp(difference: Money, job: Job, codes: ExactCodes): DraftLine[] | null {
  if (difference.isZero()) return [];
  const { invoice, ...rest } = job;
  const line = mayAdd(difference, job.details)
    ? roundingLine(difference, { ...rest, date: invoice.date }, codes, isTurned(job))
    : null;
  if (!line) return null;
  const vat = { code: line.vatCode, includesVat: false, charged: '0' };
  return [{ ...line, vat, told: null, period: null, ledgerAccount: null, byDefault: false }];
}

const roundingAdded = (ours: Amounts, books: Amounts): Remark =>
  remark('rounding-added', { ours: amountText(ours.inclVat), books: amountText(books.inclVat) });

const totalsText = ({ exclVat, vat, inclVat }: Amounts): TotalsText => ({
  exclVat: amountText(exclVat),
  vat: amountText(vat),
  inclVat: amountText(inclVat),
});
