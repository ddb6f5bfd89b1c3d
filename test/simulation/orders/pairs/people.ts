import { retry } from '../../../../shared/admin/invoices/retry.ts';
import { syncInvoice } from '../../../../shared/admin/invoices/sync-now.ts';
import { administers, takes, works } from '../acts.ts';
import { relationsOf } from '../observe.ts';
import { settleLine } from '../settle-line.ts';
import { onEither } from './either-books.ts';
import { unmapped } from './exact-theatre.ts';
import { Subject } from './subject.ts';

/** Somebody presses an invoice's button while a worker books it. The answer is a fact of its own. */
export const syncButton = onEither('the sync button, and a worker', async (scene) => {
  await scene.world.take(scene.event());
  const b = administers((ports, call) => syncInvoice({ ...call, id: scene.id }, ports));
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: () => scene.faults({ said: [['synced'], ['synced', 'synced']] }),
  };
});

/** Somebody presses retry while a worker parks an invoice. Nothing was mended, so it is told as parked, once or again. */
export const retryOfParked = onEither('retry, and a worker that parks', async (scene, nth) => {
  const { world } = scene;
  const earlier = new Subject(world, nth + 1_000, scene.customer);
  await world.push(earlier.event(unmapped(nth)));
  await world.take(scene.event(unmapped(nth)));
  const b = administers((ports, call) => retry({ ...call, body: {} }, ports));
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: async () => {
      const faults = scene.faultsOfParked(await world.entry('invoice', scene.id), 2);
      // What stays parked would be tried again in every scene that follows
      for (const one of [earlier, scene])
        await world.take(one.event({}, { id: `correction of ${one.id}`, occurredAt: one.at(1) }));
      await settleLine(world);
      return faults;
    },
  };
});

/** Somebody presses the button of a customer, whose e-mail is another now, while a worker books an invoice of theirs. */
export const customerButton = onEither('the button of a customer, and a worker', async ({ world }, nth) => {
  const scene = new Subject(world, nth);
  await world.take(scene.event());
  const email = `nieuw-${nth}@herberg.example`;
  const detail = {
    id: `button of ${scene.customer.id}`,
    tenant: world.key.tenant,
    occurredAt: scene.at(1),
    customer: { ...scene.customer, email },
  };
  const b = takes({ source: 'ireserve', 'detail-type': 'customer.sync-requested', detail });
  return {
    acts: { a: works({ kind: 'invoice', id: scene.id }), b },
    verdict: async (wasFrozen) => {
      // Its message comes again while one who reads it is frozen, and a request that comes again is answered again
      const answered = wasFrozen ? [['synced', 'synced', 'synced']] : [];
      const [relation] = relationsOf(world, scene.customer.number);
      return [
        ...(relation?.email === email ? [] : [`the books have ${relation?.email}`]),
        ...(await scene.faults({ saidOfCustomer: [['synced'], ['synced', 'synced'], ...answered] })),
      ];
    },
  };
});
