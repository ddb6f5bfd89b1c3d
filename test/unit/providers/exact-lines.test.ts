import { describe, expect, test } from 'vitest';
import { aLine } from '../../builders.ts';
import { cause, codesOf, linesOf, net, plan, totals } from './exact-job.ts';

describe('articles and ledger accounts', () => {
  test.each([
    ['its product', { product: 'PITCH-A' }, { 'PITCH-A': 'PITCH', 'ledger:8000': 'STAY' }, 'PITCH'],
    ['its ledger account', { product: 'PITCH-A' }, { 'ledger:8000': 'STAY' }, 'STAY'],
    ['its product’s own code', { product: 'STAY' }, {}, 'STAY'],
    ['the default', { product: 'PITCH-A' }, {}, 'STANDARD'],
    ['the default without a product', { product: null }, {}, 'STANDARD'],
  ])('an article comes from %s', (_, line, articles, code) => {
    const made = plan({ invoice: { lines: [aLine(line)] }, mappings: { vat: net, articles } });

    expect(made.lines[0]?.article).toBe(code);
    expect(linesOf(made)[0]?.Item).toBe(`item-${code}`);
    expect(codesOf(made).includes('default-article')).toBe(code === 'STANDARD');
  });

  test('a default article is remarked once for each product', () => {
    const lines = [aLine({ product: 'PITCH-A' }), aLine({ product: 'PITCH-A' }), aLine({ product: null })];

    const { remarks } = plan({ invoice: { lines }, mappings: { vat: net, articles: {} } });

    expect(remarks.filter(({ code }) => code === 'default-article')).toEqual([
      {
        code: 'default-article',
        field: '/detail/invoice/lines/0/product',
        about: { article: 'STANDARD', ledgerAccount: '8000' },
      },
      {
        code: 'default-article',
        field: '/detail/invoice/lines/2/ledgerAccount',
        about: { article: 'STANDARD', ledgerAccount: '8000' },
      },
    ]);
  });

  test.each([
    [
      'no article at all',
      {},
      { defaultArticle: null },
      'article-unknown',
      { article: 'PITCH-A', ledgerAccount: '8000' },
    ],
    ['a mapped one that is not there', { 'PITCH-A': 'GONE' }, {}, 'article-unknown', { article: 'GONE' }],
    ['a default one that is not there', {}, { defaultArticle: 'GONE' }, 'article-unknown', { article: 'GONE' }],
    ['one that ended', { 'PITCH-A': 'OLD' }, {}, 'article-blocked', { article: 'OLD' }],
  ])('%s stops it', (_, articles, details, code, about) => {
    expect(cause({ mappings: { vat: net, articles }, details })).toMatchObject({ cause: code, about });
  });

  test('a broken quantity on an article of whole ones stops it', () => {
    const line = aLine({ quantity: '2.5', unitPriceExclVat: '10.00', totals: totals('25.00', '2.25', '27.25') });

    expect(
      cause({ invoice: { lines: [line] }, mappings: { vat: net, articles: { 'PITCH-A': 'WHOLE' } } }),
    ).toMatchObject({
      cause: 'quantity-refused',
      about: { article: 'WHOLE', quantity: '2.5' },
    });
  });

  test('a mapped ledger account goes on the line by its id, an unmapped one is the item’s', () => {
    const mapped = plan({ mappings: { vat: net, ledgerAccounts: { '8000': '8100' } } });

    expect(linesOf(mapped)[0]?.GLAccount).toBe('ledger-8100');
    expect(linesOf(plan())[0]).not.toHaveProperty('GLAccount');
  });

  test('a blocked ledger account stops it', () => {
    expect(cause({ mappings: { vat: net, ledgerAccounts: { '8000': '8999' } } })).toMatchObject({
      cause: 'ledger-account-refused',
      about: { ledgerAccount: '8999' },
    });
  });
});

describe('periods', () => {
  const stay = { start: '2027-07-03T13:00:00Z', end: '2027-07-10T11:00:00+02:00' };
  const winter = { start: '2027-01-03T15:00:00+01:00', end: '2027-01-04T09:30:00Z' };

  test('are local times without a zone, and dates in the text', () => {
    const made = plan({
      details: { dateRangeOnLines: true },
      invoice: { lines: [aLine({ period: stay }), aLine({ period: winter }), aLine()] },
    });

    expect(linesOf(made)).toMatchObject([
      {
        StartTime: '2027-07-03T15:00:00',
        EndTime: '2027-07-10T11:00:00',
        Description: 'Camping pitch, 7 nights (03-07-2027 - 10-07-2027)',
      },
      { StartTime: '2027-01-03T15:00:00', EndTime: '2027-01-04T10:30:00' },
      { Description: 'Camping pitch, 7 nights' },
    ]);
  });

  test('are left out unless the setting asks for them', () => {
    expect(linesOf(plan({ invoice: { lines: [aLine({ period: stay })] } }))[0]).not.toHaveProperty('StartTime');
  });

  test('that end before they start are dropped, and said', () => {
    const backwards = aLine({ period: { start: stay.end, end: stay.start } });
    const made = plan({ details: { dateRangeOnLines: true }, invoice: { lines: [backwards] } });

    expect(linesOf(made)[0]).not.toHaveProperty('StartTime');
    expect(made.remarks).toContainEqual({
      code: 'period-dropped',
      field: '/detail/invoice/lines/0/period',
      about: { period: '10-07-2027 - 03-07-2027' },
    });
  });
});
