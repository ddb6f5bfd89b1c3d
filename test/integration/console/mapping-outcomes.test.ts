import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { aLine, anEvent, anInvoice, numbered } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const MAPPINGS = '/console/integrations/exact/mappings';

async function tellCatalogue({ key, world }: TestWorld, over: v.InferInput<typeof Catalogue>): Promise<void> {
  const detail = { tenant: key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue: v.parse(Catalogue, over) };
  await keepCatalogue({ detail }, world.table);
}

async function tellDefault(world: TestWorld, defaultArticle: string | null): Promise<void> {
  const { details } = (await world.integrations.get(world.key)) ?? {};
  await world.change({ details: { ...details, defaultArticle } });
}

/** What a row says will become of its invoices. */
function outcomeIn(html: string, field: string): string | undefined {
  const row = html.split(`id="f-${field}"`)[1]?.split('</tr>')[0] ?? '';
  return row
    .match(/data-outcome[^>]*>(.*?)<\/td>/s)?.[1]
    ?.replace(/<[^>]*>/g, '')
    .trim();
}

test('a row of a product that Exact does not have says that its invoices stop, until a default item takes it', async () => {
  await using world = await testWorld({ state: 'connected', mappings: { vat: { 'btw-laag': '3' }, articles: {} } });
  await using browser = await consoleVisit(world);
  await tellCatalogue(world, {
    vatRates: [
      { id: 'btw-laag', description: null, percentage: '9' },
      { id: 'eigen', description: null, percentage: '5' },
    ],
    products: ['DOG', 'PITCH'].map((code) => ({ code, description: null })),
    ledgerAccounts: [{ code: '9999', description: null }],
  });
  const { details } = (await world.integrations.get(world.key)) ?? {};
  await world.change({ details: { ...details, defaultArticle: null } });
  const { html } = await browser.see(MAPPINGS);
  expect(outcomeIn(html, 'vat-btw-laag')).toBe('ready to be booked');
  expect(outcomeIn(html, 'vat-eigen')).toBe('STOPS');
  expect(outcomeIn(html, 'articles-PITCH')).toBe('ready to be booked as soon as this is saved');
  expect(outcomeIn(html, 'articles-DOG'), 'no account that it could be on has an item').toBe('STOPS');
  expect(outcomeIn(html, 'articles-ledger_3a_9999')).toBe('STOPS');
  await world.change({ details: { ...details, defaultArticle: 'STAY' } });
  expect(outcomeIn((await browser.see(MAPPINGS)).html, 'articles-DOG')).toBe('falls to default item STAY');
});

test('a product of an account that is mapped is booked by it, and lies folded under it', async () => {
  await using world = await testWorld({ mappings: { vat: { 'btw-laag': '3' }, articles: { 'ledger:8000': 'PITCH' } } });
  await using browser = await consoleVisit(world);
  const { details } = (await world.integrations.get(world.key)) ?? {};
  await world.change({ details: { ...details, defaultArticle: null } });
  await world.push(anEvent({ invoice: anInvoice({ lines: [aLine({ product: 'DOG', ledgerAccount: '8000' })] }) }));
  const { html, text } = await browser.see(MAPPINGS);
  expect(outcomeIn(html, 'articles-DOG')).toBe('booked by its ledger account');
  expect(text).toContain('Products on ledger account 8000 (1)');
});

test('a product that was never sold is booked by its account where each has an item, and is told of where some have', async () => {
  await using world = await testWorld({ mappings: { vat: {}, articles: { 'ledger:8000': 'PITCH' } } });
  await using browser = await consoleVisit(world);
  await tellDefault(world, null);
  const told = async (...accounts: readonly string[]) => {
    const ledgerAccounts = accounts.map((code) => ({ code, description: 'Boten' }));
    await tellCatalogue(world, { products: [{ code: 'DOG', description: 'Hond' }], ledgerAccounts });
    const { html, text } = await browser.see(MAPPINGS);
    expect(text).not.toContain('Optional. If you choose none');
    expect(text).toContain('Where there is none the invoice stops');
    return outcomeIn(html, 'articles-DOG');
  };
  expect(await told('8000')).toBe('booked by its ledger account');
  expect(await told('8000', '9999')).toBe('stops on an account without an item');
  await tellDefault(world, 'STAY');
  expect((await browser.see(MAPPINGS)).text).toContain('Where there is none the line falls to default item STAY');
});

test('a row says of its invoices what becomes of them, whichever row decides', async () => {
  await using world = await testWorld({ mappings: { vat: { 'btw-laag': '3' }, articles: { DOG: 'PITCH' } } });
  await using browser = await consoleVisit(world);
  await tellDefault(world, null);
  const sold = (nth: number, product: string, ledgerAccount: string) =>
    numbered(nth, { lines: [aLine({ product, ledgerAccount })] });
  await world.push(sold(1, 'DOG', '9990'), sold(2, 'DOG', '9991'), sold(3, 'CAT', '9991'), sold(4, 'CAT', '9992'));
  const { html } = await browser.see(MAPPINGS);
  expect(outcomeIn(html, 'articles-DOG')).toBe('is booked');
  expect(outcomeIn(html, 'articles-ledger_3a_9990'), 'its product has an item').toBe('booked by its product');
  expect(outcomeIn(html, 'articles-ledger_3a_9991'), 'one of two has').toBe('some STOP');
  expect(outcomeIn(html, 'articles-ledger_3a_9992')).toBe('STOPS');
  expect(outcomeIn(html, 'articles-CAT')).toBe('STOPS');
  expect(outcomeIn(html, 'vat-btw-laag'), 'the code fits, and some stop for an item').toBe(
    'is bookedStopping for another row: 2',
  );
});

test('while nothing can be booked no row says that it is', async () => {
  await using world = await testWorld({ mappings: { vat: { 'btw-laag': '3' }, articles: { PITCH: 'PITCH' } } });
  await using browser = await consoleVisit(world);
  await tellCatalogue(world, {
    vatRates: [{ id: 'btw-laag', description: null, percentage: '9' }],
    products: [{ code: 'PITCH', description: null }],
  });
  expect((await browser.see(MAPPINGS)).text).toContain('is booked');
  await world.change({ state: 'attention', attention: { cause: 'reconnect-needed', about: {} } });
  const lost = await browser.see(MAPPINGS);
  for (const field of ['vat-btw-laag', 'articles-PITCH'])
    expect(outcomeIn(lost.html, field)).toBe('waits until you reconnect');
  expect(lost.text).not.toContain('is booked');
  await world.change({ state: 'new', attention: null, chain: null, administration: null });
  const unconnected = await browser.see(MAPPINGS);
  expect(outcomeIn(unconnected.html, 'vat-btw-laag')).toBe('not known yet');
  await world.change({ mappings: { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} } });
  expect((await browser.see(MAPPINGS)).text, 'of a rate nothing is chosen').toMatch(/open \([1-9]/);
  expect(unconnected.html, 'nothing can be saved').toMatch(/<fieldset disabled.*<div class="sticky"/s);
});

test('a row counts the invoices that we hold and their euros', async () => {
  await using world = await testWorld();
  await using browser = await consoleVisit(world);
  await world.push(anEvent(), anEvent({ id: 'second', invoice: anInvoice({ id: '2', number: '2026-0002' }) }));
  const { text } = await browser.see(MAPPINGS);
  expect(text).toMatch(/btw-laag .*?Invoices: 2, together € 420\.00/);
  expect(text).toContain('counted in the newest invoices whose contents we keep (2).');
});

test('everything that is wrong with a row is told at once, its suggestion stays, and the notice above is not green', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  await tellCatalogue(world, { vatRates: [{ id: 'btw-laag', description: 'Laag', percentage: '9' }] });
  const saved = await browser.press(MAPPINGS, 'Save and on to Activate', { 'vat:btw-laag': '2', next: 'mappings' });
  for (const said of ['The percentage differs from i-Reserve.', 'This code takes other prices', 'Suggestion: 3 – '])
    expect(saved.text).toContain(said);
  expect(saved.html).toMatch(/class="notice warn"[^>]*><p>Saved\. But something below is still wrong/);
});

test('only what is open is shown to who asks for it, and saving keeps the rest', async () => {
  await using world = await testWorld({ state: 'connected', mappings: { vat: { 'btw-laag': '3' } } });
  await using browser = await consoleVisit(world);
  await tellCatalogue(world, {
    vatRates: ['btw-laag', 'nieuw'].map((id) => ({ id, description: null, percentage: '9' })),
  });
  const open = await browser.see(`${MAPPINGS}?show=open`);
  expect(open.html).toContain('id="f-vat-nieuw"');
  expect(open.html).not.toContain('id="f-vat-btw-laag"');
  await browser.post(MAPPINGS, { csrf: csrfIn(open), 'vat:nieuw': '3' });
  expect((await world.integrations.get(world.key))?.mappings.vat).toEqual({ 'btw-laag': '3', nieuw: '3' });
});
