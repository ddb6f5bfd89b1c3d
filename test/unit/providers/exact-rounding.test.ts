import { describe, expect, test } from 'vitest';
import { sentence } from '../../../shared/domain/sentences.ts';
import { aLine } from '../../builders.ts';
import { cause, codesOf, high, linesOf, plan, totals, vatCode } from './exact-job.ts';

describe('rounding', () => {
  const thirds = (count: number) =>
    Array.from({ length: count }, () =>
      aLine({ quantity: '1', unitPriceExclVat: '0.55', totals: totals('0.55', '0.05', '0.60') }),
    );
  const ofThirds = (count: number, vat: string, inclVat: string) => ({
    lines: thirds(count),
    totals: {
      ...totals((count * 0.55).toFixed(2), vat, inclVat),
      perRate: [{ vatRate: 'btw-laag', percentage: '9', exclVat: (count * 0.55).toFixed(2), vat }],
    },
  });

  test('where the books round is a setting: four lines of 0.06 carry four cents of VAT, or two', () => {
    const line = aLine({ quantity: '1', unitPriceExclVat: '0.06', totals: totals('0.06', '0.01', '0.07') });
    const invoice = { lines: [line, line, line, line] };

    expect(plan({ invoice }).totals).toEqual(totals('0.24', '0.04', '0.28'));
    expect(cause({ invoice, rounding: 'document' })).toMatchObject({ about: { ours: '0.28', books: '0.26' } });
  });

  test('a total that the books would compute differently stops it, with both amounts', () => {
    expect(cause({ invoice: ofThirds(3, '0.16', '1.81') })).toEqual({
      cause: 'total-differs',
      remedy: 'correct',
      about: { ours: '1.81', books: '1.80', rounding: '0.01' },
    });
  });

  test.each([
    ['1.80', '2.80', true],
    ['1.80', '2.81', false],
    ['1.80', '250.00', false],
  ] as const)('a rounding line is only advised for what it may make up: %s against %s', (books, inclVat, isAdvised) => {
    const stop = cause({ invoice: ofThirds(3, '0.16', inclVat) });
    expect(stop).toMatchObject({ cause: 'total-differs', about: { ours: inclVat, books } });
    for (const [language, advice] of [
      ['nl', 'regel voor het afrondingsverschil'],
      ['en', 'a line for the rounding difference'],
    ] as const)
      expect(sentence('total-differs', stop?.about ?? {}, language).includes(advice)).toBe(isAdvised);
  });

  test.each([
    ['positive', 'invoice', 1, '0.01'],
    ['negative', 'invoice', 1, '-0.01'],
  ] as const)('a %s difference is made up by a line without VAT where that is allowed', (sign, _, quantity, price) => {
    const inclVat = sign === 'positive' ? '1.81' : '1.79';
    const vat = sign === 'positive' ? '0.16' : '0.14';
    const made = plan({
      invoice: ofThirds(3, vat, inclVat),
      details: { rounding: 'add', roundingArticle: 'ROUNDING' },
    });

    expect(made.totals.inclVat).toBe(inclVat);
    expect(linesOf(made).at(-1)).toEqual({
      Item: 'item-ROUNDING',
      Description: 'Afrondingsverschil',
      Quantity: quantity,
      NetPrice: Number(price),
      VATCode: 'N',
    });
    expect(made.remarks).toContainEqual({
      code: 'rounding-added',
      field: null,
      about: { ours: inclVat, books: '1.80' },
    });
    expect(codesOf(made)).toContain('vat-rounding');
  });

  test.each([
    ['it is more than the limit', { rounding: 'add', roundingLimit: '0.005' }, {}],
    ['there is no article for it', { rounding: 'add', defaultArticle: null }, {}],
    ['no code is without VAT', { rounding: 'add' }, { vatCodes: [vatCode('3', '9', 'E')] }],
  ] as const)('a difference stops it when %s', (_, details, lists) => {
    expect(cause({ invoice: ofThirds(3, '0.16', '1.81'), details, lists })).toMatchObject({ cause: 'total-differs' });
  });

  test('the rounding line has the default article when it has none of its own', () => {
    const made = plan({ invoice: ofThirds(3, '0.16', '1.81'), details: { rounding: 'add' } });

    expect(made.lines.at(-1)).toMatchObject({ article: 'STANDARD', price: '0.01', vatCode: 'N' });
  });

  test('a mapped code without VAT goes before another one', () => {
    const invoice = ofThirds(3, '0.16', '1.81');
    const made = plan({
      invoice,
      details: { rounding: 'add' },
      mappings: { vat: { 'btw-laag': '3', nul: 'N' }, articles: { 'PITCH-A': 'PITCH' } },
    });
    const unmapped = plan({
      invoice,
      details: { rounding: 'add' },
      mappings: { vat: { 'btw-laag': '3' }, articles: { 'PITCH-A': 'PITCH' } },
    });

    expect(made.lines.at(-1)?.vatCode).toBe('N');
    expect(unmapped.lines.at(-1)?.vatCode).toBe('B');
  });

  const shifted = (cents: number, count: number) => {
    const exclVat = count * 10 - cents / 100;
    const vat = count * 0.9 + cents / 100;
    const inclVat = (count * 10.9).toFixed(2);
    return {
      lines: Array.from({ length: count }, () => aLine({ quantity: '1', unitPriceExclVat: '10.00' })),
      totals: {
        ...totals(exclVat.toFixed(2), vat.toFixed(2), inclVat),
        perRate: [{ vatRate: 'btw-laag', percentage: '9', exclVat: exclVat.toFixed(2), vat: vat.toFixed(2) }],
      },
    };
  };

  test.each([
    ['one cent on one line', 1, 1],
    ['two cents on two lines', 2, 2],
    ['five cents on nine lines', 5, 9],
  ])('%s between net and VAT is remarked', (_, cents, count) => {
    const made = plan({ invoice: shifted(cents, count) });

    expect(made.remarks).toContainEqual({
      code: 'vat-rounding',
      field: null,
      about: { ours: (count * 0.9 + cents / 100).toFixed(2), books: (count * 0.9).toFixed(2), rate: 'btw-laag' },
    });
  });

  test.each([
    ['two cents on one line', 2, 1],
    ['six cents on nine lines', 6, 9],
  ])('%s between net and VAT stop it, and no rounding line can mend that', (_, cents, count) => {
    const stopped = {
      cause: 'total-differs',
      about: { ours: (count * 0.9 + cents / 100).toFixed(2), books: (count * 0.9).toFixed(2), rate: 'btw-laag' },
    };

    expect(cause({ invoice: shifted(cents, count) })).toMatchObject(stopped);
    expect(cause({ invoice: shifted(cents, count), details: { rounding: 'add' } })).toMatchObject(stopped);
  });

  test('a head that tells another VAT than its rates stops it', () => {
    const { lines, totals: given } = shifted(0, 9);

    expect(cause({ invoice: { lines, totals: { ...given, exclVat: '89.94', vat: '8.16' } } })).toMatchObject({
      cause: 'total-differs',
      about: { ours: '8.16', books: '8.10' },
    });
  });

  test('five cents a document counts all rates together', () => {
    const line = (over: object) => aLine({ quantity: '1', unitPriceExclVat: '10.00', ...over });
    const rate = (vatRate: string, percentage: string, exclVat: string, vat: string) => ({
      vatRate,
      percentage,
      exclVat,
      vat,
    });
    const lines = [...Array(3).fill(line({})), ...Array(3).fill(line({ ...high, unitPriceExclVat: '10.00' }))];
    const perRate = [rate('btw-laag', '9', '29.97', '2.73'), rate('btw-hoog', '21', '29.97', '6.33')];

    expect(cause({ invoice: { lines, totals: { ...totals('59.94', '9.06', '69.00'), perRate } } })).toMatchObject({
      cause: 'total-differs',
    });
  });
});
