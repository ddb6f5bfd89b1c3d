import { HOUR_MS } from '../../../../shared/domain/duration.ts';
import { type ContactsWorld, contactsWorld } from '../../../integration/sync/contacts-fixtures.ts';
import { openModelTables } from '../model-tables.ts';
import type { Scene, Theatre } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { Subject } from './subject.ts';

/**
 * A theatre on Moneybird's books, whose changes to contacts come back. Its own pushes are held until the end of a scene: an
 * act brings the one that the scene is about.
 */
export async function moneybirdTheatre(
  begin: (world: ContactsWorld, nth: number) => Promise<Scene>,
  details: Parameters<typeof contactsWorld>[0] = {},
): Promise<Theatre> {
  const world = await contactsWorld(details, { tables: openModelTables });
  world.moneybird.webhooks.holding = true;
  return {
    world,
    async scene(nth) {
      world.clock.advance(HOUR_MS);
      return begin(world, nth);
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

/** Lets the pushes arrive that were held. */
export async function hearAll(world: ContactsWorld): Promise<void> {
  const { webhooks } = world.moneybird;
  for (let turn = 0; turn < 10 && webhooks.pending > 0; turn++) {
    await webhooks.release();
    webhooks.holding = true;
    await settleLine(world);
  }
}

/** The subject of a scene, whose customer stands in the books since an earlier invoice; and the id of the contact. */
export async function aKnownContact(world: ContactsWorld, nth: number) {
  const earlier = new Subject(world, nth + 100_000);
  const subject = new Subject(world, nth);
  await world.push(earlier.event({}, { customer: subject.customer }));
  await hearAll(world);
  const contact = world.books.contacts().find(({ customerId }) => customerId === subject.customer.number);
  return { subject: new Subject(world, nth), contact: contact?.id ?? '' };
}
