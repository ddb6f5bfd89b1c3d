import type { ContactsWorld } from '../../../integration/sync/contacts-fixtures.ts';
import { hears, inTurn, people, works } from '../acts.ts';
import type { Pair } from '../pair.ts';
import { aKnownContact, hearAll, moneybirdTheatre } from './moneybird-theatre.ts';
import type { Subject } from './subject.ts';

const PHONE = '+31201112233';
const toEde = { 'address.city': { from: 'Utrecht', to: 'Ede' } };

/** What was said to have changed at the customer of a scene. */
const changesSaid = (subject: Subject<ContactsWorld>) =>
  subject
    .told()
    .facts.flatMap(({ detail }) =>
      'changes' in detail && detail.customer.id === subject.customer.id ? [detail.changes] : [],
    );

/** A person changed a contact, and i-Reserve changes another part of it while the first change is brought back. */
const pullAnd = (name: string, isByWebhook: boolean): Pair => ({
  name,
  open: () =>
    moneybirdTheatre(async (world, nth) => {
      const { subject, contact } = await aKnownContact(world, nth);
      const { customer } = subject;
      world.books.editContact(contact, { city: 'Ede' });
      const pulled = { kind: 'contact-pull', id: contact } as const;
      if (!isByWebhook) await hears(contact).again(world);
      const detail = {
        id: `button of ${customer.id}`,
        tenant: world.key.tenant,
        occurredAt: subject.at(),
        customer: { ...customer, phone: PHONE },
      };
      await world.take({ source: 'ireserve', 'detail-type': 'customer.sync-requested', detail });
      const [a, b] = [
        isByWebhook ? inTurn(hears(contact), works(pulled)) : works(pulled),
        works({ kind: 'customer', id: customer.id }),
      ];
      return {
        acts: { a, b },
        verdict: async () => {
          await hearAll(world);
          const stands = world.books.contacts().find(({ id }) => id === contact);
          const said = JSON.stringify(changesSaid(subject));
          return [
            ...(stands?.phone === PHONE ? [] : [`the books have ${stands?.phone}`]),
            ...(stands?.city === 'Ede' ? [] : [`what a person changed is ${stands?.city}`]),
            ...(said === JSON.stringify([toEde]) ? [] : [`said to have changed: ${said}`]),
            ...(await subject.faultsOf([
              { kind: 'customer', id: customer.id },
              { kind: 'contact-pull', id: contact },
            ])),
          ];
        },
      };
    }),
});

/** A pull of a contact beside our own update of it. */
export const pullAndUpdate = pullAnd('a pull of a contact, and our update of it', false);

/** The push of the books beside it. */
export const pushAndUpdate = pullAnd('a push from Moneybird, and our update', true);

/** A person changes a contact once more while the change before is brought back: the newest is what is said last. */
export const changeDuringPull: Pair = {
  name: 'a change by people, and a pull',
  open: () =>
    moneybirdTheatre(async (world, nth) => {
      const { subject, contact } = await aKnownContact(world, nth);
      world.books.editContact(contact, { city: 'Ede' });
      await hears(contact).again(world);
      const b = inTurn(
        people(() => world.books.editContact(contact, { city: 'Arnhem' })),
        hears(contact),
      );
      return {
        acts: { a: works({ kind: 'contact-pull', id: contact }), b },
        verdict: async () => {
          await hearAll(world);
          const said = changesSaid(subject).map((changes) => changes['address.city']?.to);
          const isRight = said.at(-1) === 'Arnhem' && said.length <= 2;
          return [
            ...(isRight ? [] : [`said to have changed: ${said}`]),
            ...(await subject.faultsOf([{ kind: 'contact-pull', id: contact }])),
          ];
        },
      };
    }),
};
