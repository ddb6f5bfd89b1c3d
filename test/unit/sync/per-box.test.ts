import { describe, expect, test } from 'vitest';
import { besideBooks, perBoxOf, totalOfBoxes } from '../../../shared/sync/review/per-box.ts';
import { vatBoxOf } from '../../../shared/sync/review/vat-box.ts';

const mapped = {
  high: '4',
  low: '2',
  old: '5',
  none: '0',
  charged: '6',
  abroad: '7',
  margin: '8',
  oss: '9',
  lost: '99',
};
const choice = (code: string, rest: object) => ({ code, description: code, ...rest });
const vatCodes = [
  choice('4', { percentage: '21' }),
  choice('2', { percentage: '9.00' }),
  choice('5', { percentage: '6' }),
  choice('0', { percentage: '0' }),
  choice('6', { percentage: '0', special: 'reverse-charged' }),
  choice('7', { percentage: '0', special: 'abroad' }),
  choice('8', { percentage: '21', special: 'margin' }),
  choice('9', { percentage: '19', special: 'abroad' }),
];

/** An invoice of one rate beside what the books say of its code: 10.00 and 0.90 less. */
const pair = (vatRate: keyof typeof mapped, abroad: string | null = null) => ({
  issued: {
    ...{ date: '2026-11-20', inclVat: '109.00', currency: 'EUR', abroad },
    perRate: [{ vatRate, exclVat: '100.00', vat: '9.00' }],
  },
  document: { perVatCode: [{ vatCode: mapped[vatRate], exclVat: '90.00', vat: '8.10' }] },
});

test('the VAT code that a rate is mapped to decides the box, and what tells nothing is told apart', () => {
  const pairs = (Object.keys(mapped) as (keyof typeof mapped)[]).map((rate) => pair(rate));
  const boxes = perBoxOf(pairs, mapped, vatCodes);
  expect(boxes.map((line) => [line.box, ...besideBooks(line, 'exclVat')])).toEqual([
    ['1a', '100.00', '90.00', '-10.00'],
    ['1b', '100.00', '90.00', '-10.00'],
    ['1c', '100.00', '90.00', '-10.00'],
    ['1e', '200.00', '180.00', '-20.00'],
    ['3', '100.00', '90.00', '-10.00'],
    [null, '300.00', '270.00', '-30.00'],
  ]);
  expect(besideBooks(totalOfBoxes(boxes), 'vat')).toEqual(['81.00', '72.90', '-8.10']);
});

describe('what goes abroad without VAT stands in the box of the customer’s country', () => {
  test.each([
    ['DE', '3b'],
    ['Deutschland', '3b'],
    ['EL', '3b'],
    ['CH', '3a'],
    ['Verenigd Koninkrijk', '3a'],
    ['Nederland', '3'],
    ['Atlantis', '3'],
    [null, '3'],
  ])('%s: %s', (country, box) => {
    expect(vatBoxOf({ percentage: '0', special: 'abroad' }, country)).toBe(box);
  });

  test('and each invoice by its own', () => {
    const boxes = perBoxOf([pair('abroad', 'DE'), pair('abroad', 'CH'), pair('abroad')], mapped, vatCodes);
    expect(boxes.map(({ box }) => box)).toEqual(['3a', '3b', '3']);
  });
});

test('the books stand in the box of the code that is in them, also when the mapping is another one by now', () => {
  const { issued, document } = pair('low');
  const [high, low] = perBoxOf([{ issued, document }], { ...mapped, low: '4' }, vatCodes);
  expect(high).toEqual({
    box: '1a',
    ours: { exclVat: '100.00', vat: '9.00' },
    books: { exclVat: '0.00', vat: '0.00' },
  });
  expect(low).toEqual({ box: '1b', ours: { exclVat: '0.00', vat: '0.00' }, books: { exclVat: '90.00', vat: '8.10' } });
});

test('nothing is said of the books where one document did not say all of its VAT', () => {
  const { issued } = pair('low');
  const [low] = perBoxOf([pair('low'), { issued, document: { perVatCode: null } }], mapped, vatCodes);
  expect(low?.books).toBeNull();
  expect(totalOfBoxes(low ? [low] : []).books).toBeNull();
});
