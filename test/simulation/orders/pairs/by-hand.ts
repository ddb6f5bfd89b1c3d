import { people, works } from '../acts.ts';
import { documentsOf } from '../observe.ts';
import type { Pair } from '../pair.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { aKnownContact, moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

/** A person sends the draft by hand while a worker makes it final: it is final once, and one mail went out at most. */
export const sentByHand: Pair = {
  name: 'a draft that is sent by hand, and a worker that finalises',
  open: () =>
    moneybirdTheatre(
      async (world, nth) => {
        const { subject } = await aKnownContact(world, nth);
        await world.take(subject.event());
        const draft = () => documentsOf(world, subject.number).find(({ isFinal }) => !isFinal);
        const b = people(() => {
          const { id = null } = draft() ?? {};
          if (id !== null) world.books.sendInvoice(id);
        });
        return {
          acts: { a: works({ kind: 'invoice', id: subject.id }), b },
          verdict: async () => [...(draft() ? ['it is a draft'] : []), ...(await subject.faults({}))],
        };
      },
      { externalInvoice: false, finaliseInvoice: true },
    ),
};

/** A person takes the document away while a worker makes it final: what was told of it was true then, or it is said to be gone. */
export const deletedByHand: Pair = {
  name: 'a document that is deleted by hand, and a worker that finalises',
  open: () =>
    exactTheatre(async (world, nth) => {
      const subject = new Subject(world, nth, await aKnownGuest(world));
      await world.take(subject.event());
      let isDeleted = false;
      const b = people(() => {
        const [document] = documentsOf(world, subject.number);
        isDeleted = document !== undefined;
        if (document) world.books.deleteInvoice(document.id);
      });
      return {
        acts: { a: works({ kind: 'invoice', id: subject.id }), b },
        verdict: async () => {
          if (!isDeleted) return subject.faults({});
          const said = subject.said();
          const standing = documentsOf(world, subject.number).length;
          const entry = await world.entry('invoice', subject.id);
          const isQuiet = entry?.dueAt === null && (entry.status === 'parked' || entry.status === 'done');
          return [
            ...(standing === 0 || (standing === 1 && said.includes('synced')) ? [] : [`${standing} documents`]),
            ...(said.length === 1 ? [] : [`said of the invoice: ${said.join(', ') || 'nothing'}`]),
            ...(isQuiet ? [] : [`the invoice is ${entry?.status}, due ${entry?.dueAt}`]),
            ...(await subject.faultsOf([])),
          ];
        },
      };
    }),
};
