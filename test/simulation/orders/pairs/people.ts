import { disconnectIntegration } from '../../../../shared/admin/integrations/disconnect-integration.ts';
import { saveDetails, saveMappings } from '../../../../shared/admin/integrations/save-details.ts';
import { retry } from '../../../../shared/admin/invoices/retry.ts';
import { syncInvoice } from '../../../../shared/admin/invoices/sync-now.ts';
import { connectAnew } from '../../../world.ts';
import { administers, takes, works } from '../acts.ts';
import { documentsOf, saidOf } from '../observe.ts';
import type { Act, Pair } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { aKnownGuest, exactTheatre, rateOf, unmapped } from './exact-theatre.ts';
import { Subject } from './subject.ts';

/** A worker that parks an invoice, and a person who mends what it is parked for. */
const parkedAnd = (name: string, mends: (nth: number, scene: Subject) => Act): Pair => ({
  name,
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event(unmapped(nth)));
      return {
        acts: { a: works({ kind: 'invoice', id: scene.id }), b: mends(nth, scene) },
        verdict: () => scene.faults({ said: [['synced'], ['vat-unmapped', 'synced']] }),
      };
    }),
});

const NOTHING = { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} };

/** Somebody maps the VAT rate for which a worker parks an invoice. */
export const saveOfMapping = parkedAnd('a save of mappings, and a worker that parks', (nth) =>
  administers((ports, call) => saveMappings({ ...call, body: { ...NOTHING, vat: { [rateOf(nth)]: '3' } } }, ports)),
);

/** Somebody saves a setting while a worker books: what left is made final all the same. */
export const saveOfDetails: Pair = {
  name: 'a save of settings, and a worker',
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event());
      const b = administers((ports, call) => saveDetails({ ...call, body: { sendEmail: nth % 2 === 0 } }, ports));
      return { acts: { a: works({ kind: 'invoice', id: scene.id }), b }, verdict: () => scene.faults({}) };
    }),
};

/** Somebody presses an invoice's button while a worker books it. The answer is a fact of its own. */
export const syncButton: Pair = {
  name: 'the sync button, and a worker',
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event());
      const b = administers((ports, call) => syncInvoice({ ...call, id: scene.id }, ports));
      return {
        acts: { a: works({ kind: 'invoice', id: scene.id }), b },
        verdict: () => scene.faults({ said: [['synced'], ['synced', 'synced']] }),
      };
    }),
};

/** Somebody presses retry while a worker parks an invoice. Nothing was mended, so it is told as parked, once or again. */
export const retryOfParked: Pair = {
  name: 'retry, and a worker that parks',
  open: () =>
    exactTheatre(async (world, nth) => {
      const guest = await aKnownGuest(world);
      const [earlier, scene] = [new Subject(world, nth + 1_000, guest), new Subject(world, nth, guest)];
      await world.push(earlier.event(unmapped(nth)));
      await world.take(scene.event(unmapped(nth)));
      const b = administers((ports, call) => retry({ ...call, body: {} }, ports));
      return {
        acts: { a: works({ kind: 'invoice', id: scene.id }), b },
        verdict: async () => {
          const said = saidOf(scene.told().facts, 'invoice', scene.id);
          const isTold = said.length >= 1 && said.length <= 2 && said.every((word) => word === 'vat-unmapped');
          const entry = await world.entry('invoice', scene.id);
          const faults = [
            ...(isTold ? [] : [`said of the invoice: ${said}`]),
            ...(entry?.status === 'parked' && entry.dueAt === null ? [] : [`the invoice is ${entry?.status}`]),
            ...documentsOf(world, scene.number).map(() => 'a document of what is parked'),
          ];
          // What stays parked would be tried again in every scene that follows
          for (const one of [earlier, scene])
            await world.take(one.event({}, { id: `correction of ${one.id}`, occurredAt: one.at(1) }));
          await settleLine(world);
          return faults;
        },
      };
    }),
};

/** Somebody presses the button of a customer, whose e-mail is another now, while a worker books an invoice of theirs. */
export const customerButton: Pair = {
  name: 'the button of a customer, and a worker',
  open: () =>
    exactTheatre(async (world, nth) => {
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
          const relation = world.books.relations().find(({ code }) => code === scene.customer.number);
          return [
            ...(relation?.email === email ? [] : [`the books have ${relation?.email}`]),
            ...(await scene.faults({ saidOfCustomer: [['synced'], ['synced', 'synced'], ...answered] })),
          ];
        },
      };
    }),
};

/** Somebody disconnects while a worker pushes. Connected anew and sent again, the invoice stands there once. */
export const disconnectOfBusy: Pair = {
  name: 'a disconnect, and a worker',
  open: () =>
    exactTheatre(async (world, nth) => {
      const scene = new Subject(world, nth, await aKnownGuest(world));
      await world.take(scene.event());
      return {
        acts: {
          a: works({ kind: 'invoice', id: scene.id }),
          b: administers((ports, call) => disconnectIntegration(call, ports)),
        },
        verdict: async () => {
          const line = await world.integrations.get(world.key);
          const first = scene.told();
          const off = [
            ...(line?.disconnectedAtMs == null || line.state !== 'new'
              ? [`it is ${line?.state} after the disconnect`]
              : []),
            ...(line?.chain != null ? ['it has tokens after the disconnect'] : []),
            ...(line?.attention != null ? [`it asks for ${line.attention.cause} after the disconnect`] : []),
            ...first.facts.filter(({ type }) => type === 'integration.attention').map(() => 'attention was asked for'),
          ];
          await connectAnew(world);
          await world.take(
            scene.event({}, { type: 'invoice.sync-requested', id: `button of ${scene.id}`, occurredAt: scene.at(5) }),
          );
          await settleLine(world);
          // What had begun by then belongs to an administration that is connected no more, and may stand there
          const stops = ['inactive', 'administration-changed'];
          const said = [['synced'], ['synced', 'synced'], ...stops.map((stop) => [stop, 'synced'])];
          const faults = await scene.faults({ said });
          return [...off, ...faults];
        },
      };
    }),
};
