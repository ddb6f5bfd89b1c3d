import { expect, test } from 'vitest';
import type { MoneybirdWorld } from '../../world.ts';
import { known, second } from './moneybird-fixtures.ts';

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

test('a draft costs one, and has an address but no number', async () => {
  await using world = await known({ details: { externalInvoice: false } });
  await world.push(second);
  expect(calls(world)).toEqual(['POST sales_invoices']);
  expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({
    ...{ finalised: false, externalNumber: null },
    url: expect.stringContaining('/sales_invoices/'),
  });
});
