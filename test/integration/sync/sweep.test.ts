import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
import { EmbeddedMetrics } from '../../../shared/runtime/logging/metrics.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import type { Entry, EntryKey } from '../../../shared/sync/ledger/entry.ts';
import { integrationAttention, newEventHead } from '../../../shared/sync/ledger/outbox-events.ts';
import { atOnce } from '../../../shared/sync/ledger/transitions.ts';
import { sweep } from '../../../shared/sync/review/sweep.ts';
import { aCustomer, aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  customerEntry,
  customerRequest,
  DAY_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

/** The night, as its schedule starts it; answers how much was left behind. */
async function night(world: TestWorld, integrations = world.integrations): Promise<number> {
  world.clock.advance(DAY_MS);
  const lines: string[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(line));
  await createHandler({ ...world.world, integrations, metrics })({}, { timeLeftMs: () => 600_000 });
  metrics.flush(world.clock.now());
  return lines.map((line) => Number(JSON.parse(line).LeftBehind ?? 0)).reduce((sum, one) => sum + one, 0);
}

/** Takes an entry out of the index of what is due, as no write of ours would. */
async function forget({ world, key }: TestWorld, kind: EntryKey['kind'], id: string): Promise<void> {
  const { pk, sk } = keyOf.entry({ ...key, kind, id });
  const UpdateExpression = 'REMOVE dueOf, dueAt';
  await world.documents.send(new UpdateCommand({ TableName: 'ledger', Key: { pk, sk }, UpdateExpression }));
}

test('an invoice, a request and an event that nobody would have looked at again go on, and are counted', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(2));
  await world.take(invoiceEvent(1), customerRequest(aCustomer()));
  await forget(world, 'invoice', '1');
  await forget(world, 'customer', aCustomer().id);
  await world.take(invoiceEvent(2, { lines: [aLine({ quantity: '8' })] }, { occurredAt: at(2) }));
  await forget(world, 'invoice', '2');
  await world.answer();
  await world.settle();
  expect([toldAbout(world, 1), toldAbout(world, 2)]).toEqual([[], ['synced']]);

  expect(await night(world)).toBe(3);
  await world.answer();
  await world.settle();
  expect([toldAbout(world, 1), toldAbout(world, 2)]).toEqual([['synced'], ['synced', 'conflict']]);
  expect(await customerEntry(world, aCustomer().id)).toMatchObject({ status: 'done', asked: false });
  expect(await night(world)).toBe(0);
});

test('what the night itself finds out is told at once, and is nothing that was left behind', async () => {
  await using world = await testWorld();
  await world.answer(); // the line is at rest
  world.books.change('vat/VATCodes', '4', { IsBlocked: true });
  expect(await night(world)).toBe(0);
  await world.answer();
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'vat-unmapped' }]);
});

test('a line whose check can not be written down is swept all the same', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  await world.answer();
  await world.take(invoiceEvent(2));
  await forget(world, 'invoice', '2');
  const { integrations } = world;
  const cared = () => Promise.reject(new Error('the table is away'));
  const away = new Proxy(integrations, {
    get: (target, name) => (name === 'cared' ? cared : Reflect.get(target, name).bind(target)),
  });
  expect(await night(world, away)).toBe(1);
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a line that stands still for good without attention is tested, and asks for it', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.change({
    pause: { cause: 'reconnect-needed', untilMs: null, canary: null, failures: 1, sinceMs: world.clock.now() },
  });
  await world.push(invoiceEvent(2));
  expect(world.toldOf('integration.attention')).toEqual([]);
  expect(await night(world)).toBe(1);
  world.exact.faults.next({ path: 'SalesInvoices', fault: { kind: '403', reason: 'BlockedUser' }, times: 100 });
  await world.answer();
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'reconnect-needed' }]);
});

test('an event of the line itself that was left untold is told', async () => {
  await using world = await testWorld();
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('the integration is gone');
  const event = integrationAttention(integration, 'webhook-lost', {}, newEventHead(world.world.clock));
  await world.change({ outbox: [event] });
  const line = await world.integrations.get(world.key);
  if (line) await world.integrations.rest(line, { wakeAt: null, isSeen: true, isIdle: true });
  expect(await night(world)).toBe(1);
  await world.answer();
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'webhook-lost' }]);
});

test('where every entry is in somebody’s care nothing is found, and nothing is written', async () => {
  await using world = await testWorld({ details: { sellers: ['1'] } });
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', about: '2026-0004', fault: 'lost-answer' });
  await world.push(
    invoiceEvent(1),
    invoiceEvent(2, { lines: [aLine({ vatRate: 'vervoer-laag' })] }),
    invoiceEvent(3, { seller: { id: '2' } }),
    invoiceEvent(4),
    syncRequest(1),
  );
  await world.world.ledger.open({ ...(await customerEntry(world)), id: 'nobody', status: 'open', dueAt: null });
  const before = await Promise.all([1, 2, 3, 4].map((n) => invoiceEntry(world, n)));
  expect(before.map(({ status }) => status)).toEqual(['done', 'parked', 'skipped', 'uncertain']);
  expect(await night(world)).toBe(0);
  expect(await Promise.all([1, 2, 3, 4].map((n) => invoiceEntry(world, n)))).toEqual(before);
  expect(await customerEntry(world, 'nobody')).toMatchObject({ dueAt: null });
});

test('a line that is too long for one night is gone through in several', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2));
  for (const id of ['1', '2']) await forget(world, 'invoice', id);
  const entries = [await invoiceEntry(world, 1), await invoiceEntry(world, 2)];
  const [integration] = await world.integrations.ofTenant(world.key.tenant);
  if (!integration) throw new Error('the integration is gone');
  world.clock.advance(DAY_MS);
  const ports = {
    ...world.world,
    integrations: world.integrations,
    loose: async (_: object, after: string | null) => ({
      entries: entries.slice(Number(after ?? 0), Number(after ?? 0) + 1),
      next: after === null ? '1' : null,
    }),
  };
  const to = await sweep(integration, null, { ...ports, mayGoOn: () => false });
  expect(to).toBe('1');
  expect(await invoiceEntry(world, 2)).toMatchObject({ dueAt: null });
  expect(await sweep(integration, to, { ...ports, mayGoOn: () => false })).toBeNull();
  expect(await invoiceEntry(world, 2)).toMatchObject({ dueAt: atOnce(world.clock.now()) });
});

test('a line of several parts is gone through in one night, where there is time', async () => {
  await using world = await testWorld();
  const [integration] = await world.integrations.ofTenant(world.key.tenant);
  if (!integration) throw new Error('the integration is gone');
  const asked: (string | null)[] = [];
  const loose = async (_: object, after: string | null) => {
    asked.push(after);
    return { entries: [], next: asked.length < 3 ? String(asked.length) : null };
  };
  const ports = { ...world.world, integrations: world.integrations, loose, mayGoOn: () => true };
  expect(await sweep(integration, null, ports)).toBeNull();
  expect(asked).toEqual([null, '1', '2']);
});

describe('how long something may stand still before it counts as left behind:', () => {
  const HOUR_MS = 60 * MINUTE_MS;

  /** Sweeps one line, with these entries in it; answers how much was found. */
  async function found(world: TestWorld, entries: readonly Entry[]): Promise<number> {
    const integration = await world.integrations.get(world.key);
    if (!integration) throw new Error('the integration is gone');
    const counts: number[] = [];
    const metrics = { ...world.world.metrics, note: (_: string, value = 1) => void counts.push(value) };
    const loose = async () => ({ entries, next: null });
    const ports = { ...world.world, integrations: world.integrations, metrics, loose, mayGoOn: () => true };
    await sweep(integration, null, ports);
    return counts.reduce((sum, one) => sum + one, 0);
  }

  test('an hour for an entry that is due no more', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1));
    await forget(world, 'invoice', '1');
    const entry = await invoiceEntry(world, 1);
    world.clock.advance(Date.parse(entry.updatedAt) + HOUR_MS - 1 - world.clock.now());
    expect(await found(world, [entry])).toBe(0);
    world.clock.advance(1);
    expect(await found(world, [entry])).toBe(1);
  });

  test('an hour for an entry whose events are due no more, and six where they are', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    await world.take(invoiceEvent(1, { lines: [aLine({ quantity: '8' })] }, { occurredAt: at(2) }));
    const due = await invoiceEntry(world, 1);
    expect(due.outbox).toHaveLength(1);
    const untilMs = async (ms: number, entry: Entry) => {
      world.clock.advance(Date.parse(due.updatedAt) + ms - world.clock.now());
      return found(world, [entry]);
    };
    const forgotten: Entry = { ...due, dueAt: null };
    expect(await untilMs(HOUR_MS - 1, forgotten)).toBe(0);
    expect(await untilMs(HOUR_MS, forgotten)).toBe(1);
    const published = await invoiceEntry(world, 1);
    expect(await untilMs(6 * HOUR_MS - 1, { ...published, updatedAt: due.updatedAt })).toBe(0);
    expect(await untilMs(6 * HOUR_MS, { ...published, updatedAt: due.updatedAt })).toBe(1);
  });

  test('six hours for an event of the line itself', async () => {
    await using world = await testWorld();
    const integration = await world.integrations.get(world.key);
    if (!integration) throw new Error('the integration is gone');
    await world.change({
      outbox: [integrationAttention(integration, 'webhook-lost', {}, newEventHead(world.world.clock))],
    });
    world.clock.advance(6 * HOUR_MS - 1);
    expect(await found(world, [])).toBe(0);
    world.clock.advance(1);
    expect(await found(world, [])).toBe(1);
  });

  test('what a worker still holds is in its care', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1));
    const entry = await invoiceEntry(world, 1);
    world.clock.advance(2 * HOUR_MS);
    const held: Entry = { ...entry, dueAt: null, claimedUntilMs: world.clock.now() + 1 };
    expect(await found(world, [held])).toBe(0);
  });
});
