import { HOUR_MS } from '../../../shared/domain/duration.ts';
import type { AnyWorld } from '../../world.ts';

/** More turns than any scene takes to come to rest. */
const TURNS_AT_MOST = 200;
/** What a line has to do later than this is not of the scene, such as its daily look through the contacts. */
const HORIZON_MS = 8 * HOUR_MS;

/** Moves the clock to each next moment at which the line is due, until it is due no more that day. */
export async function settleLine(world: AnyWorld): Promise<void> {
  for (let turn = 0; turn < TURNS_AT_MOST; turn++) {
    await world.answer();
    const wakeAt = (await world.integrations.get(world.key))?.wakeAt ?? null;
    if (wakeAt === null || wakeAt > world.clock.now() + HORIZON_MS) return;
    world.clock.advance(Math.max(0, wakeAt - world.clock.now()));
    await world.world.wake(world.key);
  }
  throw new Error('it does not come to rest');
}
