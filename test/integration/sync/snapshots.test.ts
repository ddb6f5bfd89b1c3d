import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { demoTenant } from '../../../infra/local/demo/samples/demo-tenant.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { integrationAttention } from '../../../shared/sync/ledger/outbox-events.ts';
import { UnreadableItem } from '../../../shared/sync/ledger/versions.ts';
import { aLine, anEvent } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { invoiceEvent, toldAbout } from './fixtures.ts';

const DAYS_31 = 31 * 24 * 3_600_000;

async function snapshotOf(world: TestWorld) {
  const entry = (await world.entry('invoice', '84311')) as InvoiceEntry;
  return world.world.snapshots.invoice(world.key.tenant, entry.id, entry.hash ?? '');
}

test('thirty days after an invoice is booked, nothing that i-Reserve told of it can be read', async () => {
  await using world = await testWorld();
  await world.push(anEvent());
  expect(await snapshotOf(world)).not.toBeNull();
  world.clock.advance(DAYS_31);
  expect(await snapshotOf(world)).toBeNull();
});

test('while another integration of the tenant still has to send it, it stays', async () => {
  await using world = await testWorld();
  const first = await world.integrations.get(world.key);
  if (!first) throw new Error('there is no integration');
  await world.integrations.make({ ...first, id: 'exact-2', state: 'inactive' });
  await world.push(anEvent());
  await world.settle();
  world.clock.advance(DAYS_31);
  expect(await snapshotOf(world)).not.toBeNull();
});

test('what is booked here is kept for an integration where it is parked', async () => {
  await using world = await testWorld();
  const first = await world.integrations.get(world.key);
  if (!first) throw new Error('there is no integration');
  const elsewhere = first.administration && { ...first.administration, id: '77' };
  await world.integrations.make({ ...first, id: 'exact-2', administration: elsewhere });
  await world.push(invoiceEvent(1, { lines: [aLine({ vatRate: 'vervoer-laag' })] }));
  const there = { ...world.key, integration: 'exact-2', kind: 'invoice', id: '1' } as const;
  expect(await world.world.ledger.read(there)).toMatchObject({ status: 'parked' });
  const vat = { ...demoTenant.mappings.vat, 'vervoer-laag': demoTenant.mappings.vat['btw-laag'] ?? '' };
  await world.change({ mappings: v.parse(Mappings, { ...demoTenant.mappings, vat }) });
  await world.world.wake(world.key);
  await world.answer();
  expect(await world.entry('invoice', '1')).toMatchObject({ status: 'done' });
  expect((await heldOf(world, '1')())?.expiresAtMs).toBeGreaterThan(world.clock.now() + 12 * DAYS_31);
});

const heldOf = (world: TestWorld, id: string) => async () => {
  const entry = (await world.entry('invoice', id)) as InvoiceEntry;
  return world.world.snapshots.invoice(world.key.tenant, id, entry.hash ?? '');
};

test('what is parked is kept for more than a year, and for thirty days once it is booked', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, { lines: [aLine({ vatRate: 'vervoer-laag' })] }));
  const held = heldOf(world, '1');
  const untilMs = async () => (await held())?.expiresAtMs ?? 0;
  expect(await untilMs()).toBeGreaterThan(world.clock.now() + 12 * DAYS_31);
  const vat = { ...demoTenant.mappings.vat, 'vervoer-laag': demoTenant.mappings.vat['btw-laag'] ?? '' };
  await world.change({ mappings: v.parse(Mappings, { ...demoTenant.mappings, vat }) });
  await world.world.wake(world.key);
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
  expect(await held()).not.toBeNull();
  expect(await untilMs()).toBeLessThan(world.clock.now() + DAYS_31);
});

test('what waits in a line that stands still is kept, whether it came before the line was stopped or after', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2));
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('there is no integration');
  const at = { id: 'lost', occurredAt: new Date(world.clock.now()).toISOString() };
  const fact = integrationAttention(integration, 'reconnect-needed', {}, at);
  await world.integrations.raise(world.key, { cause: 'reconnect-needed', about: {} }, fact, true);
  await world.answer(); // the line comes to rest with two that wait
  await takeIn(JSON.stringify(invoiceEvent(3)), { ...world.intake, wake: async () => undefined }); // its message is lost
  await world.world.wake(world.key);
  await world.answer();
  world.clock.advance(6 * DAYS_31);
  for (const id of ['1', '2', '3']) expect(await heldOf(world, id)()).not.toBeNull();
});

test('an invoice that is begun late is kept before anything else, should it wait on', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  world.clock.advance(20 * 24 * 3_600_000);
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
  await world.answer();
  world.clock.advance(DAYS_31);
  expect(await heldOf(world, '1')()).not.toBeNull();
});

test('a snapshot is stored deflated; one that older code stored in the open is read, and expires as it did', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  const held = await heldOf(world, '1')();
  if (!held) throw new Error('it is gone');
  const entry = (await world.entry('invoice', '1')) as InvoiceEntry;
  const Key = { ...keyOf.invoiceSnapshot(world.key.tenant, '1', entry.hash ?? '') };
  const { Item = {} } = await world.world.documents.send(new GetCommand({ TableName: 'ledger', Key }));
  expect(Item.body).toBeInstanceOf(Uint8Array);
  expect(JSON.stringify(Item)).not.toContain('Jansen');
  expect(Buffer.from(Item.body).toString('latin1'), 'deflated').not.toContain('Jansen');
  const { invoice, customer } = held;
  await world.world.documents.send(new PutCommand({ TableName: 'ledger', Item: { ...Key, v: 1, invoice, customer } }));
  expect(await heldOf(world, '1')()).toEqual({ invoice, customer, expiresAtMs: null });
  await world.answer();
  expect(toldAbout(world, 1)).toEqual(['synced']);
  world.clock.advance(DAYS_31);
  expect(await heldOf(world, '1')()).toBeNull();
});

test('a snapshot that can not be opened is left as it is, and is no reason to lose the invoice', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  const entry = (await world.entry('invoice', '1')) as InvoiceEntry;
  const Key = { ...keyOf.invoiceSnapshot(world.key.tenant, '1', entry.hash ?? '') };
  const { Item = {} } = await world.world.documents.send(new GetCommand({ TableName: 'ledger', Key }));
  const broken = { ...Item, body: new Uint8Array([1, 2, 3]) };
  await world.world.documents.send(new PutCommand({ TableName: 'ledger', Item: broken }));
  await expect(heldOf(world, '1')()).rejects.toThrow(UnreadableItem);
  await world.answer();
  expect(world.books.invoices()).toEqual([]);
  await world.world.documents.send(new PutCommand({ TableName: 'ledger', Item }));
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
});
