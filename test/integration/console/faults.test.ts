import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultCode } from '../../../shared/domain/faults.ts';
import { numbered } from '../../builders.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const DETAILS = '/console/integrations/exact/details';
const MAPPINGS = '/console/integrations/exact/mappings';
const AUTHENTICATION = '/console/integrations/exact/authentication';

let world: TestWorld;
let browser: Awaited<ReturnType<typeof consoleVisit>>;
let csrf: string;

beforeAll(async () => {
  world = await testWorld({ state: 'connected' });
  browser = await consoleVisit(world);
  csrf = csrfIn(await browser.see(DETAILS));
  await browser.post('/console/language', { csrf, language: 'nl', back: '/console' });
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

/** What stands beside a field. */
const besides = (html: string, field: string): string | undefined =>
  html.match(new RegExp(`id="f-${field}-error"[^>]*>([^<]*)<`))?.[1]?.trim();

test.each<[code: FaultCode, path: string, field: string, form: Readonly<Record<string, string>>, words: string]>([
  ['missing', AUTHENTICATION, 'clientId', { clientSecret: 'a' }, 'Vul dit in.'],
  ['empty', DETAILS, 'invoiceField', { invoiceField: ' ' }, 'Vul dit in.'],
  ['not-one-of', DETAILS, 'creditSign', { creditSign: 'other' }, 'Kies een van de mogelijkheden.'],
  [
    'not-decimal',
    DETAILS,
    'roundingLimit',
    { rounding: 'add', roundingLimit: 'veel' },
    'Vul een bedrag in, zoals 0,05.',
  ],
  ['above-one', DETAILS, 'roundingLimit', { rounding: 'add', roundingLimit: '1,01' }, 'Kies een bedrag van hooguit 1.'],
  ['negative', DETAILS, 'roundingLimit', { rounding: 'add', roundingLimit: '-0,05' }, 'Kies een getal van 0 of meer.'],
  ['not-day', DETAILS, 'startDate', { startDate: '2026-02-30' }, 'Vul een datum in die bestaat.'],
  ['not-whole-number', DETAILS, 'customerNumberLength', { customerNumberLength: 'x' }, 'Vul een geheel getal in.'],
  ['too-long', DETAILS, 'journal', { journal: 'x'.repeat(61) }, 'Dit is te lang: hooguit 60 tekens.'],
  [
    ...(['number-too-long', DETAILS, 'customerNumberLength'] as const),
    { customerNumberPrefix: 'IR', customerNumberLength: '17' },
    'Voorvoegsel en lengte zijn samen hooguit 18 tekens.',
  ],
  [
    ...(['same-as-customer-field', DETAILS, 'contactField'] as const),
    { customerField: 'one', contactField: 'one' },
    'Kies een ander veld dan het klantveld.',
  ],
  ['plus-sign', MAPPINGS, 'newMethod', { newMethod: 'i+deal', newCondition: '30' }, 'Gebruik hier geen +.'],
  [
    ...(['one-too-many', MAPPINGS, 'newLedger'] as const),
    { newProduct: 'A', newLedger: '8000', newArticle: 'PITCH' },
    'Vul één van de twee in.',
  ],
])('%s is said in Dutch beside its field', async (_code, path, field, form, words) => {
  const { status, html, text } = await browser.post(path, { csrf, ...form });
  expect(status).toBe(400);
  expect(besides(html, field)).toBe(words);
  expect(text).toContain('Er is nog niets opgeslagen: bij een of meer velden klopt iets niet.');
});

test.each(['constructor', '__proto__', 'nothing'])(
  'an outcome that does not exist, %s, shows the page without one',
  async (name) => {
    expect(await browser.see(`${AUTHENTICATION}?outcome=${name}`)).toMatchObject({ status: 200 });
  },
);

test('an invoice that could not be read says in words what was wrong with it, and shows no path into its event', async () => {
  const { detail, ...envelope } = numbered(9);
  await world.push({ ...envelope, detail: { ...detail, invoice: { ...detail.invoice, date: 'yesterday' } } });
  const { text } = await browser.see('/console/invoices/9');
  expect(text).toContain(
    'Het bericht van i-Reserve is niet te lezen bij factuurdatum van factuur. Meld dit aan i-Reserve; er is niets geboekt.',
  );
  expect(text).not.toMatch(/\/(detail|invoice)\b/);
});

test.each([
  ['Exact Online', testWorld],
  ['Moneybird', moneybirdWorld],
] as const)('from an invoice there is a way into the books of %s', async (books, open) => {
  await using own = await open();
  await using admin = await consoleVisit(own);
  await own.push(numbered(1));
  const { html } = await admin.see('/console/invoices/1');
  expect(html).toMatch(new RegExp(`<a[^>]*href="https?://[^"]+"[^>]*>[^<]*${books}`));
});
