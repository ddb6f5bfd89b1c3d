import { expect, test } from 'vitest';
import type { PaceState } from '../../../shared/http/pace.ts';
import { Pacer } from '../../../shared/http/pacer.ts';
import { limits } from '../../../shared/providers/exact/limits.ts';
import type { WorkerWorld } from '../../../shared/runtime/world.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { anAnswer, SAME_CLOCK } from '../../unit/http/http-fixtures.ts';
import { testWorld } from '../../world.ts';
import { counting } from '../providers/counting.ts';

const SET = 'crm/Accounts';

/** A worker of its own: it has its own memory of the table. */
const worker = ({ table, clock }: WorkerWorld, timeLeftMs = () => 90_000) =>
  new Pacer(dynamoPace(table, clock.now), 'shared scope', limits, clock, SAME_CLOCK, timeLeftMs);

async function calls(pacer: Pacer, count: number) {
  for (let turn = 0; turn < count; turn++) {
    await pacer.take(SET);
    await pacer.done(SET, anAnswer());
  }
}

test('two workers on one scope share one count, call by call', async () => {
  await using world = await testWorld();
  const [one, other] = [worker(world.world), worker(world.world)];
  await Promise.all([calls(one, 25), calls(other, 25)]);
  await Promise.all([one.release(), other.release()]);
  await calls(worker(world.world), 10);
  await expect(calls(worker(world.world), 1)).rejects.toThrow('rate-limited');
});

test('eight workers at once lose no count to each other', async () => {
  await using world = await testWorld();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const pacer = worker(world.world);
      await calls(pacer, 5);
      await pacer.release();
    }),
  );
  const item = await world.world.table.get({ pk: 'PACE#shared scope', sk: 'pace' });
  expect(item).toMatchObject({ dayCalls: 40, leases: [] });
  expect(item?.usedUntil).toHaveLength(40);
});

test('a worker goes on where another stopped, or died', async () => {
  await using world = await testWorld();
  const orderly = worker(world.world);
  await calls(orderly, 15);
  await orderly.release();
  await calls(worker(world.world), 15); // dies: six of its twenty-one slots were not used
  await calls(worker(world.world), 24);
  await expect(calls(worker(world.world), 1)).rejects.toThrow('rate-limited');
});

test('errors of one worker stop the endpoint for the other', async () => {
  await using world = await testWorld();
  const one = worker(world.world);
  for (let turn = 0; turn < 5; turn++) {
    await one.take(SET);
    await one.done(SET, anAnswer(400));
  }
  await expect(calls(worker(world.world), 1)).rejects.toThrow('error-block');
});

test('an item that time took away begins anew, for a worker who remembers it too', async () => {
  await using world = await testWorld();
  const store = dynamoPace(world.world.table, world.clock.now);
  const scope = 'forgotten';
  const add = () =>
    store.change(scope, (state) => ({ state: { ...state, dayCalls: state.dayCalls + 1 }, result: state.dayCalls }));
  expect([await add(), await add()]).toEqual([0, 1]);
  const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
  await world.world.documents.send(
    new DeleteCommand({ TableName: 'ledger', Key: { pk: 'PACE#forgotten', sk: 'pace' } }),
  );
  expect([await add(), await add()]).toEqual([0, 1]);
});

test('what may come later comes with the next change, once, and in its turn', async () => {
  await using world = await testWorld();
  const store = dynamoPace(world.world.table, world.clock.now);
  const add = (state: PaceState, calls: number) => ({ ...state, dayCalls: state.dayCalls + calls });
  const count = (calls: number) =>
    store.change('owed', (state) => ({ state: add(state, calls), result: state.dayCalls }));
  expect(await count(1)).toBe(0);
  store.later('owed', (state) => add(state, 10));
  store.later('another', (state) => add(state, 500));
  expect((await store.read('owed')).dayCalls).toBe(1);
  expect(await count(100)).toBe(11);
  expect(await count(1000)).toBe(111);
  expect((await store.read('owed')).dayCalls).toBe(1111);
});

test('a warm push for a known customer costs one call, no read of the tokens, one write of the pace', async () => {
  await using world = await testWorld();
  const event = (id: string) =>
    anEvent({ invoice: anInvoice({ id, number: `2026-${id.padStart(4, '0')}` }), customer: aCompany() });
  const count = counting(world.world.documents);
  const standing = world.standingOn(count.documents);
  const push = async (id: string) => {
    await world.take(event(id));
    await world.answer(standing);
  };
  await push('1');
  world.clock.advance(120_000);
  count.reset();
  world.exact.requests.clear();
  await push('2');

  expect(world.books.invoices()).toHaveLength(2);
  const asked = () => world.exact.requests.all().map(({ method, endpoint }) => `${method} ${endpoint}`);
  expect(asked()).toEqual(['POST salesinvoice/SalesInvoices']);
  const requests = count.byKind();
  const asides = Object.entries(requests).filter(([name]) => name.includes('tokens') || name.includes('pace'));
  expect(asides).toEqual([['Put ledger pace', 1]]);
  expect(Object.values(requests).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(19);

  world.clock.advance(600_000);
  count.reset();
  world.exact.requests.clear();
  await push('3');
  expect(asked()).toEqual(['POST oauth2/token', 'POST salesinvoice/SalesInvoices']);
  // A refresh also reads and raises the day's count of its user and app.
  expect(count.byKind()).toMatchObject({ 'Get tokens': 2, 'Update tokens': 3, 'Put ledger pace': 1 });
});
