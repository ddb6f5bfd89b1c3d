import { expect, test } from 'vitest';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import type { WakeHint } from '../../../shared/sync/ledger/ledger.ts';
import { meteredFunctions } from '../../bench/event-to-announced.ts';
import { aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { invoiceEvent, MINUTE_MS, toldAbout } from './fixtures.ts';
import { changedLedger } from './interleaved.ts';

const wakeAtOf = async (world: TestWorld) => (await world.integrations.get(world.key))?.wakeAt ?? null;

/** A world whose customer is known and whose line is at rest. */
async function atRest() {
  const world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.settle();
  expect(await wakeAtOf(world)).toBeNull();
  return world;
}

test('a line whose only work was served rests at once, for good, and asks no index', async () => {
  await using world = await atRest();
  const functions = meteredFunctions(world);
  await functions.carry(invoiceEvent(2));
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(functions.wakes()).toBe(1); // no second look
  expect(functions.metered.filter(({ key }) => key.startsWith('due '))).toEqual([]);
});

test('an invoice that comes in while its line is at work goes out in the same run, without a message of its own', async () => {
  await using world = await atRest();
  const functions = meteredFunctions(world);
  await functions.carry(invoiceEvent(2), invoiceEvent(3), invoiceEvent(4));
  for (const n of [2, 3, 4]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(functions.wakes()).toBe(2); // one message, and one look for what an index may have shown late
  expect(await wakeAtOf(world)).toBeNull();
});

test('an invoice without a message of its own that the index shows late goes out a minute later', async () => {
  await using world = await atRest();
  await world.take(invoiceEvent(2), invoiceEvent(3));
  const { ledger } = world.world;
  const shownAtMs = world.clock.now() + 5_000;
  const late = changedLedger(ledger, {
    soonest: async (...asked) => (world.clock.now() < shownAtMs ? null : ledger.soonest(...asked)),
  });
  await world.answer({ ledger: late });
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(toldAbout(world, 3)).toEqual([]);
  expect(await wakeAtOf(world)).toBe(world.clock.now() + MINUTE_MS);
  await world.settle();
  expect(toldAbout(world, 3)).toEqual(['synced']);
});

test('a line that is called while an entry waits in it keeps the moment of that entry', async () => {
  await using world = await atRest();
  await world.push(invoiceEvent(2, { lines: [aLine({ vatRate: 'vervoer-laag' })] })); // parked
  await world.push(invoiceEvent(3, { kind: 'credit', creditFor: invoiceEvent(2).detail.invoice.number }));
  const { dueAt, cause } = (await world.entry('invoice', '3')) ?? expect.unreachable();
  expect(cause).toBe('original-first');
  world.clock.advance(20_000);
  await world.push(invoiceEvent(4));
  expect(toldAbout(world, 4)).toEqual(['synced']);
  expect(await wakeAtOf(world)).toBe(dueAt);
});

test('a message that comes again after its run died finds what that run put off', async () => {
  await using world = await atRest();
  await world.push(invoiceEvent(2, { lines: [aLine({ vatRate: 'vervoer-laag' })] })); // parked
  await world.settle();
  const hints: (WakeHint | undefined)[] = [];
  const standing = world.standingOn(world.world.documents, {
    wake: async (key, hint) => {
      hints.push(hint);
      await world.world.wake(key, hint);
    },
  });
  const credit = invoiceEvent(3, { kind: 'credit', creditFor: invoiceEvent(2).detail.invoice.number });
  await takeIn(JSON.stringify(credit), { ...world.intake, ...standing });
  const { integrations } = world.world;
  const dead = new Proxy(integrations, {
    get: (target, name) => {
      if (name === 'rest') return () => Promise.reject(new Error('the process is gone'));
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await expect(world.answer({ integrations: dead })).rejects.toThrow('the process is gone');
  const { dueAt, cause } = (await world.entry('invoice', '3')) ?? expect.unreachable();
  expect(cause).toBe('original-first');
  await world.world.wake(world.key, hints[0]);
  await world.answer();
  expect(await wakeAtOf(world)).toBe(dueAt);
});

test('a line whose planned look is overdue is called by the next invoice at once', async () => {
  await using world = await atRest();
  await world.push(invoiceEvent(2, { lines: [aLine({ vatRate: 'vervoer-laag' })] })); // put off, so it looks again
  expect(await wakeAtOf(world)).not.toBeNull();
  world.clock.advance(2 * MINUTE_MS); // and nobody woke it
  await world.push(invoiceEvent(3));
  expect(toldAbout(world, 3)).toEqual(['synced']);
});

test('a wake of an integration that is not there wakes nobody twice', async () => {
  await using world = await atRest();
  const gone = { tenant: world.key.tenant, integration: 'gone' };
  const dueAt = world.clock.now();
  await world.integrations.wake(gone, dueAt);
  expect(await world.integrations.due(world.clock.now())).toEqual([{ key: gone, dueAt }]);
  expect(await world.integrations.get(gone)).toBeNull(); // a read takes nothing away
  expect(await world.integrations.due(world.clock.now())).toEqual([{ key: gone, dueAt }]);
  await world.world.wake(gone);
  await world.answer();
  expect(await world.integrations.due(world.clock.now())).toEqual([]);
});
