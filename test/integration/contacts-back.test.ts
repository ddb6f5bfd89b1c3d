import { expect, test } from 'vitest';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { contactsWorld } from './contacts-fixtures.ts';

const DAY_MS = 24 * 3_600_000;

test('a contact that somebody changed is told with what changed, and nothing else', async () => {
  await using world = await contactsWorld();
  world.books.editContact(world.contact(), { city: 'Amersfoort', zipcode: '3811 AA' });
  await world.hear();
  expect(world.told).toEqual([
    {
      type: 'customer.changed',
      detail: {
        id: expect.any(String),
        tenant: 'camping-de-eik',
        integration: 'moneybird',
        provider: 'moneybird',
        occurredAt: expect.any(String),
        customer: { id: aCompany().id },
        externalId: world.contact(),
        changes: {
          'address.city': { from: 'Utrecht', to: 'Amersfoort' },
          'address.postalCode': { from: '1234 AB', to: '3811 AA' },
        },
      },
    },
  ]);
});

test('what we write ourselves never comes back', async () => {
  await using world = await contactsWorld();
  const moved = aCompany({ address: { ...aCompany().address, city: 'Zwolle' }, phone: null });
  await world.push(
    anEvent({
      customer: moved,
      occurredAt: '2026-11-20T10:00:00Z',
      invoice: anInvoice({ id: '2', number: '2026-0099' }),
    }),
  );
  expect(world.books.contacts()[0]?.city).toBe('Zwolle');
  await world.hear();
  expect(world.moneybird.webhooks.deliveries.map(({ action, status }) => [action, status])).toEqual([
    ['contact_changed', 200],
  ]);
  await world.pass(DAY_MS);
  expect(world.toldOf('customer.changed')).toEqual([]);
});
