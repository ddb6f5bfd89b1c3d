import { describe, expect, test } from 'vitest';
import { anEvent } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const vatItem = async (api: Awaited<ReturnType<typeof adminDesk>>) => {
  const { body } = await api.call('GET /integrations/exact/checklist');
  return body.find(({ item }: { item: string }) => item === 'vat-mapping');
};

test('a mapped VAT code that was blocked in the books is found before an invoice meets it', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using api = await adminDesk(world);
  expect(await vatItem(api)).toMatchObject({ done: true });
  const { body } = await api.call('GET /integrations/exact');
  world.books.change('vat/VATCodes', body.mappings.vat['btw-laag'], { IsBlocked: true });
  world.clock.advance(11 * 60_000);
  expect(await vatItem(api)).toMatchObject({ done: false, explanation: expect.stringContaining('btw-laag') });
  expect((await api.call('POST /integrations/exact/activate')).status).toBe(409);
  await api.call('PUT /integrations/exact/mappings', { vat: { 'btw-laag': body.mappings.vat['btw-hoog'] } });
  expect((await api.call('POST /integrations/exact/activate')).status).toBe(200);
});

test('activation reads the books anew; a look that finds a fault reads again only what it was found in', async () => {
  await using world = await testWorld({ state: 'inactive' });
  await using api = await adminDesk(world);
  expect(await vatItem(api)).toMatchObject({ done: true });
  const { body } = await api.call('GET /integrations/exact');
  world.books.change('vat/VATCodes', body.mappings.vat['btw-laag'], { IsBlocked: true });
  expect(await vatItem(api), 'what it read a moment ago').toMatchObject({ done: true });
  expect((await api.call('POST /integrations/exact/activate')).status).toBe(409);
  const reads = (endpoint: string) => world.exact.requests.count({ method: 'GET', endpoint });
  const before = { vat: reads('vat/VATCodes'), items: reads('logistics/Items'), journals: reads('financial/Journals') };
  expect(before.items, 'it was read, and once more to activate').toBe(2);
  expect(await vatItem(api)).toMatchObject({ done: false });
  expect({
    vat: reads('vat/VATCodes'),
    items: reads('logistics/Items'),
    journals: reads('financial/Journals'),
  }).toEqual({
    ...before,
    vat: before.vat + 1,
  });
});

describe('the checklist', () => {
  const DONE = {
    app: 'client ID',
    consent: 'Consent was given',
    administration: 'Invoices go to “Camping De Eik B.V.”',
    details: 'fit the books of “Camping De Eik B.V.”',
    'vat-mapping': 'a code that fits the books',
    items: 'can be booked in Exact Online',
    finalise: 'final in Exact Online at once',
    'test-invoice': 'Invoice 2026-0042 was booked in Exact Online as 26700001, and is final',
  };
  const itemsOf = async (api: Awaited<ReturnType<typeof adminDesk>>) => {
    const { body } = await api.call('GET /integrations/exact/checklist');
    return new Map<string, { done: boolean; explanation: string }>(
      body.map(({ item, ...rest }: { item: string; done: boolean; explanation: string }) => [item, rest]),
    );
  };

  test('says of what is done what was found, and of what is not what is wrong and where it is mended', async () => {
    await using world = await testWorld({
      details: { journal: '70', defaultArticle: 'STANDAARD', finaliseInvoice: true },
    });
    await using api = await adminDesk(world);
    await world.push(anEvent());
    const done = await itemsOf(api);
    for (const [item, said] of Object.entries(DONE))
      expect(done.get(item)).toEqual({ done: true, explanation: expect.stringContaining(said) });

    world.books.change('financial/Journals', '70', { IsBlocked: true });
    world.books.change('logistics/Items', 'PITCH', { EndDate: Date.parse('2026-01-01') });
    world.books.change('cashflow/PaymentConditions', '14', { Code: '15' });
    world.clock.advance(11 * 60_000);
    const open = await itemsOf(api);
    expect(open.get('details')).toEqual({
      done: false,
      explanation: expect.stringMatching(/Journal 70 .*Choose another journal on the Details tab/),
    });
    expect(open.get('vat-mapping')).toEqual({
      done: false,
      explanation: expect.stringMatching(/“PITCH”.*Mapping tab.*“14” does not exist.*Mapping tab/),
    });
  });

  test('says which of what is sold would stop an invoice and which falls to the default article, and keeps nobody from turning it on', async () => {
    await using world = await testWorld({ state: 'connected', details: { defaultArticle: null } });
    await using api = await adminDesk(world);
    await api.call('PUT /integrations/exact/mappings', { articles: { 'PITCH-A': null, 'ledger:8000': null } });
    const mappings = (await api.call('GET /integrations/exact')).body.mappings.articles;
    await api.call('PUT /integrations/exact/mappings', {
      articles: Object.fromEntries(Object.keys(mappings).map((key) => [key, null])),
    });
    await api.call('PUT /catalogue', {
      products: [{ code: 'PITCH' }, { code: 'NO-ITEM' }],
      ledgerAccounts: [{ code: '8000' }],
      vatRates: [],
    });
    const items = async () => (await itemsOf(api)).get('items');
    const open = await items();
    expect(open).toEqual({
      done: false,
      explanation: expect.stringContaining('would stop: NO-ITEM, ledger account 8000.'),
    });
    await api.call('PUT /integrations/exact/details', { defaultArticle: 'STANDAARD' });
    expect(await items()).toEqual({
      done: true,
      explanation: expect.stringContaining('fall to the default article: NO-ITEM, ledger account 8000.'),
    });
    await api.call('PUT /integrations/exact/details', { defaultArticle: null });
    await api.call('PUT /integrations/exact/mappings', { articles: { 'ledger:8000': 'STAY' } });
    expect(await items(), 'every line has a ledger account').toMatchObject({ done: true });
    await api.call('PUT /integrations/exact/mappings', { articles: { 'ledger:8000': null } });
    expect((await api.call('POST /integrations/exact/activate', {})).status).toBe(200);
  });

  test('leaves open whether invoices are final until somebody chooses, and calls a draft a draft', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    const { finaliseInvoice: _, ...details } = (await world.integrations.get(world.key))?.details ?? {};
    await world.change({ details });
    await world.push(anEvent());
    const items = await itemsOf(api);
    expect(items.get('finalise')).toEqual({ done: false, explanation: expect.stringContaining('arrive as drafts') });
    expect(items.get('test-invoice')).toEqual({ done: false, explanation: expect.stringContaining('as a draft') });
    await api.call('PUT /integrations/exact/details', { finaliseInvoice: true });
    expect((await itemsOf(api)).get('finalise')).toMatchObject({ done: true });
  });

  test('says of no invoice that it will be a draft while another choice decides it', async () => {
    await using world = await moneybirdWorld({ details: { externalInvoice: null }, state: 'connected' });
    await using api = await adminDesk(world);
    const finalise = async () => {
      const { body } = await api.call(`GET /integrations/${world.key.integration}/checklist`);
      return body.find(({ item }: { item: string }) => item === 'finalise');
    };
    expect(await finalise()).toMatchObject({ done: false, explanation: expect.stringContaining('kind of invoice') });
    await world.change({ details: { externalInvoice: true } });
    expect(await finalise()).toMatchObject({ done: true });
    await world.change({ details: { externalInvoice: false } });
    expect(await finalise()).toMatchObject({ done: false, explanation: expect.stringContaining('arrive as drafts') });
  });

  test('counts the VAT codes that it read from the books', async () => {
    await using world = await testWorld();
    await using api = await adminDesk(world);
    expect((await itemsOf(api)).get('vat-mapping')?.explanation).toMatch(/VAT codes read from the books: \d+\./);
  });

  test('waits for a licence and rights that allow invoices, and not for books that do not answer', async () => {
    await using world = await testWorld({ state: 'inactive' });
    await using api = await adminDesk(world);
    const fault = { kind: '403', reason: 'LicenseExpired' } as const;
    world.exact.faults.next({ path: 'SalesInvoices', fault, times: 2 });
    expect((await itemsOf(api)).get('administration')).toEqual({
      done: false,
      explanation: expect.stringContaining('does not include sales invoices'),
    });
    expect((await api.call('POST /integrations/exact/activate')).status).toBe(409);
    world.exact.faults.next({ path: 'SalesInvoices', fault: '503' });
    const silent = await itemsOf(api);
    expect(silent.get('administration')).toMatchObject({ done: true });
    expect(silent.get('details')).toMatchObject({
      done: true,
      explanation: expect.stringContaining('shows as soon as'),
    });
    expect((await api.call('POST /integrations/exact/activate')).status).toBe(200);
  });
});
