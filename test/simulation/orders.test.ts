import { expect, test } from 'vitest';
import { isSlowTier } from '../tier.ts';
import type { Bounds } from './orders/explore.ts';
import { PAIRS } from './orders/pairs/index.ts';
import { explorePair, replay } from './orders/perform.ts';

const pairNamed = (name: string) => PAIRS.find((pair) => pair.name === name) ?? expect.fail(`there is no pair ${name}`);

/** Orders that came out wrong once, with what was mended by it. */
const ONCE_WRONG = [
  ['the button of a customer, and a worker', 'a13 b ~ a', 'what is asked for while an answer is outstanding'],
  ['a draft that is sent by hand, and a worker that finalises', 'a8 b ~ a', 'a pause that nobody tests'],
  ['retry, and a worker that parks', 'a7 b7 a b', 'one press that opens an invoice twice'],
  ['a disconnect, and a worker that registers the webhook', 'a1 b6 a b', 'attention that a disconnect asks for'],
  ['a disconnect, and a worker that registers the webhook', 'a13 b a', 'a webhook that the books take back no more'],
  [
    'a disconnect, and a worker that registers the webhook',
    'a13 b16 a b',
    'a webhook that comes while a disconnect ends',
  ],
  ['two workers within the last calls of a minute', 'a20 b ~ a', 'a line that is held up by nothing'],
  ['two workers who borrow slots, and a write of one is sent twice', 'a b', 'slots that are lent twice'],
  ['a backup, and a worker, on Exact', 'a13 b a', 'a contact person that a restore forgot'],
  [
    'a consent that moves to another administration, and a worker',
    'a1 b33 a b',
    'a choice that is given up because events were published',
  ],
] as const;

test.each(ONCE_WRONG)('%s: %s comes out right (%s)', async (name, order) => {
  expect((await replay(pairNamed(name), order)).says).toEqual([]);
});

/**
 * One step in eight of either may come between any two of the other, twice; and either may freeze there. Pairs begin at
 * different steps, so that together they meet more. `npm run orders` takes each.
 */
const wide = (nth: number): Bounds => ({ preemptions: 2, freezes: true, stride: 8, first: 1 + (nth % 4) });

/** What `npm test` explores: what the intake read is written at any later step of a worker, and a worker comes back late. */
const SHARE: Readonly<Record<string, Bounds>> = {
  'intake of other content, and a worker': { preemptions: 2, stride: 2 },
  'a request for an invoice, and a worker': { preemptions: 2, stride: 2 },
  'two workers on the invoice of a known guest': { preemptions: 1, freezes: true, stride: 4 },
};

const explored = isSlowTier ? PAIRS.map((pair, nth) => ({ pair, bounds: wide(nth) })) : shareOfPairs();

function shareOfPairs() {
  return Object.entries(SHARE).map(([name, bounds]) => ({ pair: pairNamed(name), bounds }));
}

test.each(explored.map(({ pair, bounds }) => [pair.name, bounds, pair] as const))(
  '%s: every order of their steps within %j comes out right',
  async (name, bounds, pair) => {
    const { wrong, covered } = await explorePair(pair, bounds);
    expect(wrong.map(({ order, says }) => [`npm run orders -- --pair '${name}' --order '${order}'`, ...says])).toEqual(
      [],
    );
    expect(covered).toBeGreaterThan(5);
  },
  120_000,
);
