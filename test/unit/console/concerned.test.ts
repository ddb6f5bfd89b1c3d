import * as v from 'valibot';
import { expect, test } from 'vitest';
import { concernedIn, fieldOf, type SetUp } from '../../../functions/console/daily/concerned.ts';
import { idOf } from '../../../functions/console/parts/form.tsx';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { About, Cause } from '../../../shared/domain/causes.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import { providerOf } from '../../../shared/providers/index.ts';

const setUp = (provider: 'exact' | 'moneybird'): SetUp => ({
  mappings: v.parse(Mappings, {
    vat: { laag: '2', 'a, b': '3' },
    articles: { DOG: 'HOND', CAT: 'HOND', 'ledger:8000': 'PITCH' },
    paymentConditions: { 'method:card+term:14': ' ZZ ', 'term:30': '30' },
    ledgerAccounts: { '8045': '123' },
  }),
  details: { defaultArticle: 'STANDAARD' },
  catalogue: v.parse(Catalogue, {
    vatRates: [{ id: 'laag', description: 'Laag tarief', percentage: '9' }],
    products: [{ code: 'KWH', description: 'Elektriciteit' }],
    ledgerAccounts: [{ code: '8090', description: 'Annulering' }],
    paymentMethods: [{ code: 'card', description: 'Pinpas' }],
  }),
  form: providerOf(provider).settingsForm,
  language: 'en',
});

type Row = readonly [cause: Cause, about: About, leadsTo: readonly string[]];

const atExact: readonly Row[] = [
  ['vat-unmapped', { rate: 'laag, nieuw' }, ['vat:laag', 'vat:nieuw']],
  ['vat-unmapped', { rate: 'a, b' }, ['vat:a, b']],
  ['vat-unmapped', {}, []],
  ['vat-percentage-mismatch', { rate: 'laag', code: '2' }, ['vat:laag']],
  ['vat-type-mismatch', { rate: 'laag', code: '2' }, ['vat:laag', 'vatExclusive']],
  ['total-differs', { ours: '10.00', books: '10.01', rounding: '0.01' }, ['rounding']],
  ['total-differs', { ours: '10.00', books: '10.01', rate: 'laag' }, ['vat:laag']], // VAT or net: no line makes it up
  ['total-differs', { ours: '1.00', books: '1.06' }, []], // the VAT of the whole invoice
  ['total-differs', { ours: '250.00', books: '210.00' }, []],
  ['article-unknown', { article: 'HOND' }, ['articles:DOG', 'articles:CAT', 'defaultArticle']],
  ['article-unknown', { article: 'KWH', ledgerAccount: '8090' }, ['articles:KWH', 'defaultArticle']],
  ['article-unknown', { article: 'NEW', ledgerAccount: '8090' }, ['articles:ledger:8090', 'defaultArticle']],
  ['article-unknown', { article: 'STANDAARD' }, ['defaultArticle']],
  ['article-blocked', { article: 'PITCH' }, ['articles:ledger:8000']],
  ['payment-condition-unknown', { condition: 'ZZ' }, ['paymentConditions:method:card+term:14']],
  ['payment-condition-unknown', {}, []],
  ['ledger-account-refused', { ledgerAccount: '123' }, ['ledgerAccounts:8045']],
  ['journal-refused', { journal: '99' }, ['journal']],
  ['invoice-refused', { workflow: '5' }, []],
  ['before-start', { day: '2026-01-01' }, ['startDate']],
  ['other-seller', { seller: '2' }, ['sellers']],
  ['customer-blocked', { relation: 'Jansen' }, []],
  ['provider-down', {}, []],
];

const atMoneybird: readonly Row[] = [
  ['ledger-account-refused', { ledgerAccount: 'Omzet', code: '123' }, ['ledgerAccounts:8045']],
  ['invoice-refused', { workflow: '5' }, ['workflow']],
  ['invoice-refused', { text: 'externalInvoice' }, ['externalInvoice']],
  ['invoice-refused', { field: 'contact_id' }, []],
  ['webhook-lost', {}, ['contactSyncBack']],
  ['vat-type-mismatch', { rate: 'laag' }, ['vat:laag', 'vatExclusive']],
  ['journal-refused', {}, []],
];

test.each(atExact)('Exact: %s of %j is mended at %j', (cause, about, leadsTo) => {
  expect(concernedIn(cause, [about], setUp('exact')).map(fieldOf)).toEqual(leadsTo);
});

test.each(atMoneybird)('Moneybird: %s of %j is mended at %j', (cause, about, leadsTo) => {
  expect(concernedIn(cause, [about], setUp('moneybird')).map(fieldOf)).toEqual(leadsTo);
});

test('what several invoices stop for is named once, by the name that its row has', () => {
  const names = (cause: Cause, ...abouts: About[]) =>
    concernedIn(cause, abouts, setUp('exact')).map((one) => (one.tab === 'mappings' ? one.name : one.label.en));
  expect(names('vat-unmapped', { rate: 'laag' }, { rate: 'nieuw' }, { rate: 'laag' })).toEqual([
    'Laag tarief',
    'nieuw',
  ]);
  expect(names('article-unknown', { ledgerAccount: '8090' })).toEqual([
    'Ledger account 8090 – Annulering',
    'Default item',
  ]);
  expect(names('payment-condition-unknown', { condition: 'ZZ' })).toEqual([
    'Payment method card – Pinpas and payment term 14',
  ]);
});

test('no two codes of i-Reserve share an id on a page', () => {
  const names = ['vat:a b', 'vat:a-b', 'vat:a_b', 'vat:a.b', 'vat:a:b', 'vat:a_20_b', 'vat:É', 'articles:ledger:8000'];
  expect(new Set([...names, 'articles:ledger-8000'].map(idOf)).size).toBe(names.length + 1);
  for (const name of names) expect(idOf(name)).toMatch(/^f-[\w-]+$/);
});
