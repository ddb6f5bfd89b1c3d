import type { MoneybirdWorld, TestWorld } from '../../../world.ts';
import { works } from '../acts.ts';
import type { Pair } from '../pair.ts';
import { onEither } from './either-books.ts';
import { moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

/** Two workers on one line, with the invoice of a guest who is known to the books. */
export const workersOnKnownGuest = onEither('two workers on the invoice of a known guest', twoWorkers);

/** The same with a guest who is new there. */
export const workersOnNewcomer = onEither('two workers on the invoice of a newcomer', ({ world }, nth) =>
  twoWorkers(new Subject(world, nth)),
);

/** The same with an invoice that counts in the books by the request that makes it. */
export const workersOnExternal: Pair = {
  name: 'two workers on an external invoice',
  open: () =>
    moneybirdTheatre(async (world, nth) => twoWorkers(new Subject(world, nth)), {
      externalInvoice: true,
      contactSyncBack: false,
    }),
};

async function twoWorkers(scene: Subject<TestWorld | MoneybirdWorld>) {
  await scene.world.take(scene.event());
  const hint = { kind: 'invoice', id: scene.id } as const;
  return { acts: { a: works(hint), b: works(hint) }, verdict: () => scene.faults({}) };
}
