import { expect, test } from 'vitest';
import { statusOf } from '../../../shared/sync/ledger/entry.ts';
import { aCustomer, aLine } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  callsOf,
  expectNoFactTwice,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

const POSTS = 'salesinvoice/SalesInvoices';
const unmapped = [aLine({ vatRate: 'vervoer-laag' })];
const twoNights = [aLine({ quantity: '2' })];
const changed = (minutes = 5) => invoiceEvent(1, { lines: twoNights }, { occurredAt: at(minutes) });

test('changed content takes the place of what was not posted yet', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, { lines: unmapped }));
  await world.push(changed());
  expect(world.books.invoices()).toMatchObject([{ totals: { incl: '60.00' } }]);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', cause: null, conflict: null });
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
});

test('changed content that comes while the old one is being prepared is what is posted', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  const { snapshots } = world.world;
  let came = false;
  const customer: typeof snapshots.customer = async (...asked) => {
    if (!came) await world.take(changed());
    came = true;
    return snapshots.customer(...asked);
  };
  const over = {
    customer,
    invoice: snapshots.invoice.bind(snapshots),
    expireInvoice: snapshots.expireInvoice.bind(snapshots),
  };
  await world.answer({ snapshots: Object.assign(Object.create(snapshots), over) });
  expect(world.books.invoices()).toMatchObject([{ totals: { incl: '60.00' } }]);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('an older event never takes the place of a newer one', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, { lines: unmapped }, { occurredAt: at(5) }));
  await world.push(changed(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped' });
});

test('an event between two that say the same changes nothing', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, { lines: unmapped }, { occurredAt: at(0) }));
  await world.push(invoiceEvent(1, { lines: unmapped }, { occurredAt: at(9) }));
  await world.push(changed(5));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped' });
});

test('changed content after posting leaves the books alone and is told once', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const calls = callsFromNow(world);
  await world.push(changed(), changed());
  expect(calls()).toEqual([]);
  expect(world.books.invoices()).toMatchObject([{ totals: { incl: '210.00' } }]);

  const entry = await invoiceEntry(world, 1);
  expect(entry).toMatchObject({ cause: 'conflict', remedy: 'correct' });
  expect(statusOf(entry)).toBe('parked');
  expect(toldAbout(world, 1)).toEqual(['synced', 'conflict']);
  expect(world.toldOf('invoice.failed')).toMatchObject([{ externalId: entry.externalId }]);
});

test('another change after a conflict is told as well', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.push(changed());
  await world.push(invoiceEvent(1, { lines: [aLine({ quantity: '3' })] }, { occurredAt: at(6) }));
  expect(toldAbout(world, 1)).toEqual(['synced', 'conflict', 'conflict']);
  expectNoFactTwice(world);
});

test('a conflict is over when i-Reserve says again what stands in the books', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.push(changed());
  await world.push(invoiceEvent(1, {}, { occurredAt: at(0) })); // only an echo of the first event
  expect(statusOf(await invoiceEntry(world, 1))).toBe('parked');
  await world.push(syncRequest(1, {}, { occurredAt: at(9) }));
  const entry = await invoiceEntry(world, 1);
  expect(entry).toMatchObject({ status: 'done', conflict: null, cause: null });
  expect(statusOf(entry)).toBe('synced');
});

test('a conflict that i-Reserve says again is not over by what it said in between', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, {}, { occurredAt: at(1) }));
  await world.push(changed(2));
  await world.push(changed(4));
  await world.push(invoiceEvent(1, {}, { occurredAt: at(3) }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ cause: 'conflict', conflict: expect.any(String) });
  expect(toldAbout(world, 1)).toEqual(['synced', 'conflict']);
  await world.push(invoiceEvent(1, {}, { occurredAt: at(5) }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ cause: null, conflict: null });
});

test.each([
  ['the first time', []],
  ['once more', [changed(2)]],
])(
  'an event that says other content, %s, can be read: nothing is left of the mistakes before it',
  async (_, before) => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1, {}, { occurredAt: at(1) }));
    await world.push(...before);
    const unreadable = invoiceEvent(1, {}, { occurredAt: at(3) });
    await world.push({ ...unreadable, detail: { ...unreadable.detail, invoice: { id: '1', number: '2026-1' } } });
    expect((await invoiceEntry(world, 1)).faults).not.toEqual([]);
    await world.push(changed(4));
    expect(await invoiceEntry(world, 1)).toMatchObject({ cause: 'conflict', faults: [] });
  },
);

test.each([
  ['a free field', {}, { fields: { external_id: 'x' } }],
  ['another way to write an amount', { lines: [aLine({ quantity: '7.0' })] }, {}],
])('%s makes no conflict', async (_what, over, invoiceOver) => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(1, { ...over, ...invoiceOver }, { id: 'another', occurredAt: at(5) }));
  expect(calls()).toEqual([]);
  expect(statusOf(await invoiceEntry(world, 1))).toBe('synced');
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('another customer makes no conflict', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.push(invoiceEvent(1, {}, { customer: aCustomer(), occurredAt: at(5) }));
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('an invoice that was not posted goes to the customer that the newest event names', async () => {
  await using world = await testWorld();
  world.books.addAccount({ Code: '7012'.padStart(18), Name: 'Somebody else' });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ cause: 'customer-number-taken' });
  await world.push(syncRequest(1, {}, { customer: aCustomer(), occurredAt: at(5) }));
  expect(world.books.invoices()).toMatchObject([{ relation: 'Sanne van der Berg' }]);
});

test('a conflict that comes while the answer to the posting is missing is not lost', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: POSTS, fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  await world.push(changed());
  expect(statusOf(await invoiceEntry(world, 1))).toBe('uncertain');
  await world.settle();

  const entry = await invoiceEntry(world, 1);
  expect(entry).toMatchObject({ status: 'done', cause: 'conflict', remedy: 'correct' });
  expect(statusOf(entry)).toBe('parked');
  expect(world.books.invoices()).toMatchObject([{ totals: { incl: '210.00' } }]);
  expect(toldAbout(world, 1)).toEqual(['synced', 'conflict']);
  expect(world.toldOf('invoice.failed')).toMatchObject([{ externalId: entry.externalId }]);
});

test('a conflict with an invoice that is parked behind its document is told at once', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: 'document-error' });
  await world.push(invoiceEvent(1));
  await world.push(changed());
  expect(toldAbout(world, 1)).toEqual(['finalise-failed', 'conflict']);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'finalise-failed' });
});

test('a refused posting makes way for other content', async () => {
  await using world = await testWorld();
  world.exact.faults.next({
    method: 'POST',
    path: POSTS,
    fault: { kind: 'error', status: 400, message: 'Geblokkeerd: Artikel' },
  });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'article-blocked' });
  await world.push(changed());
  expect(world.books.invoices()).toMatchObject([{ totals: { incl: '60.00' } }]);
  expect(callsOf(world).filter((call) => call === `POST ${POSTS}`)).toHaveLength(2);
});

test('the same event ten times is one invoice, told once, with one call', async () => {
  await using world = await testWorld();
  for (let turn = 0; turn < 10; turn++) {
    await world.push(invoiceEvent(1));
    await pass(world, MINUTE_MS);
  }
  expect(callsOf(world).filter((call) => call === `POST ${POSTS}`)).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('a conflict that comes while the invoice is being told of is told right after it', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  let came = false;
  await world.answer({
    publish: async (facts) => {
      if (!came && facts.some(({ type }) => type === 'invoice.synced')) {
        came = true;
        await world.take(changed());
      }
      world.told.push(...facts);
    },
  });
  expect([...new Map(world.told.map(({ type, detail }) => [detail.id, type])).values()]).toEqual([
    'customer.synced',
    'invoice.synced',
    'invoice.failed',
  ]);
  expect(await invoiceEntry(world, 1)).toMatchObject({
    status: 'done',
    outbox: [],
    dueAt: null,
    conflict: expect.any(String),
  });
});
