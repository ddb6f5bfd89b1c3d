import { expect, test } from 'vitest';
import { atScale } from '../tier.ts';
import { simulate } from './world/simulate.ts';
import { storyOf } from './world/story.ts';

/** Seeds that tell a story apart. */
const KNOWN = [1, 2, 3];

/** Seeds that broke a promise once, by a fault that was mended since: the log says which, by the number of the seed. */
const MENDED = [1795964542, 1795942722, 1795964854, 67, 141, 270];

// The same ones each time, so that a change is judged by what it changed; `npm run soak` draws fresh ones.
const more = Array.from({ length: atScale(6, 57) }, (_, nth) => KNOWN.length + 1 + nth);
const seeds = [...KNOWN, ...more, ...MENDED.slice(0, atScale(2, MENDED.length))];

const stories = new Map<number, ReturnType<typeof simulate>>();

/** The story of a seed, played once for all tests that look at it. */
function played(seed: number): ReturnType<typeof simulate> {
  const story = stories.get(seed) ?? simulate(seed);
  stories.set(seed, story);
  return story;
}

test(`in every weather of ${seeds.length} seeds the books are right, and what was told is true`, async ({
  annotate,
}) => {
  const broken: string[] = [];
  let [invoices, faults] = [0, 0];
  for (const seed of seeds) {
    const simulated = await played(seed);
    if (simulated.findings.length > 0) broken.push(storyOf(simulated));
    invoices += simulated.figures.invoices;
    faults += simulated.met.length;
  }
  annotate(`${invoices} invoices met ${faults} faults`);
  expect(broken).toEqual([]);
  expect(invoices).toBeGreaterThan(10 * seeds.length);
  expect(faults).toBeGreaterThan(seeds.length);
}, 600_000);

test('the same seed is the same story, to the last step, and another seed is another', async () => {
  const [first = 1, second = 2] = KNOWN;
  const [one, again, other] = [await played(first), await simulate(first), await played(second)];
  expect(again).toEqual(one);
  expect(other.trace).not.toBe(one.trace);
});
