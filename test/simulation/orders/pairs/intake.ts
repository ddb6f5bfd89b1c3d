import { aLine } from '../../../builders.ts';
import { takes, works } from '../acts.ts';
import { documentsOf } from '../observe.ts';
import { onEither } from './either-books.ts';
import { unmapped } from './exact-theatre.ts';

/** Eight nights in place of seven. */
const changed = { lines: [aLine({ quantity: '8' })] };

/** i-Reserve changes an invoice while a worker books it: the books have one of the two, and a conflict says which. */
export const intakeOfOtherContent = onEither('intake of other content, and a worker', async (scene) => {
  const { world } = scene;
  await world.take(scene.event());
  const b = takes(scene.event(changed, { id: `change of ${scene.id}`, occurredAt: scene.at(1) }));
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: () => {
      const isChanged = documentsOf(world, scene.number)[0]?.incl === '240.00';
      const said = isChanged ? ['synced'] : ['synced', 'conflict'];
      return scene.faults({ incl: ['210.00', '240.00'], said: [said] });
    },
  };
});

/** i-Reserve corrects an invoice that a worker is about to park, or has parked. */
export const intakeOfCorrection = onEither('intake of a correction, and a worker that parks', async (scene, nth) => {
  const { world } = scene;
  await world.take(scene.event(unmapped(nth)));
  const b = takes(scene.event({}, { id: `correction of ${scene.id}`, occurredAt: scene.at(1) }));
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: () => scene.faults({ said: [['synced'], ['vat-unmapped', 'synced']] }),
  };
});

/** The same event comes once more while a worker is at it. */
export const sameEventTwice = onEither('the same event twice, and a worker', async (scene) => {
  const { world } = scene;
  const event = scene.event();
  await world.take(event);
  return { acts: { a: works(), b: takes(event) }, verdict: () => scene.faults({}) };
});

/** The same event is taken in by two at once, and nobody was there before. */
export const twoIntakes = onEither('the same event in two intakes', async (scene) => {
  const event = scene.event();
  return { acts: { a: takes(event), b: takes(event) }, verdict: () => scene.faults({}) };
});

/** i-Reserve asks for an invoice while a worker books it. The answer is a fact of its own. */
export const requestForInvoice = onEither('a request for an invoice, and a worker', async (scene) => {
  const { world } = scene;
  await world.take(scene.event());
  const request = { type: 'invoice.sync-requested' as const, id: `button of ${scene.id}`, occurredAt: scene.at(1) };
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b: takes(scene.event({}, request)) },
    verdict: (wasFrozen) =>
      scene.faults({
        // Its message comes again while one who reads it is frozen, and a request that comes again is answered again
        said: [['synced'], ['synced', 'synced'], ...(wasFrozen ? [['synced', 'synced', 'synced']] : [])],
      }),
  };
});
