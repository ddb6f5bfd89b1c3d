import type { MoneybirdWorld, TestWorld } from '../../../world.ts';
import { works } from '../acts.ts';
import type { Pair } from '../pair.ts';
import { aKnownGuest, exactTheatre } from './exact-theatre.ts';
import { aKnownContact, moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

/** Two workers on one line, with the invoice of a guest who is new to the books. */
export const workersOnNewcomer: Pair = {
  name: 'two workers on the invoice of a newcomer',
  open: () => exactTheatre(async (world, nth) => twoWorkers(new Subject(world, nth))),
};

/** The same with a guest who is known there. */
export const workersOnKnownGuest: Pair = {
  name: 'two workers on the invoice of a known guest',
  open: () => exactTheatre(async (world, nth) => twoWorkers(new Subject(world, nth, await aKnownGuest(world)))),
};

/** The same with Moneybird, whose invoices are sent in a call of their own. */
export const workersOnMoneybird: Pair = {
  name: 'two workers on the invoice of a known contact',
  open: () =>
    moneybirdTheatre(async (world, nth) => twoWorkers((await aKnownContact(world, nth)).subject), {
      externalInvoice: false,
      finaliseInvoice: true,
    }),
};

async function twoWorkers(scene: Subject<TestWorld | MoneybirdWorld>) {
  await scene.world.take(scene.event());
  const hint = { kind: 'invoice', id: scene.id } as const;
  return { acts: { a: works(hint), b: works(hint) }, verdict: () => scene.faults({}) };
}
