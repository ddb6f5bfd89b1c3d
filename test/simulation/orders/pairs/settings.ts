import { saveDetails, saveMappings } from '../../../../shared/admin/integrations/save-details.ts';
import { administers, works } from '../acts.ts';
import { settleLine } from '../settle-line.ts';
import { lowVat, onEither } from './either-books.ts';
import { rateOf, unmapped } from './exact-theatre.ts';

const NOTHING = { vat: {}, articles: {}, paymentConditions: {}, ledgerAccounts: {} };

/** Somebody maps the VAT rate for which a worker parks an invoice. */
export const saveOfMapping = onEither('a save of mappings, and a worker that parks', async (scene, nth) => {
  const { world } = scene;
  await world.take(scene.event(unmapped(nth)));
  const body = { ...NOTHING, vat: { [rateOf(nth)]: lowVat(world) } };
  return {
    acts: {
      a: works({ kind: 'invoice', id: scene.id }),
      b: administers((ports, call) => saveMappings({ ...call, body }, ports)),
    },
    verdict: () => scene.faults({ said: [['synced'], ['vat-unmapped', 'synced']] }),
  };
});

/** Somebody saves a setting that mends nothing while a worker parks: it is judged anew by that setting, and told once. */
export const saveWhileParking = onEither('a save of settings, and a worker that parks', async (scene, nth) => {
  const { world } = scene;
  await world.take(scene.event(unmapped(nth)));
  return {
    acts: {
      a: works({ kind: 'invoice', id: scene.id }),
      b: administers((ports, call) => saveDetails({ ...call, body: { sendEmail: nth % 2 === 0 } }, ports)),
    },
    verdict: async () => {
      const [entry, line] = [await world.entry('invoice', scene.id), await world.integrations.get(world.key)];
      const judgedBy = entry?.status === 'parked' ? entry.settingsVersion : null;
      const faults = [
        ...scene.faultsOfParked(entry, 1),
        ...(judgedBy === line?.settingsVersion
          ? []
          : [`judged by the settings ${judgedBy} of ${line?.settingsVersion}`]),
      ];
      // What stays parked would be tried again in every scene that follows
      await world.take(scene.event({}, { id: `correction of ${scene.id}`, occurredAt: scene.at(1) }));
      await settleLine(world);
      return [...faults, ...(await scene.faults({ said: [['vat-unmapped', 'synced']] }))];
    },
  };
});

/** Somebody saves a setting while a worker books: what left is made final all the same. */
export const saveOfDetails = onEither('a save of settings, and a worker', async (scene, nth) => {
  await scene.world.take(scene.event());
  return {
    acts: {
      a: works({ kind: 'invoice', id: scene.id }),
      b: administers((ports, call) => saveDetails({ ...call, body: { sendEmail: nth % 2 === 0 } }, ports)),
    },
    verdict: () => scene.faults({}),
  };
});
