import { describe, expect, test } from 'vitest';
import type { MappingChanges } from '../../../shared/domain/settings.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { preview } from '../../../shared/sync/preview/preview.ts';
import { aCompany, aLine } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { consoleVisit, csrfIn } from '../console/views-fixtures.ts';
import { invoiceEntry, invoiceEvent } from './fixtures.ts';

const BUILT_IN = ['constructor', '__proto__', 'toString'] as const;

const rated = (vatRate: string) => ({ lines: [aLine({ vatRate })] });
const sold = (product: string | null, ledgerAccount: string | null) => ({ lines: [aLine({ product, ledgerAccount })] });

/** JSON with a key of any name, which an object literal of this language would lose. */
const jsonOf = (group: string, codes: readonly (readonly [string, string])[]): string =>
  `{"${group}":{${codes.map(([key, code]) => `${JSON.stringify(key)}:${JSON.stringify(code)}`).join(',')}}}`;

const mappedIn = async (world: AnyWorld, group: keyof typeof MappingChanges.entries) =>
  Object.entries((await world.integrations.get(world.key))?.mappings[group] ?? {});

describe.each([
  ['Exact', () => testWorld({ details: { defaultArticle: null } }), '3'],
  ['Moneybird', () => moneybirdWorld(), null],
] as const)('%s: an id that every object seems to have', (name, open, vatCode) => {
  test('is a VAT rate that is not mapped, and then one that is', async () => {
    await using world = await open();
    await using api = await adminDesk(world);
    await world.push(...BUILT_IN.map((id, nth) => invoiceEvent(nth + 1, rated(id))), invoiceEvent(9));
    for (const [nth, id] of BUILT_IN.entries())
      expect(await invoiceEntry(world, nth + 1)).toMatchObject({ cause: 'vat-unmapped', about: { rate: id } });
    expect(await invoiceEntry(world, 9)).toMatchObject({ status: 'done' });

    const [, code] = (await mappedIn(world, 'vat')).find(([rate]) => rate === 'btw-laag') ?? [];
    expect(code).toBe(vatCode ?? code);
    const raw = jsonOf(
      'vat',
      BUILT_IN.map((id) => [id, code ?? '']),
    );
    const { status, text } = await api.call(`PUT /integrations/${world.key.integration}/mappings`, undefined, { raw });
    expect(status).toBe(200);
    for (const id of BUILT_IN) expect(text).toContain(`"${id}":"${code}"`);
    expect(await mappedIn(world, 'vat')).toEqual(expect.arrayContaining(BUILT_IN.map((id) => [id, code])));
    await world.settle();
    for (const nth of BUILT_IN.keys()) expect(await invoiceEntry(world, nth + 1)).toMatchObject({ status: 'done' });
  });

  test.each(BUILT_IN)('is a product, ledger account and way of paying like any other: %s', async (id) => {
    await using world = await open();
    const paid = { paymentMethod: id, paymentTerm: id };
    await world.push(
      invoiceEvent(1, { ...sold(id, null), ...paid }),
      invoiceEvent(2, { ...sold(null, id), ...paid }),
      invoiceEvent(3),
    );
    for (const nth of [1, 2])
      expect(await invoiceEntry(world, nth)).toMatchObject(
        name === 'Exact' ? { status: 'parked', cause: 'article-unknown' } : { status: 'done', cause: null },
      );
    expect(await invoiceEntry(world, 3)).toMatchObject({ status: 'done' });
  });

  test.each(['{account}', '{relation}', '{invoice}', '{contact}'])(
    'a text that looks like a placeholder stays that text: %s',
    async (text) => {
      await using world = await open();
      const event = invoiceEvent(
        1,
        { reference: text, description: text, lines: [aLine({ description: text })] },
        {
          customer: aCompany({ companyName: text }),
        },
      );
      const integration = await world.integrations.get(world.key);
      if (!integration) throw new Error('nothing is connected');
      await using run = openRun(world.world, { timeLeftMs: () => 120_000 });
      const { requests, stop } = await preview(event.detail, await run.openContext(integration, null));
      expect(stop).toBeNull();
      expect(JSON.stringify(requests[0]?.body)).toContain(`"${text}"`);
      await world.push(event);
      expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', cause: null });
    },
  );
});

test('Moneybird: a line that is called like the contact of a request keeps its name', async () => {
  await using world = await moneybirdWorld({ details: { externalInvoice: false } });
  await world.push(
    invoiceEvent(1, { lines: [aLine({ description: '{relation}' }), aLine({ description: '{relation}' })] }),
  );
  expect(JSON.stringify(world.books.invoices())).toContain('"description":"{relation}"');
});

test('such ids are mapped on the console too, and shown there', async () => {
  await using world = await testWorld({ state: 'connected' });
  await using browser = await consoleVisit(world);
  const page = '/console/integrations/exact/mappings';
  const csrf = csrfIn(await browser.see(page));
  for (const id of BUILT_IN) {
    const saved = await browser.post(page, { csrf, newRate: id, newCode: '3', newProduct: id, newArticle: 'PITCH' });
    expect(saved.status).toBe(303);
  }
  expect(await mappedIn(world, 'vat')).toEqual(expect.arrayContaining(BUILT_IN.map((id) => [id, '3'])));
  expect(await mappedIn(world, 'articles')).toEqual(expect.arrayContaining(BUILT_IN.map((id) => [id, 'PITCH'])));
  const { html } = await browser.see(page);
  for (const id of BUILT_IN) expect(html).toContain(`name="vat:${id}"`);
  await browser.post(page, { csrf, 'vat:__proto__': '' });
  expect((await mappedIn(world, 'vat')).map(([id]) => id)).not.toContain('__proto__');
});
