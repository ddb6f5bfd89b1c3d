import { expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { type MoneybirdWorld, type MoneybirdWorldOptions, moneybirdWorld } from '../world.ts';

/** A world in which Familie Jansen is known and every code list was read. */
async function known(options: MoneybirdWorldOptions): Promise<MoneybirdWorld> {
  const world = await moneybirdWorld(options);
  await world.push(anEvent({ customer: aCompany() }));
  world.moneybird.requests.clear();
  return world;
}

const second = anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84312', number: '2026-0043' }) });

const calls = ({ moneybird }: MoneybirdWorld) =>
  moneybird.requests.all().map(({ method, endpoint }) => `${method} ${endpoint}`);

test('an external invoice of a known, unchanged customer costs one call', async () => {
  await using world = await known({ details: { externalInvoice: true, finaliseInvoice: true } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST external_sales_invoices']);
  expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
    finalised: true,
    externalNumber: '2026-0043',
    warnings: [],
  });
});

test('a finalised regular one costs two, and is not mailed', async () => {
  await using world = await known({ details: { externalInvoice: false, finaliseInvoice: true } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST sales_invoices', 'PATCH sales_invoices/:id/send_invoice']);
  expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
    finalised: true,
    externalNumber: expect.stringMatching(/^2026-\d+$/),
    warnings: [],
  });
  expect(world.books.mails()).toEqual([]);
});

test('a draft costs one, and has no number', async () => {
  await using world = await known({ details: { externalInvoice: false } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST sales_invoices']);
  expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({ finalised: false, externalNumber: null, url: null });
});
