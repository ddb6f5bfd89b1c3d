import { expect, test } from 'vitest';
import type { LineInBooks } from '../../../shared/providers/document.ts';
import { compareLines, type SentLine } from '../../../shared/sync/preview/compare-lines.ts';

const sent = (description: string, over: Partial<SentLine> = {}): SentLine => ({
  description,
  quantity: '7',
  price: '27.522936',
  vatCode: '1',
  article: 'PITCH',
  ledgerAccount: { id: 'ledger-8000', name: 'Omzet' },
  exclVat: '192.66',
  ...over,
});
const booked = (description: string, over: Partial<LineInBooks> = {}): LineInBooks => sent(description, over as object);

/** Each pair in short: the texts on both sides, and what differs. */
const pairsOf = (ours: readonly SentLine[], books: readonly LineInBooks[]) =>
  compareLines(ours, books).map((pair) => [
    pair.ours?.description ?? null,
    pair.books?.description ?? null,
    ...pair.differs,
  ]);

test.each<readonly [what: string, ours: Partial<SentLine>, books: Partial<LineInBooks>, differs: readonly string[]]>([
  ['the same', {}, {}, []],
  ['fewer decimals of a price, which come to other money', {}, { price: '27.52', quantity: '7' }, ['price']],
  ['a price that rounds to the same money', {}, { price: '27.5229' }, []],
  ['zeros behind a price', { price: '30', quantity: '7' }, { price: '30.00', quantity: '7.0' }, []],
  ['digits that no float holds', { price: '0.1', quantity: '3' }, { price: '0.1000', quantity: '3.000' }, []],
  ['another price', {}, { price: '28', exclVat: '196' }, ['price', 'exclVat']],
  ['another quantity', {}, { quantity: '8', exclVat: '220.18' }, ['quantity', 'exclVat']],
  [
    'one piece of the whole amount',
    { price: '10', quantity: '2' },
    { price: '20', quantity: '1' },
    ['quantity', 'price'],
  ],
  ['a cent', {}, { exclVat: '192.67' }, ['exclVat']],
  ['an amount written otherwise', {}, { exclVat: '192.660' }, []],
  ['another VAT code', {}, { vatCode: '2' }, ['vatCode']],
  ['a padded VAT code', {}, { vatCode: '1  ' }, []],
  ['another item', {}, { article: 'DOG' }, ['article']],
  ['another ledger account', {}, { ledgerAccount: { id: 'ledger-9999', name: 'Overig' } }, ['ledgerAccount']],
  ['the same ledger account by another name', {}, { ledgerAccount: { id: 'ledger-8000', name: null } }, []],
  ['a ledger account that the books chose', { ledgerAccount: null }, {}, []],
  ['what the books did not say', {}, { price: null, quantity: null, vatCode: null, article: null, exclVat: null }, []],
])('%s', (_, ours, books, differs) => {
  expect(pairsOf([sent('Pitch', ours)], [booked('Pitch', books)])).toEqual([['Pitch', 'Pitch', ...differs]]);
});

test('line ends and blanks are no difference, another text is one, and a line without a text has that of its item', () => {
  expect(pairsOf([sent('Pitch \n 7 nights')], [booked('Pitch 7 nights')])).toEqual([
    ['Pitch \n 7 nights', 'Pitch 7 nights'],
  ]);
  expect(pairsOf([sent('Pitch')], [booked('Tent')])).toEqual([['Pitch', 'Tent', 'description']]);
  expect(pairsOf([sent('')], [booked('Camping pitch')])).toEqual([['', 'Camping pitch']]);
});

test('another order is no difference, and a line that was taken out or put in marks no other', () => {
  const [a, b, c] = ['A', 'B', 'C'].map((name, nth) => [sent(name, { price: `${nth + 1}` }), name] as const);
  if (!a || !b || !c) throw new Error('there are three');
  expect(pairsOf([a[0], b[0], c[0]], [c[0], a[0], b[0]])).toEqual([
    ['A', 'A'],
    ['B', 'B'],
    ['C', 'C'],
  ]);
  expect(pairsOf([a[0], b[0], c[0]], [a[0], c[0]])).toEqual([
    ['A', 'A'],
    ['B', null],
    ['C', 'C'],
  ]);
  expect(pairsOf([a[0], c[0]], [b[0], a[0], booked('New', { price: '9' }), c[0]])).toEqual([
    [null, 'B'],
    ['A', 'A'],
    [null, 'New'],
    ['C', 'C'],
  ]);
});

test('of lines with one text, those that are alike meet first', () => {
  const nights = (count: string) => sent('Night', { quantity: count });
  expect(pairsOf([nights('1'), nights('2')], [nights('2'), nights('3')])).toEqual([
    ['Night', 'Night', 'quantity'],
    ['Night', 'Night'],
  ]);
});

test('ten times the lines take about ten times the looks at a text, also when every line differs', () => {
  const looksAt = (count: number) => {
    let looks = 0;
    const line = (nth: number, side: string) =>
      Object.defineProperty(sent(''), 'description', {
        get: () => {
          looks++;
          return `${side} ${nth}`;
        },
      });
    const all = (side: string) => Array.from({ length: count }, (_, nth) => line(nth, side));
    expect(compareLines(all('ours'), all('books'))).toHaveLength(count);
    return looks;
  };
  expect(looksAt(500)).toBeLessThanOrEqual(10 * looksAt(50));
});
