import { expect, test } from 'vitest';
import { integrationAttention, newEventHead } from '../../../shared/sync/ledger/outbox-events.ts';
import { aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { at, customerEntry, customerRequest, invoiceEntry, invoiceEvent, syncRequest } from './fixtures.ts';

const unmapped = { lines: [aLine({ vatRate: 'btw-van-morgen' })] };

/** What each line of the log about an invoice or a customer names as that with which it all began. */
const beginnings = (world: TestWorld, about: { readonly invoice?: string; readonly customer?: string }) =>
  new Set(
    world.logged
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => Object.entries(about).every(([name, id]) => line[name] === id))
      .map(({ correlationId }) => correlationId),
  );

const toldOf = (world: TestWorld) => world.told.map(({ type, detail }) => [type, detail.correlationId]);

test('the id of an event is in its entry, in every line about it, and in every event that comes of it', async () => {
  await using world = await testWorld();
  const event = invoiceEvent(1);
  await world.push(event);
  expect(await invoiceEntry(world, 1)).toMatchObject({ correlationId: event.detail.id });
  expect(await customerEntry(world, '7012')).toMatchObject({ correlationId: event.detail.id });
  expect(beginnings(world, { invoice: '1' })).toEqual(new Set([event.detail.id]));
  expect(toldOf(world)).toEqual([
    ['customer.synced', event.detail.id],
    ['invoice.synced', event.detail.id],
  ]);
});

test('a later event of the same invoice takes its place; a repeat of the first changes nothing', async () => {
  await using world = await testWorld();
  const first = invoiceEvent(1, unmapped);
  await world.push(first);
  const asked = syncRequest(1, unmapped);
  await world.push(asked, first);
  expect(asked.detail.id).not.toBe(first.detail.id);
  expect(await invoiceEntry(world, 1)).toMatchObject({ correlationId: asked.detail.id });
  expect(world.toldOf('invoice.failed').map(({ correlationId }) => correlationId)).toEqual([
    first.detail.id,
    asked.detail.id,
  ]);
});

test('an event that cannot be read, and one that contradicts what is booked, are answered under their own ids', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const other = invoiceEvent(1, { lines: [aLine({ quantity: '2' })] }, { occurredAt: at(2) });
  await world.push(other);
  const broken = invoiceEvent(2);
  await world.push({ ...broken, detail: { ...broken.detail, invoice: { id: '2', number: '2' } } });
  expect(world.toldOf('invoice.failed').map(({ cause, correlationId }) => [cause, correlationId])).toEqual([
    ['conflict', other.detail.id],
    ['unreadable', broken.detail.id],
  ]);
});

test('what a person asks of a customer is traced, and what nobody sent an event for begins with itself', async () => {
  await using world = await testWorld();
  const asked = customerRequest();
  await world.push(asked);
  expect(world.toldOf('customer.synced')).toMatchObject([{ correlationId: asked.detail.id }]);
  const integration = (await world.integrations.get(world.key)) ?? expect.unreachable();
  const { detail } = integrationAttention(integration, 'webhook-lost', {}, newEventHead(world.world.clock));
  expect(detail.correlationId).toBe(detail.id);
});
