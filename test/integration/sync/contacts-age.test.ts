import { expect, test } from 'vitest';
import { aCompany } from '../../builders.ts';
import { type ContactsWorld, contactsWorld } from './contacts-fixtures.ts';
import { at, customerRequest, MINUTE_MS } from './fixtures.ts';
import { around, meanwhile, refused } from './interleaved.ts';

const jansen = aCompany();
const READ = /GET .*\/contacts\/\d+/;

const asks = (world: ContactsWorld, customer = jansen) =>
  customerRequest(customer, { occurredAt: new Date(world.clock.now()).toISOString() });

const changesOf = (world: ContactsWorld) => world.toldOf('customer.changed').map(({ changes }) => changes);

async function later(world: ContactsWorld): Promise<void> {
  for (let minute = 0; minute < 5; minute++) {
    await world.pass(MINUTE_MS);
    await world.hear();
  }
}

test('a contact that was read before our own write says nothing about what we wrote', async () => {
  await using world = await contactsWorld();
  world.books.editContact(world.contact(), { city: 'Ede' });
  await world.moneybird.webhooks.settle();
  const renumbered = aCompany({ phone: '+31201112233' });
  const another = async () => {
    await world.take(asks(world, renumbered));
    await world.world.wake(world.key, { kind: 'customer', id: renumbered.id }); // a worker of its own
    await world.answer();
    expect(world.books.contacts()[0]).toMatchObject({ phone: '+31201112233' });
  };
  await world.answer({ openExchange: meanwhile(READ, another) });
  await later(world);
  expect(world.books.contacts()[0]).toMatchObject({ phone: '+31201112233' });
  expect(changesOf(world)).toEqual([{ 'address.city': { from: 'Utrecht', to: 'Ede' } }]);
});

test('an event of before a change, written and not noted, does not come back as a change of people', async () => {
  await using world = await contactsWorld();
  world.clock.advance(60 * MINUTE_MS);
  world.books.editContact(world.contact(), { city: 'Amersfoort' });
  await world.hear();
  const city = { 'address.city': { from: 'Utrecht', to: 'Amersfoort' } };
  expect(changesOf(world)).toEqual([city]);

  await world.take(customerRequest(aCompany({ phone: '+31201112233' }), { occurredAt: at(1) }));
  await world.answer(world.standingOn(around(world, / updated"/, refused)));
  await world.hear();
  await later(world);
  expect(changesOf(world)).toEqual([city]);
});

test('what people change while a contact is read is read once more', async () => {
  await using world = await contactsWorld();
  world.books.editContact(world.contact(), { city: 'Amersfoort' });
  await world.moneybird.webhooks.settle();
  const again = async () => {
    world.books.editContact(world.contact(), { city: 'Ede' });
    await world.moneybird.webhooks.settle();
  };
  await world.answer({ openExchange: meanwhile(READ, again) });
  await later(world);
  expect(changesOf(world).map((changes) => changes['address.city']?.to)).toEqual(['Amersfoort', 'Ede']);
});
