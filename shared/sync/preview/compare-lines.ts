import { money, toCents } from '../../domain/money.ts';
import type { InvoicePlan, LineInBooks } from '../../providers/document.ts';

/** A line as it is sent, with the amount that i-Reserve has for it; null where i-Reserve has no such line. */
export type SentLine = InvoicePlan['lines'][number] & { readonly exclVat: string | null };

/** What two lines are compared by. */
export type LinePart = 'description' | 'quantity' | 'price' | 'vatCode' | 'article' | 'ledgerAccount' | 'exclVat';

/** A line of ours beside the one of the books; null where one side has none. */
export interface LinePair {
  readonly ours: SentLine | null;
  readonly books: LineInBooks | null;
  /** What differs of two lines; nothing where one side has none. */
  readonly differs: readonly LinePart[];
}

/**
 * Pure: puts lines side by side, in a few walks over both. A line meets the one that is alike wherever that stands, since
 * another order is no difference; else the one with its text, else the one with its numbers. What is left stands alone.
 */
export function compareLines(ours: readonly SentLine[], books: readonly LineInBooks[]): readonly LinePair[] {
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const keyOf of [alike, text, numbers]) {
    const open = new Map<string | null, number[]>();
    for (const [nth, line] of [...books.entries()].reverse()) {
      if (taken.has(nth)) continue;
      const key = keyOf(line);
      const same = open.get(key);
      if (same) same.push(nth);
      else open.set(key, [nth]);
    }
    open.delete(null);
    for (const [nth, line] of ours.entries()) {
      const found = partners.has(nth) ? undefined : open.get(keyOf(line))?.pop();
      if (found === undefined) continue;
      partners.set(nth, found);
      taken.add(found);
    }
  }
  return inOrder(ours, books, partners);
}

/** In our order, and what only the books have after the line that it follows there. */
function inOrder(
  ours: readonly SentLine[],
  books: readonly LineInBooks[],
  partners: ReadonlyMap<number, number>,
): readonly LinePair[] {
  const taken = new Set(partners.values());
  const after = new Map<number | undefined, LinePair[]>();
  let before: number | undefined;
  for (const [nth, line] of books.entries()) {
    if (taken.has(nth)) before = nth;
    else after.set(before, [...(after.get(before) ?? []), { ours: null, books: line, differs: [] }]);
  }
  const pairs = ours.flatMap((line, nth) => {
    const partner = partners.get(nth);
    const theirs = partner === undefined ? undefined : books[partner];
    if (!theirs) return [{ ours: line, books: null, differs: [] }];
    return [{ ours: line, books: theirs, differs: differencesOf(line, theirs) }, ...(after.get(partner) ?? [])];
  });
  return [...(after.get(undefined) ?? []), ...pairs];
}

type AnyLine = Pick<LineInBooks, 'description' | 'quantity' | 'price' | 'vatCode'>;

/** What a line is found by; null where it does not say. */
const text = ({ description }: AnyLine): string | null => squeezed(description) || null;

function numbers({ quantity, price, vatCode }: AnyLine): string | null {
  const amount = amountOf(quantity, price);
  return amount === null || quantity === null ? null : [money(quantity), amount, vatCode?.trim()].join(' ');
}

function alike(line: AnyLine): string | null {
  const [said, counted] = [text(line), numbers(line)];
  return said && counted && `${counted} ${said}`;
}

function differencesOf(ours: SentLine, books: LineInBooks): readonly LinePart[] {
  const quantity = isOtherNumber(ours.quantity, books.quantity);
  const isOther: Readonly<Record<LinePart, boolean>> = {
    // A line without a text gets that of its item.
    description: ours.description !== '' && squeezed(ours.description) !== squeezed(books.description),
    quantity,
    // The books may keep fewer decimals of a price: as long as the line comes to the same, it is the same.
    price:
      isOtherNumber(ours.price, books.price) &&
      (quantity || amountOf(ours.quantity, ours.price) !== amountOf(books.quantity ?? ours.quantity, books.price)),
    vatCode: isOtherCode(ours.vatCode, books.vatCode),
    article: isOtherCode(ours.article, books.article),
    ledgerAccount: isOtherCode(ours.ledgerAccount?.id, books.ledgerAccount?.id),
    exclVat: isOtherNumber(ours.exclVat, books.exclVat),
  };
  return PARTS.filter((part) => isOther[part]);
}

const PARTS = ['description', 'quantity', 'price', 'vatCode', 'article', 'ledgerAccount', 'exclVat'] as const;

/** What a quantity of a price comes to, to the cent. */
const amountOf = (quantity: string | null, price: string | null): string | null =>
  quantity === null || price === null ? null : toCents(money(quantity).times(price)).toString();

const isOtherNumber = (ours: string | null, books: string | null): boolean =>
  ours !== null && books !== null && !money(ours).equals(books);

const isOtherCode = (ours: string | null | undefined, books: string | null | undefined): boolean =>
  ours != null && books != null && ours.trim() !== books.trim();

/** Line ends and blanks are kept as each side likes. */
const squeezed = (written: string): string => written.replaceAll(/\s+/g, ' ').trim();
