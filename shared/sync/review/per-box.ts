import { amountText, type Money, money, sum } from '../../domain/money.ts';
import { valueAt } from '../../domain/outside-record.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { Choice } from '../../providers/code-lists.ts';
import type { DocumentInBooks } from '../../providers/document.ts';
import type { Issued } from '../ledger/entry.ts';
import { VAT_BOXES, type VatBox, vatBoxOf } from './vat-box.ts';

/** Turnover without VAT, and VAT, as decimal text. */
export interface NetAndVat {
  readonly exclVat: string;
  readonly vat: string;
}

/** What a box of the VAT return adds up to. */
export interface BoxLine {
  /** Null for what no VAT code assigns to a box. */
  readonly box: VatBox | null;
  readonly ours: NetAndVat;
  /** What is final there; null when they did not say. */
  readonly books: NetAndVat | null;
}

/** An invoice beside its document, as far as that is final. */
interface Compared {
  readonly issued: Issued | null;
  readonly document: Pick<DocumentInBooks, 'perVatCode'> | null;
}

/** Adds amounts up under a name each. */
export class SumsBy<Name> {
  readonly #sums = new Map<Name, { exclVat: Money; vat: Money }>();

  add(name: Name, exclVat: Money, vat: Money): void {
    const before = this.#sums.get(name) ?? { exclVat: money('0'), vat: money('0') };
    this.#sums.set(name, { exclVat: before.exclVat.plus(exclVat), vat: before.vat.plus(vat) });
  }

  names(): readonly Name[] {
    return [...this.#sums.keys()];
  }

  /** What stands under a name; zeros when nothing does. */
  of(name: Name): NetAndVat {
    const { exclVat, vat } = this.#sums.get(name) ?? { exclVat: money('0'), vat: money('0') };
    return { exclVat: amountText(exclVat), vat: amountText(vat) };
  }
}

/**
 * Pure: what each box of the return adds up to, in the order of the return. Ours follows from the VAT codes that the rates
 * are mapped to now, that of the books from the codes which stand there.
 */
export function perBoxOf(
  pairs: readonly Compared[],
  mapped: Mappings['vat'],
  vatCodes: readonly Choice[],
): readonly BoxLine[] {
  const [ours, books] = [new SumsBy<VatBox | null>(), new SumsBy<VatBox | null>()];
  const boxOf = (code: string, issued: Issued | null): VatBox | null => {
    const choice = vatCodes.find((one) => one.code === code);
    return choice ? vatBoxOf(choice, issued?.abroad ?? null) : null;
  };
  for (const { issued, document } of pairs) {
    for (const { vatRate, exclVat, vat } of issued?.perRate ?? [])
      ours.add(boxOf(valueAt(mapped, vatRate)?.trim() ?? vatRate, issued), money(exclVat), money(vat));
    for (const { vatCode, exclVat, vat } of document?.perVatCode ?? [])
      books.add(boxOf(vatCode, issued), money(exclVat), money(vat));
  }
  const isUnknown = pairs.some(({ document }) => document?.perVatCode === null);
  const found = new Set([...ours.names(), ...books.names()]);
  return [...VAT_BOXES, null]
    .filter((box) => found.has(box))
    .map((box) => ({ box, ours: ours.of(box), books: isUnknown ? null : books.of(box) }));
}

/** Pure: of one line ours, of the books, and the difference; null where the books did not say. */
export function besideBooks({ ours, books }: Omit<BoxLine, 'box'>, part: keyof NetAndVat): readonly (string | null)[] {
  const difference = books && amountText(money(books[part]).minus(ours[part]));
  return [ours[part], books?.[part] ?? null, difference];
}

/** Pure: what all boxes add up to. */
export function totalOfBoxes(boxes: readonly BoxLine[]): Omit<BoxLine, 'box'> {
  const books = boxes.flatMap((line) => line.books ?? []);
  return { ours: added(boxes.map(({ ours }) => ours)), books: books.length === boxes.length ? added(books) : null };
}

const added = (some: readonly NetAndVat[]): NetAndVat => ({
  exclVat: amountText(sum(some.map(({ exclVat }) => money(exclVat)))),
  vat: amountText(sum(some.map(({ vat }) => money(vat)))),
});
