import { expect, test } from 'vitest';
import type { DueEntry } from '../../../shared/sync/ledger/ledger.ts';
import { aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { callsFromNow, HOUR_MS, invoiceEntry, invoiceEvent, MINUTE_MS, pass, toldAbout } from './fixtures.ts';

type Ledger = TestWorld['world']['ledger'];

/** The ledger with some of its answers changed: an index answers from yesterday's news. */
function late(ledger: Ledger, over: Partial<Ledger>): Ledger {
  const answer = (target: Ledger, name: keyof Ledger): unknown => {
    const value: unknown = over[name] ?? target[name];
    return typeof value === 'function' ? value.bind(target) : value;
  };
  return new Proxy(ledger, { get: (target, name) => answer(target, name as keyof Ledger) });
}

/** What an index shows that does not have yet what was just put off. */
const onlyDue = (next: DueEntry | null, nowMs: number) => (next && next.dueAt <= nowMs ? next : null);

test.each([
  ['done', invoiceEvent(1)],
  ['parked', invoiceEvent(1, { lines: [aLine({ vatRate: 'vervoer-laag' })] })],
  ['skipped', invoiceEvent(1, { seller: { id: '2' } })],
])('an index that still names an entry that is %s has nothing done or told twice', async (status, event) => {
  await using world = await testWorld({ details: { sellers: ['1'] } });
  await world.push(event);
  const before = await invoiceEntry(world, 1);
  expect(before.status).toBe(status);
  const { told } = world;
  const toldBefore = told.length;
  const calls = callsFromNow(world);

  const { ledger } = world.world;
  const key = { ...world.key, kind: 'invoice', id: '1' } as const;
  const stale = late(ledger, {
    soonest: async (_line, except) => (except?.has('invoice#1') ? null : { key, dueAt: 0 }),
  });
  await world.world.wake(world.key);
  await world.answer({ ledger: stale });
  expect(calls()).toEqual([]);
  expect(told).toHaveLength(toldBefore);
  expect(await invoiceEntry(world, 1)).toMatchObject({
    status,
    dueAt: null,
    crashes: before.crashes,
    claimedUntilMs: 0,
  });
});

test('an entry that waits is not served early by an old index', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  const { dueAt, crashes } = await invoiceEntry(world, 1);
  const { ledger } = world.world;
  const key = { ...world.key, kind: 'invoice', id: '1' } as const;
  await world.world.wake(world.key);
  await world.answer({
    ledger: late(ledger, { soonest: async (_line, except) => (except?.has('invoice#1') ? null : { key, dueAt: 0 }) }),
  });
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'uncertain', dueAt, crashes });
});

test('an index that does not show yet what was just put off does not silence the line', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(9));
  world.clock.advance(HOUR_MS); // nobody rang lately
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
  await world.take(invoiceEvent(1));
  const { ledger } = world.world;
  await world.answer({ outside: world.world.outside }); // becomes uncertain
  await pass(world, 391_000); // found, told
  expect(toldAbout(world, 1)).toEqual(['synced']);

  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: '500-before' });
  await world.push(invoiceEvent(2));
  world.clock.advance(391_000);
  await world.world.wake(world.key); // by the clock, not by an event
  await world.answer({
    ledger: late(ledger, { soonest: async (...asked) => onlyDue(await ledger.soonest(...asked), world.clock.now()) }),
  });
  expect((await world.integrations.get(world.key))?.wakeAt).not.toBeNull();
  await pass(world, MINUTE_MS);
  await pass(world, MINUTE_MS);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a line that has nothing to do comes to rest', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await pass(world, MINUTE_MS);
  await pass(world, MINUTE_MS);
  expect((await world.integrations.get(world.key))?.wakeAt).toBeNull();
});

test('a line of many asks the index once for what is due, not once for each', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  await world.take(...[1, 2, 3, 4, 5, 6, 7, 8].map((nth) => invoiceEvent(nth)));
  const { ledger } = world.world;
  let found = 0;
  const counted = late(ledger, {
    soonest: async (...asked) => {
      const next = await ledger.soonest(...asked);
      if (next) found++;
      return next;
    },
  });
  await world.answer({ ledger: counted });
  expect(world.books.invoices()).toHaveLength(8);
  expect(found).toBe(1);
});

test('what another worker took of a line meanwhile is left to it, and the rest goes on', async () => {
  await using world = await testWorld({ exact: { limits: false } });
  await world.take(...[1, 2, 3, 4].map((nth) => invoiceEvent(nth)));
  const { ledger, publish } = world.world;
  const third = { ...world.key, kind: 'invoice', id: (await invoiceEntry(world, 3)).id } as const;
  let isTaken = false;
  await world.answer({
    publish: async (events) => {
      if (!isTaken && world.books.invoices().length === 2) {
        isTaken = true;
        await ledger.claim(third, world.clock.now(), world.clock.now() + MINUTE_MS);
      }
      await publish(events);
    },
  });
  expect(isTaken).toBe(true);
  expect(world.books.invoices().map(({ reference }) => reference)).toHaveLength(3);
  expect(await invoiceEntry(world, 3)).toMatchObject({ status: 'open', externalId: null });
  await pass(world, 2 * MINUTE_MS);
  await world.settle();
  expect(world.books.invoices()).toHaveLength(4);
  expect([1, 2, 3, 4].flatMap((nth) => toldAbout(world, nth))).toEqual(['synced', 'synced', 'synced', 'synced']);
});
