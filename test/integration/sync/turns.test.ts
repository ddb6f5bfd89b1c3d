import { expect, test } from 'vitest';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { drain } from '../../../shared/sync/drain.ts';
import { CALL_TIMEOUT_MS } from '../../../shared/sync/ledger/timing.ts';
import { testWorld } from '../../world.ts';
import { callsFromNow, invoiceEntry, invoiceEvent, toldAbout } from './fixtures.ts';
import { changedLedger } from './interleaved.ts';

test('a run whose time is nearly over begins nothing, and wakes the next one', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  const woken: unknown[] = [];
  const calls = callsFromNow(world);
  const over = { ...world.world, wake: async (key: unknown) => void woken.push(key) };
  await using run = openRun(over, { timeLeftMs: () => CALL_TIMEOUT_MS });
  await drain(world.key, { kind: 'invoice', id: '1' }, run);
  expect(calls()).toEqual([]);
  expect(woken).toEqual([world.key]);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'open', fence: 0 });
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('a fault of ours is tried again after ten seconds, and after twice as long each time', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  const snapshots = { ...world.world.snapshots, invoice: () => Promise.reject(new TypeError('a fault of ours')) };
  const waits: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await world.world.wake(world.key, { kind: 'invoice', id: '1' });
    await world.answer({ snapshots: Object.assign(Object.create(world.world.snapshots), snapshots) });
    const { dueAt } = await invoiceEntry(world, 1);
    waits.push((dueAt ?? 0) - world.clock.now());
    world.clock.advance(waits.at(-1) ?? 0);
  }
  expect(waits).toEqual([10_000, 20_000, 40_000]);
});

test('a document that another invoice took between the look and the write is not ours: a person decides', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  const [document] = world.books.invoices();
  const { administration } = await invoiceEntry(world, 1);
  const owned = { administration: administration ?? '', what: 'document', externalId: document?.id ?? '' } as const;
  const { ledger } = world.world;
  expect(await ledger.own({ ...world.key, kind: 'invoice', id: '2' }, owned)).toBe(true);
  world.clock.advance(391_000);
  await world.world.wake(world.key, { kind: 'invoice', id: '1' });
  await world.answer({ ledger: changedLedger(ledger, { ownerOf: async () => null }) });
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'number-taken', externalId: null });
  expect(world.books.invoices()).toHaveLength(1);
});
