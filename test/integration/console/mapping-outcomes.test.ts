import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { keepCatalogue } from '../../../shared/store/catalogue.ts';
import { aLine, anEvent, anInvoice } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consoleVisit, csrfIn } from './views-fixtures.ts';

const MAPPINGS = '/console/integrations/exact/mappings';

async function tellCatalogue({ key, world }: TestWorld, over: v.InferInput<typeof Catalogue>): Promise<void> {
  const detail = { tenant: key.tenant, occurredAt: '2026-11-20T10:00:00Z', catalogue: v.parse(Catalogue, over) };
  await keepCatalogue({ detail }, world.table);
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
  expect(outcomeIn(html, 'vat-btw-laag')).toBe('is booked');
  expect(outcomeIn(html, 'vat-eigen')).toBe('STOPS');
  expect(outcomeIn(html, 'articles-PITCH')).toBe('is booked as soon as you save');
  expect(outcomeIn(html, 'articles-DOG')).toBe('stops unless its account has an item');
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
