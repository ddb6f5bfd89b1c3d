import { describe, expect, test } from 'vitest';
import { causeNames } from '../../../functions/console/words/cause-names.ts';
import { type About, Cause, Warning } from '../../../shared/domain/causes.ts';
import { causeSentences } from '../../../shared/domain/sentences/causes.ts';
import { warningSentences } from '../../../shared/domain/sentences/warnings.ts';
import { say, sentence } from '../../../shared/domain/sentences.ts';
import { statusWords } from '../../../shared/domain/sentences-words.ts';

/** The names that callers may use in `about`. */
const everything: About = {
  rate: 'btw-laag',
  code: '1',
  percentage: '9',
  expected: '21',
  ours: '210.00',
  books: '209.99',
  rounding: '0.01',
  article: 'PITCH-A',
  ledgerAccount: '8000',
  condition: '14',
  number: '2026-0042',
  relation: 'De Wilg',
  otherRelation: 'De Es',
  name: 'Anna Jansen',
  refused: 'anna at jansen',
  field: 'Name',
  line: 'Camping pitch, 7 nights',
  max: '60',
  times: '6',
  since: '2026-11-19T09:05:00Z',
  text: 'Verplicht: Naam',
  day: '2026-11-20',
  until: '2026-11-20T09:05:00Z',
  administration: 'Camping De Eik B.V.',
  pointer: '/detail/invoice/date',
  seller: 'Camping De Eik',
  journal: '70',
  choice: '70, 71',
  blocked: '70, 71',
  currency: 'USD',
  quantity: '2.5',
  period: '2026-10',
  workflow: '428305917264830145',
  original: '2026-0001',
  value: '1234567',
  draft: '2026-0042',
};

const languages = ['nl', 'en'] as const;
const codes = [...Cause.options, ...Warning.options];
const cases = codes.flatMap((code) => languages.map((language) => ({ code, language })));
const templates = Object.entries({ ...causeSentences, ...warningSentences });

describe.each(cases)('$code in $language', ({ code, language }) => {
  test.each([
    ['when everything is known', everything],
    ['when nothing is known', {}],
    ['when what is known is blank', Object.fromEntries(Object.keys(everything).map((name) => [name, ' ']))],
  ])('reads as whole sentences %s', (_, about) => {
    const words = sentence(code, about, language);

    expect(words).toMatch(/^[“\p{Lu}]|^i-Reserve /u);
    expect(words).toMatch(/[.]$/);
    expect(words).not.toMatch(/[{}[\]|]/);
    expect(words).not.toMatch(/ {2}| [.,:;)]|\( |“ | ”|““|\(\)|undefined|\.\./);
  });
});

test.each(templates)('%s names the same things in both languages, by names that callers know', (_, words) => {
  const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

  expect(names(words.nl)).toEqual(names(words.en));
  expect(Object.keys(everything)).toEqual(expect.arrayContaining(names(words.nl)));
});

test.each(templates)('%s never depends on something that may be unknown', (_, { nl, en }) => {
  for (const words of [nl, en]) expect(words.replace(/\[[^\]]*\]/g, '')).not.toMatch(/[{}[\]|]/);
});

test('no Dutch word is one of those that mean nothing to an administrator', () => {
  const dutch = [...codes.map((code) => sentence(code, {}, 'nl')), ...Object.values(statusWords).map(({ nl }) => nl)];

  expect(dutch.filter((words) => /sync|division|divisie|push|mapping|park/i.test(words))).toEqual([]);
  expect(dutch.filter((words) => /\bBTW\b|\b[Ee]mail/.test(words))).toEqual([]);
});

test.each(languages)('a VAT rate without a code is named, and can be searched for in %s', (language) => {
  expect(sentence('vat-unmapped', { rate: 'btw-laag' }, language)).toContain('no vat code');
  expect(sentence('vat-unmapped', {}, language)).toContain('no vat code');
  expect(sentence('vat-unmapped', { rate: 'btw-laag' }, language)).toContain('“btw-laag”');
  expect(sentence('vat-unmapped', { rate: 'btw-laag', code: '9' }, language)).toMatch(
    /no vat code.* 9 | 9,.*no vat code/,
  );
});

test.each([
  ['vat-percentage-mismatch', { rate: 'btw-hoog', code: '4', percentage: '9', expected: '21' }],
  ['total-differs', { ours: '250.00', books: '210.00' }],
] as const)('%s is mended by a mapping or in i-Reserve, and which of the two is said', (cause, about) => {
  const words = sentence(cause, about, 'en');
  expect(words).toMatch(/\bIf .*correct (?:it there|the invoice in i-Reserve)/);
  expect(words).toMatch(/VAT codes? .*Mapping tab/);
  if (cause === 'total-differs') expect(words).toContain('210.00, in the currency of the invoice');
});

test('both totals are shown when they differ', () => {
  const words = sentence('total-differs', { ours: '210.00', books: '209.99' }, 'en');

  expect(words).toContain('i-Reserve comes to 210.00, the books to 209.99');
});

test.each([
  ['nl', 'in de boekhouding zelf definitief maakt, kiest daar dezelfde datum'],
  ['en', 'finalises it in the books themselves chooses the same date there'],
] as const)('that a date is to be chosen is said of the books alone, since we take it along: %s', (language, said) => {
  expect(sentence('date-set-at-finalising', { day: '2026-11-20' }, language)).toContain(said);
});

test('the start date and the currency have one word each, in names and in sentences', () => {
  const names = Object.entries(causeNames).flatMap(([, words]) => [words.nl, words.en]);
  const sentences = Object.values(causeSentences).flatMap((words) => [words.nl, words.en]);
  expect([...names, ...sentences].filter((text) => /begindatum|\bmunt\b|first day/i.test(text))).toEqual([]);
  expect(causeNames['currency-refused'].nl).toContain('Valuta');
});

test('a line for the rounding difference is advised only where it can mend the difference', () => {
  const words = (about: About) => sentence('total-differs', { ours: '250.00', ...about }, 'en');

  expect(words({ books: '249.99', rounding: '0.01' })).toContain(
    'allow a line for the rounding difference of 0.01 on the Details tab.',
  );
  expect(words({ books: '210.00' })).toMatch(/check the VAT codes on the Mapping tab\.$/);
});

test('an amount stays beside its sign wherever it is named', () => {
  expect(say({ nl: 'samen {euros}', en: 'together {euros}' }, 'nl', { euros: '€\u00a0210,00' })).toBe(
    'samen €\u00a0210,00',
  );
});

test('the best way of saying it is the first whose values are all known', () => {
  const item = (about: About) => /know no item (.*?)\./.exec(sentence('article-unknown', about, 'en'))?.[1];

  expect(item({ article: 'PITCH-A', ledgerAccount: '8000' })).toBe('“PITCH-A” (ledger account 8000 in i-Reserve)');
  expect(item({ article: 'PITCH-A' })).toBe('“PITCH-A”');
  expect(item({ ledgerAccount: '8000' })).toBe('for ledger account 8000');
  expect(item({})).toBe('for an invoice line');
});

test('a moment is shown in the time of Amsterdam', () => {
  const about = { until: '2026-11-20T09:05:00.000Z' };

  expect(sentence('provider-down', about, 'nl')).toMatch(/vanaf 20 november 2026 .*10:05\.$/);
  expect(sentence('provider-down', about, 'en')).toMatch(/from 20 November 2026 .*10:05\.$/);
});

test('a wait is over at a full minute, so that no time is named that seems past', () => {
  const about = { until: '2026-11-20T09:05:00.001Z' };

  expect(sentence('provider-down', about, 'en')).toMatch(/from 20 November 2026 .*10:06\.$/);
});

test.each(languages)('what the books say follows every sentence, as it came and once, in %s', (language) => {
  const about = { text: ' Verplicht: [Naam]\r\nOngeldig: {field} $& ' };

  for (const code of codes)
    expect(sentence(code, about, language).split('“Verplicht: [Naam] Ongeldig: {field} $&”')).toHaveLength(2);
});

test('every status has words in both languages', () => {
  for (const words of Object.values(statusWords))
    for (const language of languages) expect(words[language]).not.toBe('');

  expect(statusWords.parked).toEqual({ nl: 'actie nodig', en: 'needs you' });
});
