import { amountText, type Money, money } from '../../../shared/domain/money.ts';
import { valueAt } from '../../../shared/domain/outside-record.ts';
import type { Mappings } from '../../../shared/domain/settings.ts';
import type { Choice } from '../../../shared/providers/code-lists.ts';
import type { ClosingReport } from '../../../shared/sync/review/close-period.ts';
import { VAT_BOXES, type VatBox, vatBoxOf } from '../../../shared/sync/review/vat-box.ts';

/** Turnover without VAT, and VAT: of i-Reserve, of the books, and the difference. Null where the books did not say. */
export interface BoxSums {
  /** Null for what no VAT code assigns to a box. */
  readonly box: VatBox | null;
  readonly exclVat: Compared;
  readonly vat: Compared;
}

interface Compared {
  readonly ours: string;
  readonly books: string | null;
  readonly difference: string | null;
}

type Rates = ClosingReport['perRate'];

/** Pure: a report's VAT rates by box of the return, in the order of the return, by the VAT codes that they are mapped to. */
export function perBox(rates: Rates, codes: Mappings['vat'], choices: readonly Choice[]): readonly BoxSums[] {
  const boxOf = (rate: string): VatBox | null => {
    const code = valueAt(codes, rate)?.trim() ?? rate; // what is mapped by nobody stands under its code
    const choice = choices.find((one) => one.code === code);
    return choice ? vatBoxOf(choice) : null;
  };
  return [...VAT_BOXES, null].flatMap((box) => {
    const own = rates.filter(({ vatRate }) => boxOf(vatRate) === box);
    return own.length === 0 ? [] : [{ box, ...sumsOf(own) }];
  });
}

/** What all rates come to. */
export const sumsOf = (rates: Rates): Omit<BoxSums, 'box'> => ({
  exclVat: compared(rates, 'exclVat'),
  vat: compared(rates, 'vat'),
});

function compared(rates: Rates, part: 'exclVat' | 'vat'): Compared {
  const ours = rates.reduce((total, rate) => total.plus(rate.ours[part]), money('0'));
  const books = rates.reduce<Money | null>(
    (total, rate) => total && rate.books && total.plus(rate.books[part]),
    money('0'),
  );
  return {
    ours: amountText(ours),
    books: books && amountText(books),
    difference: books && amountText(books.minus(ours)),
  };
}
