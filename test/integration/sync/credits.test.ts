import { expect, test } from 'vitest';
import { aLine } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { at, DAY_MS, HOUR_MS, invoiceEntry, invoiceEvent, MINUTE_MS, pass, toldAbout } from './fixtures.ts';

const credit = (n: number, creditFor: string | null, over = {}) =>
  invoiceEvent(n, { kind: 'credit', creditFor, ...over }, { occurredAt: at(1) });
const unmapped = { lines: [aLine({ vatRate: 'vervoer-laag' })] };
const warningsOf = (detail?: { warnings: readonly { code: string }[] }) => detail?.warnings.map(({ code }) => code);

test('a credit goes after its original, whichever came first', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'salesinvoice/SalesInvoices', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  await world.push(credit(2, '2026-0001'));
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'waiting', remedy: 'wait' });
  await world.settle();
  expect(world.told.map(({ detail }) => ('invoice' in detail ? detail.invoice.id : 'customer'))).toEqual([
    'customer',
    '1',
    '2',
  ]);
  expect(world.books.invoices().map(({ totals }) => totals.incl)).toEqual(['210.00', '-210.00']);
  expect(warningsOf(world.toldOf('invoice.synced')[1])).not.toContain('credit-original-unknown');
});

test.each([
  ['no original', null],
  ['an original that we do not know', '2019-0001'],
])('a credit with %s goes on with the warning', async (_what, creditFor) => {
  await using world = await testWorld();
  await world.push(credit(2, creditFor));
  expect(warningsOf(world.toldOf('invoice.synced')[0])).toContain('credit-original-unknown');
});

test('a credit waits a day for an original that is parked, then goes on with the warning', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), credit(2, '2026-0001'));
  for (let hour = 1; hour < 24; hour++) await pass(world, HOUR_MS);
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'waiting' });
  await pass(world, HOUR_MS + MINUTE_MS);
  expect(warningsOf(world.toldOf('invoice.synced')[0])).toContain('credit-original-unknown');
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a credit does not wait for an original that was skipped', async () => {
  await using world = await testWorld({ details: { startDate: '2026-11-19' } });
  await world.push(invoiceEvent(1, { date: '2026-11-18' }), credit(2, '2026-0001'));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'skipped' });
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a credit that waits holds nobody up', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), credit(2, '2026-0001'), invoiceEvent(3));
  expect(toldAbout(world, 3)).toEqual(['synced']);
  await pass(world, DAY_MS + MINUTE_MS);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test.each([
  ['positive', 'turned', 7],
  ['negative', 'as-sent', -7],
] as const)(
  'a credit with the sign %s comes out negative in books that take it %s',
  async (creditSign, reading, quantity) => {
    await using world = await testWorld({
      details: { creditSign, finaliseInvoice: true },
      exact: { readings: { creditSign: reading } },
    });
    await world.push(credit(2, null));
    expect(world.books.invoices()).toMatchObject([
      { type: 8021, status: 50, totals: { incl: '-210.00' }, lines: [{ row: { Quantity: quantity } }] },
    ]);
    expect(toldAbout(world, 2)).toEqual(['synced']);
  },
);

test.each([
  ['positive', 'as-sent'],
  ['negative', 'turned'],
] as const)('a credit with the sign %s is never made final in books that take it %s', async (creditSign, reading) => {
  await using world = await testWorld({
    details: { creditSign, finaliseInvoice: true },
    exact: { readings: { creditSign: reading } },
  });
  await world.push(credit(2, null));
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'total-differs' });
  expect(world.toldOf('invoice.failed')).toMatchObject([{ externalId: expect.any(String) }]);
  expect(world.books.invoices()).toMatchObject([{ status: 20 }]);
});

test('a cancellation fee on a credit keeps its own sign', async () => {
  await using world = await testWorld();
  const lines = [aLine({ quantity: '-7' }), aLine({ quantity: '1', unitPriceInclVat: '50.00', description: 'Fee' })];
  await world.push(credit(2, null, { lines }));
  expect(world.books.invoices()).toMatchObject([{ type: 8021, totals: { incl: '-160.00' } }]);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});
