import { expect, test } from 'vitest';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { anEvent } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';

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
