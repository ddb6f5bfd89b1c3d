import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import type { CodeRows } from '../../../shared/providers/code-lists.ts';
import { exact } from '../../../shared/providers/exact/index.ts';
import { moneybird } from '../../../shared/providers/moneybird/index.ts';
import type { Provider } from '../../../shared/providers/provider.ts';
import type { SettingsIssue } from '../../../shared/providers/settings/settings-check.ts';
import { driftsOf } from '../../../shared/sync/ledger/drift.ts';
import { rightsOf, settingsCheckOf, stillSaid } from '../../../shared/sync/review/settings-check.ts';
import { gross, jobOf, net, type Over, vatCode } from './exact-job.ts';
import { details, aJob as moneybirdJob, mappings as moneybirdMappings } from './moneybird-job.ts';

const day = '2026-11-20';
const shown = (settingsIssues: readonly SettingsIssue[]) =>
  settingsIssues.map(({ group, key, cause }) => `${group}:${key} ${cause}`);

interface Told {
  readonly percentages?: Record<string, string>;
  readonly day?: string;
}

function atExact({ percentages = {}, day: on = day, ...over }: Over & Told): readonly SettingsIssue[] {
  const { details, mappings, lists } = jobOf({ ...over, mappings: { articles: {}, ...over.mappings } });
  return exact.checkSettings.settingsIssues(
    { details, mappings, percentages: new Map(Object.entries(percentages)), day: on },
    lists,
  );
}

describe('Exact', () => {
  const vat = (code: string) => ({ mappings: { vat: { rate: code } } });
  const told = (percentage: string) => ({ percentages: { rate: percentage } });
  const history = [
    { percentage: '9', from: null, to: '2026-12-31' },
    { percentage: '21', from: '2027-01-01', to: null },
  ];

  test.each<[string, Over & Told, string[]]>([
    ['nothing is wrong with what a push would book', { percentages: { 'btw-laag': '9', 'btw-hoog': '21.00' } }, []],
    ['a code that is gone', vat('99'), ['vat:rate vat-unmapped']],
    ['a code that is blocked or for purchases', vat('9'), ['vat:rate vat-unmapped']],
    ['another percentage', { ...vat('3'), ...told('21') }, ['vat:rate vat-percentage-mismatch']],
    ['a percentage that nobody told is not judged', vat('3'), []],
    ['reverse-charged counts as 0', { ...vat('5'), ...told('0') }, []],
    ['reverse-charged is not 21', { ...vat('5'), ...told('21') }, ['vat:rate vat-percentage-mismatch']],
    ['margin codes are exempt', { ...vat('M'), ...told('9'), details: { vatExclusive: false } }, []],
    ['prices without VAT on a code that includes it', vat('1'), ['vat:rate vat-type-mismatch']],
    ['codes without VAT fit both kinds of prices', { mappings: { vat: { a: 'B', b: 'N' } } }, []],
    [
      'prices with VAT on codes that exclude it',
      { details: { vatExclusive: false }, mappings: { vat: { ...gross, rate: '3' } } },
      ['vat:rate vat-type-mismatch'],
    ],
    [
      'the percentage of that day',
      { ...vat('3'), ...told('9'), day: '2027-01-01', lists: { vatCodes: [vatCode('3', '9', 'E', { history })] } },
      ['vat:rate vat-percentage-mismatch'],
    ],
    ['a journal that is blocked', { details: { journal: '71' } }, ['details:journal journal-refused']],
    ['a journal that is none for sales', { details: { journal: '60' } }, ['details:journal journal-refused']],
    ['the only journal for sales when none is set', { details: { journal: null } }, []],
    [
      'no journal for sales when none is set',
      { details: { journal: null }, lists: { journals: [] } },
      ['details:journal journal-refused'],
    ],
    [
      'a default article that is gone',
      { details: { defaultArticle: 'GONE' } },
      ['details:defaultArticle article-unknown'],
    ],
    ['one that has ended', { details: { defaultArticle: 'OLD' } }, ['details:defaultArticle article-blocked']],
    ['one that had not ended yet', { details: { defaultArticle: 'OLD' }, day: '2020-12-31' }, []],
    [
      'an item for rounding, where such a line may be added',
      { details: { rounding: 'add', roundingArticle: 'GONE' } },
      ['details:roundingArticle article-unknown'],
    ],
    ['the same where none is added', { details: { roundingArticle: 'GONE' } }, []],
    [
      'mapped articles, by product and by ledger account',
      { mappings: { articles: { A: 'GONE', 'ledger:8000': 'OLD', B: 'WHOLE' } } },
      ['articles:A article-unknown', 'articles:ledger:8000 article-blocked'],
    ],
    [
      'payment conditions',
      { mappings: { paymentConditions: { 'term:14': '14', 'method:ideal': 'XX' } } },
      ['paymentConditions:method:ideal payment-condition-unknown'],
    ],
    [
      'ledger accounts',
      { mappings: { ledgerAccounts: { '1': '8100', '2': '8999' } } },
      ['ledgerAccounts:2 ledger-account-refused'],
    ],
  ])('%s', (_, over, expected) => {
    expect(shown(atExact(over))).toEqual(expected);
  });

  test('what hangs on a list that is not there is not judged', () => {
    const { details, mappings } = jobOf({ mappings: { vat: net, articles: { A: 'GONE' } } });
    expect(exact.checkSettings.settingsIssues({ details, mappings, percentages: new Map(), day }, new Map())).toEqual(
      [],
    );
  });

  test('only what is set and mapped is asked for, and no more items than one night allows', () => {
    const { details, mappings } = jobOf({
      details: { defaultArticle: null },
      mappings: { articles: Object.fromEntries(Array.from({ length: 800 }, (_, nth) => [`${nth}`, `ITEM-${nth}`])) },
    });
    const asked = exact.checkSettings.lists({ details, mappings, percentages: new Map(), day });
    expect(asked.map(({ group, keys, isNeeded }) => [group, keys.length, isNeeded])).toEqual([
      ['vat', 1, true],
      ['details', 1, false],
      ['articles', 500, true],
    ]);
  });
});

describe('Moneybird', () => {
  const workflows: CodeRows = [{ id: '33', code: '33', description: 'Standaard' }];
  const { lists } = moneybirdJob();
  const [low = '', high = '', reversed = '', old = ''] = ['btw-laag', 'btw-hoog', 'verlegd', 'oud'].map(
    (rate) => moneybirdMappings.vat[rate],
  );

  test.each<[string, Parameters<typeof details>[0], Record<string, string>, Record<string, string>, string[]]>([
    ['nothing is wrong with what a push would book', {}, { a: low, b: high, c: reversed }, { a: '9.0', c: '0' }, []],
    ['a rate that is gone', {}, { a: '1' }, {}, ['vat:a vat-unmapped']],
    ['a rate that is not used any more', {}, { a: old }, {}, ['vat:a vat-unmapped']],
    ['another percentage', {}, { a: low }, { a: '21' }, ['vat:a vat-percentage-mismatch']],
    ['either kind of prices fits', { vatExclusive: true }, { a: low }, {}, []],
    ['a workflow that is there', { externalInvoice: false, workflow: '33' }, {}, {}, []],
    [
      'a workflow that is gone',
      { externalInvoice: false, workflow: '99' },
      {},
      {},
      ['details:workflow invoice-refused'],
    ],
    ['external invoices have no workflow', { externalInvoice: true, workflow: '99' }, {}, {}, []],
  ])('%s', (_, set, vat, percentages, expected) => {
    const setUp = {
      details: details(set),
      mappings: { ...moneybirdMappings, vat },
      percentages: new Map(Object.entries(percentages)),
      day,
    };
    expect(shown(moneybird.checkSettings.settingsIssues(setUp, new Map([...lists, ['workflows', workflows]])))).toEqual(
      expected,
    );
  });

  test('a category that may stand on no invoice', () => {
    const mappings = { ...moneybirdMappings, vat: {}, ledgerAccounts: { '8000': '808080808080808081', '8010': '7' } };
    const setUp = { details: details(), mappings, percentages: new Map<string, string>(), day };
    expect(shown(moneybird.checkSettings.settingsIssues(setUp, lists))).toEqual([
      'ledgerAccounts:8010 ledger-account-refused',
    ]);
  });
});

describe('lists that can not be read', () => {
  const {
    details: exactDetails,
    mappings,
    lists,
  } = jobOf({ details: { journal: '71' }, mappings: { vat: { a: '99' } } });
  const setUp = { details: exactDetails, mappings, percentages: new Map<string, string>(), day };
  const reading = (refuse: string, trouble: Setback) => async (keys: readonly string[]) => {
    if (keys.includes(refuse)) throw trouble;
    return new Map(keys.map((key) => [key, lists.get(key) ?? []]));
  };
  const look = (refuse: string, trouble: Setback) =>
    settingsCheckOf(exact as unknown as Provider, setUp, reading(refuse, trouble));
  const refused = new Setback('correct', 'not-allowed', { scope: 'integration' });

  test('that a push reads too stop every invoice; one for this judgement alone says nothing', async () => {
    expect(await look('vatCodes', refused)).toMatchObject({ setback: { cause: 'not-allowed' } });
    const beside = await look('journals', refused);
    expect(beside).toMatchObject({ setback: null });
    expect(shown(beside.settingsIssues)).toEqual(['vat:a vat-unmapped']);
    expect([...beside.unread]).toEqual(['details']);
  });

  test('for want of an answer keep us from asking on', async () => {
    const asked: string[] = [];
    const down = reading('vatCodes', new Setback('wait', 'provider-down'));
    const fitting = await settingsCheckOf(exact as unknown as Provider, setUp, (keys) => {
      asked.push(...keys);
      return down(keys);
    });
    expect(asked).toEqual(['vatCodes']);
    expect([...fitting.unread].sort()).toEqual(['articles', 'details', 'vat']);
  });
});

test('several rates on one code are one drift that names them all, and so are all codes of the other kind', () => {
  const turned = driftsOf(atExact({ details: { vatExclusive: false }, mappings: { vat: net } }));
  expect(turned).toMatchObject([{ cause: 'vat-type-mismatch', about: { rate: 'btw-hoog, btw-laag', code: '4, 3' } }]);
  const drifts = driftsOf(atExact({ mappings: { vat: { a: '99', b: '99', c: '9' } } }));
  expect(drifts).toMatchObject([
    { cause: 'vat-unmapped', about: { rate: 'a, b', code: '99' } },
    { cause: 'vat-unmapped', about: { rate: 'c', code: '9' } },
  ]);
});

test.each<[string, Setback, string | null]>([
  ['a right that is missing', new Setback('correct', 'not-allowed', { scope: 'integration' }), 'not-allowed'],
  [
    'a connection that is over',
    new Setback('reconnect', 'reconnect-needed', { scope: 'integration' }),
    'reconnect-needed',
  ],
  ['no answer', new Setback('wait', 'provider-down'), 'provider-down'],
  ['one address that is not there', new Setback('reconnect', 'administration-gone', { scope: 'integration' }), null],
  ['one odd answer', new Setback('correct', 'unexpected'), null],
])('of what a look for rights meets, %s', async (_, trouble, expected) => {
  expect((await rightsOf({ tryRights: () => Promise.reject(trouble) }))?.cause ?? null).toBe(expected);
});

test('what is set to something else is no more said of, nor the kind of a code once the other prices are sent', () => {
  const settingsIssues = [
    ...atExact({ details: { journal: '71' }, mappings: { vat: { a: '1', b: '9', c: '9' }, articles: { P: 'GONE' } } }),
  ];
  const { details, mappings } = jobOf({
    details: { journal: '71' },
    mappings: { vat: { a: '1', b: '9' }, articles: { P: 'GONE' } },
  });
  const left = (after: object) =>
    shown(stillSaid(settingsIssues, { details }, { details: { ...details, ...after }, mappings }));
  const rest = ['vat:b vat-unmapped', 'details:journal journal-refused', 'articles:P article-unknown'];
  expect(left({})).toEqual(['vat:a vat-type-mismatch', ...rest]);
  expect(left({ vatExclusive: false })).toEqual(rest);
  expect(left({ journal: null })).toEqual([
    'vat:a vat-type-mismatch',
    'vat:b vat-unmapped',
    'articles:P article-unknown',
  ]);
});
