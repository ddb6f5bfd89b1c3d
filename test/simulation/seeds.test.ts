import { expect, test } from 'vitest';
import { atScale } from '../tier.ts';
import { simulate } from './world/simulate.ts';
import { storyOf } from './world/story.ts';

/** Seeds that tell a story apart. */
const KNOWN = [1, 2, 3];

/** Seeds that broke a promise once, by a fault that was mended since: the log says which, by the number of the seed. */
const MENDED = [1795964542, 1795942722, 1795964854, 67, 141, 270];

test(`in every weather of ${atScale(10, 64)} seeds the books are right, and what was told is true`, async ({
  annotate,
}) => {
  // The same ones each time, so that a change is judged by what it changed; `npm run soak` draws fresh ones.
  const more = Array.from({ length: atScale(6, 57) }, (_, nth) => KNOWN.length + 1 + nth);
  const seeds = [...KNOWN, ...more, ...MENDED.slice(0, atScale(2, MENDED.length))];
  const stories: string[] = [];
  let [invoices, faults] = [0, 0];
  for (const seed of seeds) {
    const simulated = await simulate(seed);
    if (simulated.findings.length > 0) stories.push(storyOf(simulated));
    invoices += simulated.figures.invoices;
    faults += simulated.met.length;
  }
  annotate(`${invoices} invoices met ${faults} faults`);
  expect(stories).toEqual([]);
  expect(invoices).toBeGreaterThan(10 * seeds.length);
  expect(faults).toBeGreaterThan(seeds.length);
}, 600_000);

test('the same seed is the same story, to the last step, and another seed is another', async () => {
  const [one, again, other] = [
    await simulate(KNOWN[0] ?? 1),
    await simulate(KNOWN[0] ?? 1),
    await simulate(KNOWN[1] ?? 2),
  ];
  expect(again).toEqual(one);
  expect(other.trace).not.toBe(one.trace);
});
