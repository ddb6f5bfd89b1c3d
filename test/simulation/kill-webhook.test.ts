import { expect, test } from 'vitest';
import { contactsWorld } from '../integration/sync/contacts-fixtures.ts';
import { Mortal } from './mortal.ts';

/** When Moneybird pushes once more what was not taken. */
const AGAIN_MS = 10_000;

test('a change by people is told once, though the process dies at each step of taking its push', async () => {
  await using world = await contactsWorld();
  const contact = world.contact();
  const hear = async (city: string, mortal: Mortal) => {
    world.told.length = 0;
    const { world: standing } = world;
    const dying = world.standingOn(mortal.documents(standing.documents), { wake: mortal.reach(standing.wake) });
    world.heardBy({ ...dying });
    world.books.editContact(contact, { city });
    await world.moneybird.webhooks.settle();
    const [first] = world.moneybird.webhooks.deliveries.slice(-1);
    world.heardBy(standing);
    await world.answer();
    await world.pass(AGAIN_MS);
    await world.hear();
    const told = new Map(world.toldOf('customer.changed').map(({ id, changes }) => [id, changes]));
    return { first: first?.status, told: [...told.values()].map((changes) => changes['address.city']?.to) };
  };
  const whole = new Mortal();
  expect(await hear('Ede', whole)).toEqual({ first: 200, told: ['Ede'] });
  const wrong: object[] = [];
  for (let dieAt = 0; dieAt < whole.steps; dieAt++) {
    const heard = await hear(`Ede ${dieAt}`, new Mortal(dieAt));
    if (heard.first !== 500 || heard.told.join() !== `Ede ${dieAt}`) wrong.push({ dieAt, of: whole.steps, ...heard });
  }
  expect(wrong).toEqual([]);
  expect(whole.steps).toBeGreaterThan(3); // the walk is as long as it should be
}, 120_000);
