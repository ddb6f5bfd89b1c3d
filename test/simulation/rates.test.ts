import { expect, test } from 'vitest';
import { atScale, isSlowTier } from '../tier.ts';
import { type BacklogAsked, measureBacklog } from './rates/backlog.ts';
import { measureTokens } from './rates/tokens.ts';

/** The reading that is the hardest to keep runs each time; the others in the slow tier. */
const WINDOWS: readonly Pick<BacklogAsked, 'books' | 'window' | 'windows' | 'before'>[] = [
  { books: 'exact', window: 'sliding', windows: atScale(2, 10), before: atScale(1, 6) },
  ...(isSlowTier
    ? ([
        { books: 'exact', window: 'clock', windows: 10, before: 6 },
        { books: 'moneybird', window: 'sliding', windows: 3, before: 2 },
        { books: 'moneybird', window: 'clock', windows: 3, before: 2 },
      ] as const)
    : []),
];

test.for(WINDOWS)(
  'a backlog at $books uses 98 %% of its calls and meets no 429, by a $window window and clocks that are off by two seconds',
  async (asked, { annotate }) => {
    const { share, refused429, calls } = await measureBacklog({ ...asked, seed: 1 });
    annotate(
      `${(100 * share).toFixed(1)} % of the calls that are permitted, ${calls} calls, ${refused429} answered 429`,
    );
    expect(refused429).toBe(0);
    expect(share).toBeGreaterThanOrEqual(0.98);
  },
);

test(`over ${atScale(3, 48)} hours a pair of tokens is asked for once, when it is due, by clocks that are off by two seconds`, async ({
  annotate,
}) => {
  const { calls, due, early } = await measureTokens({ hours: atScale(3, 48), seed: 1 });
  annotate(`${calls} token calls for ${due} pairs that were due`);
  expect(due).toBeGreaterThan(atScale(15, 250));
  expect(early).toBe(0);
  expect(calls / due).toBeLessThanOrEqual(1.01);
});
