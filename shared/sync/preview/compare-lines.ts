import { money } from '../../domain/money.ts';
import type { InvoicePlan, LineInBooks } from '../../providers/document.ts';

/** A line as it is sent. */
type SentLine = InvoicePlan['lines'][number];

/** What two lines are compared by. */
export type LinePart = 'description' | 'quantity' | 'price' | 'vatCode' | 'article';

/** A line of ours beside the one of the books; null where one side has none. */
export interface LinePair {
  readonly ours: SentLine | null;
  readonly books: LineInBooks | null;
  /** What differs of two lines; nothing where one side has none. */
  readonly differs: readonly LinePart[];
}

/**
 * Pure: puts lines side by side. Lines that are alike meet in their order, so that one that was taken out or put in does
 * not mark those after it; what is left between them meets one by one.
 */
export function compareLines(ours: readonly SentLine[], books: readonly LineInBooks[]): readonly LinePair[] {
  const pairs: LinePair[] = [];
  let [mine, theirs] = [0, 0];
  for (const [nextMine, nextTheirs] of [...alike(ours, books), [ours.length, books.length] as const]) {
    const [left, right] = [ours.slice(mine, nextMine), books.slice(theirs, nextTheirs)];
    for (let nth = 0; nth < Math.max(left.length, right.length); nth++) pairs.push(pairOf(left[nth], right[nth]));
    if (nextMine < ours.length) pairs.push(pairOf(ours[nextMine], books[nextTheirs]));
    [mine, theirs] = [nextMine + 1, nextTheirs + 1];
  }
  return pairs;
}

const pairOf = (ours: SentLine | undefined, books: LineInBooks | undefined): LinePair => ({
  ours: ours ?? null,
  books: books ?? null,
  differs: ours && books ? differencesOf(ours, books) : [],
});

/** The longest row of places at which both have the same line. */
function alike(ours: readonly SentLine[], books: readonly LineInBooks[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: ours.length + 1 }, () => new Array<number>(books.length + 1).fill(0));
  const at = (mine: number, theirs: number): number => lengths[mine]?.[theirs] ?? 0;
  const isSame = ours.map((one) => books.map((other) => differencesOf(one, other).length === 0));
  for (let mine = ours.length - 1; mine >= 0; mine--)
    for (let theirs = books.length - 1; theirs >= 0; theirs--) {
      const row = lengths[mine];
      if (row)
        row[theirs] = isSame[mine]?.[theirs]
          ? at(mine + 1, theirs + 1) + 1
          : Math.max(at(mine + 1, theirs), at(mine, theirs + 1));
    }
  const found: (readonly [number, number])[] = [];
  for (let mine = 0, theirs = 0; mine < ours.length && theirs < books.length; ) {
    if (isSame[mine]?.[theirs]) found.push([mine++, theirs++]);
    else if (at(mine + 1, theirs) >= at(mine, theirs + 1)) mine++;
    else theirs++;
  }
  return found;
}

function differencesOf(ours: SentLine, books: LineInBooks): readonly LinePart[] {
  const isOther: Readonly<Record<LinePart, boolean>> = {
    // A line without a text gets that of its item.
    description: ours.description !== '' && squeezed(ours.description) !== squeezed(books.description),
    quantity: isOtherNumber(ours.quantity, books.quantity),
    price: isOtherNumber(ours.price, books.price),
    vatCode: books.vatCode !== null && ours.vatCode.trim() !== books.vatCode.trim(),
    article: ours.article !== null && books.article !== null && ours.article.trim() !== books.article.trim(),
  };
  return (['description', 'quantity', 'price', 'vatCode', 'article'] as const).filter((part) => isOther[part]);
}

const isOtherNumber = (ours: string, books: string | null): boolean => books !== null && !money(ours).equals(books);

/** Line ends and blanks are kept as each side likes. */
const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
