import { takeIn } from '../../shared/sync/intake/intake.ts';
import type { AnyWorld } from '../world.ts';
import type { Mortal } from './mortal.ts';

/** How long SQS hides a message whose worker died. */
const HIDDEN_MS = 150_000;

/** Pushes an event while its process may die, then lets fresh processes go on until all is quiet. */
export async function pushAndDie(world: AnyWorld, event: unknown, mortal: Mortal): Promise<void> {
  const worker = world.standingOn(mortal.documents(world.world.documents), {
    publish: mortal.publish(world.world.publish),
    openExchange: mortal.openExchange,
  });
  try {
    await takeIn(JSON.stringify(event), { ...world.intake, ...worker });
    await world.answer(worker);
  } catch (error) {
    if (!mortal.isDead) throw error;
    world.clock.advance(HIDDEN_MS);
    await world.take(event); // the message comes back; the ring is lost for good
  }
  await world.settle();
}
