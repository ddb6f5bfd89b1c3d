import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvForm, csvAnswer, plainCsv } from '../../../shared/admin/closing/closing-csv.ts';

const english: CsvForm = plainCsv;
const dutch: CsvForm = { ...plainCsv, separator: ';', decimal: ',', mark: '\uFEFF' };

/** A file in which i-Reserve's texts are `text`, wherever they stand. */
const fileOf = (text: string, form: CsvForm): string => {
  const sums = { exclVat: '-192.66', vat: '-17.34' };
  const item = {
    ...{ id: text, number: text, date: '2026-11-20', customer: { id: text, name: text }, state: 'present' as const },
    ...{ cause: null, ours: '-210.00', books: null, booksNumber: text },
  };
  const rate = { vatRate: text, percentage: '9', ours: sums, books: sums };
  const totals = { ours: '-210.00', books: '-210.00', difference: '0.00' };
  const boxes = {
    perBox: [{ box: '1b' as const, ours: sums, books: null }],
    drafts: { count: 1, ...sums, inclVat: '-210.00' },
  };
  return csvAnswer({ items: [item], perRate: [rate], ...boxes, totals }, '2026-11', form).body.replace('\uFEFF', '');
};

/** The cells as a spreadsheet reads them that parts them by this sign: a quote counts only where a cell begins. */
function cellsOf(file: string, separator: string): string[] {
  const cells: string[] = [];
  let [cell, isQuoted, isNew] = ['', false, true];
  for (let at = 0; at < file.length; at++) {
    const sign = file[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (file[at + 1] === '"') cell += file[++at];
      else isQuoted = false;
    } else if (sign === '"' && isNew) [isQuoted, isNew] = [true, false];
    else if (sign === separator || sign === '\r' || sign === '\n') {
      cells.push(cell);
      [cell, isNew] = ['', true];
    } else [cell, isNew] = [cell + sign, false];
  }
  return [...cells, cell];
}

/** Our own amounts, alone or a whole row of them where a file is parted by the other sign. */
const AMOUNTS = /^-?[\d.,;]+(-[\d.,;]+)*$/;

const isFormula = (cell: string): boolean => /^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u.test(cell) && !AMOUNTS.test(cell);

const formulasIn = (file: string): string[] =>
  [',', ';', '\t'].flatMap((separator) => cellsOf(file, separator)).filter(isFormula);

const HARMFUL = [
  ...[
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00A0=1',
    '\u200B=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
  ],
  ...[
    'a;=HYPERLINK("x")',
    'a,=1+1',
    'a\t=1',
    'a\n=1',
    'a\r\n=1',
    'a; =1',
    'a,"=1"',
    'a";=1',
    '"=1',
    "a;'\n=1",
    '；=1;=1',
  ],
];

describe.each([
  ['English', english],
  ['Dutch', dutch],
])('in the %s file', (_, form) => {
  test.each(HARMFUL)('%j is no formula in any country, and stands in quotes', (text) => {
    const file = fileOf(text, form);
    expect(formulasIn(file)).toEqual([]);
    expect(file.split('\r\n')[1]).toMatch(/^"/);
  });

  test('no text at all is a formula', () => {
    const signs = fc.constantFrom(...'=+-@＝,;"\'\t\r\n a1\u00A0\u200B');
    fc.assert(
      fc.property(fc.string({ unit: signs, maxLength: 12 }), (text) => {
        expect(formulasIn(fileOf(text, form))).toEqual([]);
      }),
      { numRuns: 2_000, seed: 1 },
    );
  });

  test('what is plain stays as it is, and an amount stays an amount', () => {
    const [, row, , , rate] = fileOf('2026-0042', form).split('\r\n');
    const [amount, net, vat] = ['-210.00', '-192.66', '-17.34'].map((text) => text.replace('.', form.decimal));
    const ours = '2026-0042';
    expect(row).toBe([ours, ours, '2026-11-20', ours, 'present', amount, '', ours].join(form.separator));
    expect(rate).toBe([ours, '9', net, vat, net, vat, '', ''].join(form.separator));
  });
});
