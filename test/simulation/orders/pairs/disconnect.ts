import { disconnectIntegration } from '../../../../shared/admin/integrations/disconnect-integration.ts';
import { aCompany } from '../../../builders.ts';
import { itemsOf } from '../../../integration/infra/restored.ts';
import { connectAnew, type MoneybirdWorld, type TestWorld } from '../../../world.ts';
import { administers, works } from '../acts.ts';
import type { Pair } from '../pair.ts';
import { settleLine } from '../settle-line.ts';
import { onEither } from './either-books.ts';
import { moneybirdTheatre } from './moneybird-theatre.ts';
import { Subject } from './subject.ts';

type Scene = Subject<TestWorld | MoneybirdWorld>;

/** Somebody disconnects. */
const disconnects = () => administers((ports, call) => disconnectIntegration(call, ports));

/** How many addresses the books push to. */
const webhooksOf = (world: Scene['world']): number => ('moneybird' in world ? world.books.webhooks().length : 0);

/** What is wrong with a line that was disconnected: nothing of its connection may be left. */
async function faultsOfOff(scene: Scene, wasFrozen: boolean): Promise<string[]> {
  const { world } = scene;
  const line = await world.integrations.get(world.key);
  const isOff = line?.disconnectedAtMs != null && line.state === 'new';
  // The books can't prevent a disconnect: a run that has no time to ask them leaves its webhook there
  const pushes = wasFrozen ? 0 : webhooksOf(world);
  return [
    ...(isOff ? [] : [`it is ${line?.state} after the disconnect`]),
    ...(line?.chain != null ? ['it has tokens after the disconnect'] : []),
    ...(line?.attention != null ? [`it asks for ${line.attention.cause} after the disconnect`] : []),
    ...(pushes > 0 ? [`the books push to ${pushes} addresses after the disconnect`] : []),
    ...scene
      .told()
      .facts.filter(({ type }) => type === 'integration.attention')
      .map(() => 'attention was asked for'),
  ];
}

/** Somebody disconnects while a worker pushes. Connected anew and sent again, the invoice stands there once. */
export const disconnectOfBusy = onEither(
  'a disconnect, and a worker',
  async (scene) => {
    const { world } = scene;
    await world.take(scene.event());
    return {
      acts: { a: works({ kind: 'invoice', id: scene.id }), b: disconnects() },
      verdict: async (wasFrozen) => {
        const off = await faultsOfOff(scene, wasFrozen);
        await connectAnew(world);
        await world.take(
          scene.event({}, { type: 'invoice.sync-requested', id: `button of ${scene.id}`, occurredAt: scene.at(5) }),
        );
        await settleLine(world);
        // What had begun by then belongs to an administration that is connected no more, and may stand there
        const stops = ['inactive', 'administration-changed'];
        const said = [['synced'], ['synced', 'synced'], ...stops.map((stop) => [stop, 'synced'])];
        const faults = await scene.faults({ said, isDraftFirst: true });
        return [
          ...off,
          ...faults,
          ...(webhooksOf(world) <= 1 ? [] : [`the books push to ${webhooksOf(world)} addresses`]),
        ];
      },
    };
  },
  { contactSyncBack: true },
);

/** Somebody disconnects while a worker has the books push to us: no address of ours stays there, and none is believed. */
export const disconnectWhileRegistering: Pair = {
  name: 'a disconnect, and a worker that registers the webhook',
  open: () =>
    moneybirdTheatre(async (world, nth) => {
      const scene: Scene = new Subject(world, nth, aCompany());
      await world.save({ details: { contactSyncBack: false } });
      const { details } = await world.integration();
      await world.change({ details: { ...details, contactSyncBack: true } });
      return {
        acts: { a: works(), b: disconnects() },
        verdict: async (wasFrozen) => {
          const off = await faultsOfOff(scene, wasFrozen);
          const believed = (await itemsOf(world, 'webhooks')).filter(
            (row) => Array.isArray(row.secrets) && row.secrets.length > 0,
          );
          await connectAnew(world);
          await settleLine(world);
          await world.take(scene.event());
          await settleLine(world);
          return [
            ...off,
            ...believed.map(() => 'pushes are believed after the disconnect'),
            ...(webhooksOf(world) === 1 ? [] : [`the books push to ${webhooksOf(world)} addresses`]),
            ...(await scene.faults({})),
          ];
        },
      };
    }),
};
