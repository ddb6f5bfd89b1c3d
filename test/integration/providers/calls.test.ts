import { expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from '../../world.ts';

/** A world in which Familie Jansen is known and every code list was read, and a second invoice of theirs. */
async function known(options: TestWorldOptions): Promise<TestWorld> {
  const world = await testWorld(options);
  await world.push(anEvent({ customer: aCompany() }));
  world.exact.requests.clear();
  return world;
}

const second = anEvent({ customer: aCompany(), invoice: anInvoice({ id: '84312', number: '2026-0043' }) });

const calls = (world: TestWorld) => world.exact.requests.all().map(({ method, endpoint }) => `${method} ${endpoint}`);

test('an invoice of a known, unchanged customer costs one call', async () => {
  await using world = await known({ details: { finaliseInvoice: false } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST salesinvoice/SalesInvoices']);
});

test('a finalised one costs two', async () => {
  await using world = await known({ details: { finaliseInvoice: true } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST salesinvoice/SalesInvoices', 'POST salesinvoice/PrintedSalesInvoices']);
});

test('and three where the books give the number at printing', async () => {
  await using world = await known({
    details: { finaliseInvoice: true },
    exact: { readings: { invoiceNumber: 'at-printing' } },
  });
  await world.push(second);
  expect(calls(world)).toEqual([
    'POST salesinvoice/SalesInvoices',
    'POST salesinvoice/PrintedSalesInvoices',
    'GET salesinvoice/SalesInvoices',
  ]);
  expect(world.toldOf('invoice.synced').at(-1)?.externalNumber).toMatch(/^\d+$/);
});

test('an unmapped VAT rate parks without a single call', async () => {
  await using world = await testWorld({ mappings: { vat: {} } });
  world.exact.requests.clear();
  await world.push(anEvent({ customer: aCompany() }));
  expect(calls(world)).toEqual([]);
  expect(world.toldOf('invoice.failed')).toMatchObject([
    { cause: 'vat-unmapped', remedy: 'correct', message: expect.stringContaining('no vat code') },
  ]);
});
