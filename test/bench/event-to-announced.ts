import { seenKeeper } from '../../shared/store/seen-catalogue.ts';
import { takeIn } from '../../shared/sync/intake/intake.ts';
import { bySdk } from '../fast-documents.ts';
import { tables } from '../tables.ts';
import type { AnyWorld } from '../world.ts';
import { type Metered, metering, shapesOf } from './meter.ts';

/** Functions over a metered table: an intake and a worker that remember what their containers would. */
export interface MeteredFunctions {
  /** Every request to the tables so far. */
  readonly metered: Metered[];
  /** How often a wake was sent so far. */
  wakes(): number;
  /** Takes an event in, answers its wakes, and every later look that the table asks for, until all is quiet. */
  carry(...events: readonly unknown[]): Promise<void>;
}

/** Cold containers of the intake and the worker over the tables of a world. */
export function meteredFunctions(world: AnyWorld): MeteredFunctions {
  const real = world.world.documents;
  const { metered, documents } = metering(real, shapesOf(tables), bySdk(real));
  let wakes = 0;
  const worker = world.standingOn(documents, {
    publish: world.world.publish,
    wake: async (...asked) => {
      wakes++;
      await world.world.wake(...asked);
    },
  });
  const intake = { ...world.intake, ...worker, noteSeen: seenKeeper(worker.table) };

  return {
    metered,
    wakes: () => wakes,
    async carry(...events) {
      for (const event of events) await takeIn(JSON.stringify(event), intake);
      for (;;) {
        await world.answer(worker);
        const { wakeAt } = (await world.integrations.get(world.key)) ?? { wakeAt: null };
        if (wakeAt === null) return;
        world.clock.advance(Math.max(0, wakeAt - world.clock.now()));
        await worker.wake(world.key);
      }
    },
  };
}
