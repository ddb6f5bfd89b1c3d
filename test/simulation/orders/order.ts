/** One of the two. */
export type Name = 'a' | 'b';

/**
 * One leg of an order:
 *
 * - an actor goes on by so many steps, or to its end
 * - `freeze`: time passes, beyond every claim, and others do what there is to do, while the two stand still. What an actor
 *   had on its way to the books by then is `lost`, or it `arrived` and its answer is lost
 */
export type Leg = { readonly go: Name; readonly steps: number } | { readonly freeze: 'lost' | 'arrived' };

/** In which order two actors take their steps. When its legs are over, both go on to their ends, `a` first. */
export type Order = readonly Leg[];

/** An actor goes on to its end. */
export const toItsEnd = (go: Name): Leg => ({ go, steps: Number.POSITIVE_INFINITY });

/** The other one. */
export const otherThan = (name: Name): Name => (name === 'a' ? 'b' : 'a');

/** An order as it is printed and replayed: `a5 b ~ a` lets `a` take five steps, `b` all of its, freezes `a`, and lets it go. */
export const orderText = (order: Order): string =>
  order
    .map((leg) => ('go' in leg ? `${leg.go}${Number.isFinite(leg.steps) ? leg.steps : ''}` : SIGNS[leg.freeze]))
    .join(' ');

const SIGNS = { lost: '~', arrived: '^' } as const;

/** Reads an order as it was printed. */
export const orderFrom = (text: string): Order =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      if (word === SIGNS.lost) return { freeze: 'lost' };
      if (word === SIGNS.arrived) return { freeze: 'arrived' };
      const [, go, steps] = /^([ab])(\d*)$/.exec(word) ?? [];
      if (go === undefined) throw new Error(`not a leg of an order: ${word}`);
      return { go: go as Name, steps: steps === '' ? Number.POSITIVE_INFINITY : Number(steps) };
    });
