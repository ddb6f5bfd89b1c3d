import { expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../../shared/http/exchange.ts';
import type { Snapshots } from '../../../shared/sync/ledger/ledger.ts';
import type { FaultKind } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  callsFromNow,
  callsOf,
  customerEntry,
  customerRequest,
  expectNoFactTwice,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  toldAbout,
} from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const postsOf = (calls: readonly string[]) => calls.filter((call) => call === `POST ${INVOICES}`);

const lost: FaultKind[] = ['lost-answer', '500-after', '408-after', 'truncated', 'not-json', 'html'];
test.each(lost)('an invoice whose answer was lost (%s) is looked up after a while and made once', async (kind) => {
  await using world = await testWorld();
  const fault = kind === 'html' ? { kind, work: true } : kind;
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'uncertain', cause: 'uncertain', remedy: 'look' });

  const calls = callsFromNow(world);
  await pass(world, 389_000);
  expect(calls()).toEqual([]); // the other side may still be at work on it
  await pass(world, 2_000);
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

const never: FaultKind[] = ['500-before', '503', 'html'];
test.each(never)('an invoice that never arrived (%s) is made again after two looks a minute apart', async (fault) => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault });
  await world.push(invoiceEvent(1));
  const calls = callsFromNow(world);
  await pass(world, 391_000);
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  await pass(world, 58_000);
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  await pass(world, 3_000);
  expect(calls()).toEqual([`GET ${INVOICES}`, `GET ${INVOICES}`, `POST ${INVOICES}`]);
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('an invoice that arrives late is found and not made again', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: { kind: 'late-commit', afterMs: 299_000 } });
  await world.push(invoiceEvent(1));
  await world.settle();
  expect(postsOf(callsOf(world))).toHaveLength(1);
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('a call that never ends is given up in time, and what it did is found', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: { kind: 'hang', work: true } });
  await world.take(invoiceEvent(2));
  const limits: number[] = [];
  const impatient = (): Exchange => {
    const exchange = openExchange();
    const send: Exchange['send'] = ({ timeoutMs, ...outgoing }) => {
      limits.push(timeoutMs);
      return exchange.send({ ...outgoing, timeoutMs: 200 });
    };
    return { ...exchange, send };
  };
  await world.answer({ openExchange: impatient });
  expect(Math.max(...limits)).toBeLessThanOrEqual(30_000);
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'uncertain' });
  await world.settle();
  expect(world.books.invoices()).toHaveLength(2);
});

test.each<FaultKind>(['500-before', '503', 'html', 'truncated', 'not-json'])(
  'a read that fails (%s) holds the line for a while, then everything goes out in order',
  async (fault) => {
    await using world = await testWorld();
    world.exact.faults.next({ method: 'GET', path: 'crm/Accounts', fault });
    await world.push(invoiceEvent(1), invoiceEvent(2), invoiceEvent(3));
    expect(world.told.filter(({ type }) => type.endsWith('.failed'))).toEqual([]);
    await world.settle();
    expect(world.books.invoices().map(({ reference }) => reference)).toEqual(['2026-0001', '2026-0002', '2026-0003']);
    expect(world.books.relations()).toHaveLength(1);
    expectNoFactTwice(world);
  },
);

test('during an outage one entry at a time asks whether it is over', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ fault: '503', times: 100 });
  await world.take(...[1, 2, 3, 4, 5].map((n) => invoiceEvent(n)));
  const calls = callsFromNow(world);
  await world.answer();
  await pass(world, 30 * MINUTE_MS);
  await pass(world, 30 * MINUTE_MS);
  expect(calls().length).toBeLessThan(10);
  world.exact.faults.clear();
  await world.settle();
  expect(world.books.invoices()).toHaveLength(5);
  expect(world.toldOf('invoice.synced')).toHaveLength(5);
  expect(world.told.filter(({ type }) => type.endsWith('.failed'))).toEqual([]);
});

test('a bus that takes nothing is told later, under the same ids', async () => {
  await using world = await testWorld();
  const offered: string[] = [];
  await world.take(invoiceEvent(1));
  const deaf = async (facts: typeof world.told) => {
    offered.push(...facts.map(({ type, detail }) => `${type} ${detail.id}`));
    throw new Error('the bus refused events');
  };
  await world.answer({ publish: async (facts) => deaf([...facts]) });
  for (let turn = 0; turn < 3; turn++) {
    world.clock.advance(MINUTE_MS);
    await world.world.wake(world.key);
    await world.answer({ publish: async (facts) => deaf([...facts]) });
  }
  await world.settle();
  const told = world.told.map(({ type, detail }) => `${type} ${detail.id}`);
  expect(told.map((one) => one.split(' ')[0])).toEqual(['customer.synced', 'invoice.synced']);
  expect(new Set(offered).size).toBe(1); // the invoice waits for its customer to be told
  expect(told).toContain(offered[0]);
  expect(world.books.invoices()).toHaveLength(1);
});

test('a booked invoice that could not be told is told later under the same id, without a call', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const offered = new Set<string>();
  await world.take(invoiceEvent(2));
  await world.answer({
    publish: async (facts) => {
      for (const { detail } of facts) offered.add(detail.id);
      throw new Error('the bus refused events');
    },
  });
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'done' });
  const calls = callsFromNow(world);
  await world.settle();
  expect(calls()).toEqual([]);
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect([...offered]).toEqual([world.told.at(-1)?.detail.id]);
});

test('an entry that throws five times is parked, and the others go on', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2), invoiceEvent(3));
  const { snapshots } = world.world;
  const poisoned: Snapshots = {
    keepInvoice: (...asked) => snapshots.keepInvoice(...asked),
    keepCustomer: (...asked) => snapshots.keepCustomer(...asked),
    customer: (...asked) => snapshots.customer(...asked),
    lengthenInvoice: (...asked) => snapshots.lengthenInvoice(...asked),
    expireInvoice: (...asked) => snapshots.expireInvoice(...asked),
    invoice: async (tenant, id, hash) => {
      if (id === '2') throw new TypeError('Familie Jansen is not a function');
      return snapshots.invoice(tenant, id, hash);
    },
  };
  for (let turn = 0; turn < 8; turn++) {
    await world.answer({ snapshots: poisoned });
    world.clock.advance(5 * MINUTE_MS);
    await world.world.wake(world.key);
  }
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(toldAbout(world, 3)).toEqual(['synced']);
  expect(toldAbout(world, 2)).toEqual(['internal-error']);
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'internal-error' });
  expect(world.logged.join()).not.toContain('Jansen');
  await pass(world, 24 * HOUR_MS);
  expect(toldAbout(world, 2)).toEqual(['internal-error']);
});

/** Five workers that took the entry and were never heard of again. */
async function fiveCrashes({ world, key, clock }: TestWorld, id: string) {
  clock.advance(HOUR_MS);
  for (let turn = 0; turn < 5; turn++) {
    const page = await world.ledger.claim({ ...key, kind: 'invoice', id }, clock.now(), clock.now() + 1_000);
    expect(page?.entry.crashes).toBe(turn + 1);
    clock.advance(1_000);
  }
}

test.each([
  ['told', false, ['synced']],
  ['parked before it is made final', true, ['internal-error']],
] as const)(
  'an entry whose workers died five times after it was sent is looked up and %s',
  async (_what, finaliseInvoice, told) => {
    await using world = await testWorld({ details: { finaliseInvoice } });
    world.exact.faults.next({ method: 'POST', path: INVOICES, fault: 'lost-answer' });
    await world.push(invoiceEvent(1));
    await fiveCrashes(world, '1');
    const calls = callsFromNow(world);
    await world.settle();
    expect(calls().filter((call) => call.startsWith('POST salesinvoice'))).toEqual([]);
    expect(calls()).toContain(`GET ${INVOICES}`);
    expect(toldAbout(world, 1)).toEqual(told);
    expect(world.books.invoices()).toMatchObject([{ status: 20 }]);
  },
);

test('a customer that keeps breaking its worker is parked, and so is what waits for it', async () => {
  await using world = await testWorld();
  await world.take(customerRequest());
  const { snapshots } = world.world;
  const customer: typeof snapshots.customer = async () => {
    throw new TypeError('broken');
  };
  for (let turn = 0; turn < 8; turn++) {
    await world.answer({ snapshots: Object.assign(Object.create(snapshots), { customer }) });
    world.clock.advance(5 * MINUTE_MS);
    await world.world.wake(world.key);
  }
  expect(world.toldOf('customer.failed')).toMatchObject([{ cause: 'internal-error' }]);
  expect(await customerEntry(world)).toMatchObject({ status: 'parked', cause: 'internal-error' });
});
