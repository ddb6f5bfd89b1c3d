import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { testWorld } from '../world.ts';
import { type Container, initMs, startContainer } from './container.ts';

/** CPU milliseconds beside those of a yardstick of the same run: only their ratio means anything on another machine. */
export interface Timing {
  readonly ms: number;
  readonly yardstickMs: number;
  readonly ratio: number;
}

const [WARM, MEASURED, STARTS] = [30, 30, 7];
/** As many as an invoice asked of its table when the yardstick was made. */
const YARDSTICK_REQUESTS = 30;
const PACE_MS = 61_000;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

/** Medians, and the one over the other. */
export const timing = (ms: readonly number[], yardstickMs: readonly number[]): Timing => {
  const [own, other] = [median(ms), median(yardstickMs)];
  return { ms: own, yardstickMs: other, ratio: own / other };
};

/** An invoice of a known customer at Exact from its event until all is quiet, in warm containers, over bare requests. */
export async function timeInvoice(bundles: Readonly<Record<string, string>>): Promise<Timing> {
  await using world = await testWorld({ details: { finaliseInvoice: false }, exact: { limits: false } });
  const { 'invoice-intake': intake = '', 'books-push': push = '' } = bundles;
  await using container = await startContainer(world, { intake, push });
  const [own, yardstick]: [number[], number[]] = [[], []];
  for (let nth = 0; nth < WARM + MEASURED; nth++) {
    const ms = await carry(container, nth);
    world.clock.advance(PACE_MS);
    const late = (await world.integrations.due(world.clock.now())).map(({ key }) => JSON.stringify(key));
    const lookMs = late.length > 0 ? await container.call('push', ...late) : 0;
    const yardstickMs = await container.yardstick(YARDSTICK_REQUESTS);
    if (nth < WARM) continue;
    own.push(ms + lookMs);
    yardstick.push(yardstickMs);
  }
  return timing(own, yardstick);
}

async function carry(container: Container, nth: number): Promise<number> {
  const invoice = anInvoice({ id: `i-${nth}`, number: `2026-${String(nth + 1).padStart(5, '0')}` });
  let ms = await container.call('intake', JSON.stringify(anEvent({ customer: aCompany(), invoice })));
  for (let wake = container.wakes.shift(); wake; wake = container.wakes.shift())
    ms += await container.call('push', wake);
  return ms;
}

/** Loading a bundle, without what an empty process takes, over an empty process. */
export async function timeInit(bundle: string): Promise<Timing> {
  const [empty, loaded]: [number[], number[]] = [[], []];
  for (let nth = 0; nth < STARTS; nth++) {
    empty.push(await initMs());
    loaded.push(await initMs(bundle));
  }
  const emptyMs = median(empty);
  return timing(
    loaded.map((ms) => ms - emptyMs),
    empty,
  );
}
