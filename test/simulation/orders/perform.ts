import { WAKE_HIDDEN_MS } from '../../../shared/sync/ledger/timing.ts';
import { Actor } from './actor.ts';
import { type Bounds, type Explored, explore } from './explore.ts';
import { type Order, orderFrom, orderText } from './order.ts';
import type { Pair, Theatre } from './pair.ts';
import { settleLine } from './settle-line.ts';
import { type Course, play } from './stage.ts';
import { standingFor } from './standing.ts';

/** So many scenes are played in one world: a new one is dear, and a full one is slow. */
const SCENES_AT_MOST = 60;

/** Plays orders of a pair, each as a scene of its own. One that came out wrong is played again in a new world. */
class Company implements AsyncDisposable {
  readonly #pair: Pair;
  #theatre: Theatre | null = null;
  #scenes = 0;

  constructor(pair: Pair) {
    this.#pair = pair;
  }

  async perform(order: Order): Promise<{ readonly course: Course; readonly says: readonly string[] }> {
    const isFirst = this.#theatre === null;
    const once = await this.#performOnce(order);
    if (once.says.length === 0) return once;
    await this.#leave();
    if (isFirst) return once;
    const again = await this.#performOnce(order);
    if (again.says.length > 0) await this.#leave();
    return again.says.length > 0 ? again : { ...once, says: [...once.says, '(not in a new world)'] };
  }

  async #performOnce(order: Order) {
    this.#theatre ??= await this.#pair.open();
    const { world } = this.#theatre;
    const scene = await this.#theatre.scene(++this.#scenes);
    const actorOf = (name: 'a' | 'b') =>
      new Actor((actor) => scene.acts[name].run(standingFor(actor, world)), world.clock.now);
    const actors = { a: actorOf('a'), b: actorOf('b') };

    const says: string[] = [];
    const quietly = (act: () => Promise<void>) =>
      act().catch((error: unknown) => void says.push(`after it: ${error instanceof Error ? error.stack : error}`));
    const later = async (isMeant: (actor: Actor) => boolean): Promise<void> => {
      world.clock.advance(WAKE_HIDDEN_MS);
      for (const name of ['a', 'b'] as const) if (isMeant(actors[name])) await scene.acts[name].again(world);
      await settleLine(world);
    };
    const around = {
      clock: world.clock,
      meanwhile: () => quietly(() => later((actor) => actor.hasBegun && !actor.isOver)),
    };
    const course = await play(actors, order, around);
    await quietly(() => settleLine(world));
    const hasFailed = (actor: Actor): boolean => actor.error !== null;
    if (Object.values(actors).some(hasFailed)) await quietly(() => later(hasFailed));
    await quietly(async () => void says.push(...(await scene.verdict(order.some((leg) => 'freeze' in leg)))));
    if (says.length > 0)
      for (const [name, { error }] of Object.entries(actors)) if (error) says.push(`${name} ended with ${error}`);
    if (this.#scenes >= (this.#pair.scenesAtMost ?? SCENES_AT_MOST)) await this.#leave();
    return { course, says };
  }

  async #leave(): Promise<void> {
    const theatre = this.#theatre;
    this.#theatre = null;
    this.#scenes = 0;
    await theatre?.[Symbol.asyncDispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#leave();
  }
}

/** Explores a pair within these bounds. */
export async function explorePair(pair: Pair, bounds: Bounds): Promise<Explored> {
  await using company = new Company(pair);
  return await explore((order) => company.perform(order), bounds);
}

/** Plays one order of a pair, with every step that was taken. */
export async function replay(
  pair: Pair,
  text: string,
): Promise<{ readonly story: string; readonly says: readonly string[] }> {
  await using company = new Company(pair);
  const order = orderFrom(text);
  const { course, says } = await company.perform(order);
  const lines = course.legs.flatMap(({ go, steps }) => steps.map((step) => `  ${go}  ${step.says}`));
  return { story: [`${pair.name}: ${orderText(order)}`, ...lines].join('\n'), says };
}
