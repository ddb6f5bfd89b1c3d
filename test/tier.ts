/** True in the slow tier: `npm run test:slow`. */
export const isSlowTier = process.env.SLOW === '1';

/** How many of something a test goes through: `few` in `npm test`, `many` in the slow tier. */
export const atScale = (few: number, many: number): number => (isSlowTier ? many : few);

/**
 * The points of a walk of `count` steps: each of them in the slow tier, and in `npm test` one in `stride`, from `first` on.
 * Walks that resemble each other begin at different points, so that together they meet more.
 */
export const pointsOf = (count: number, stride: number, first = 0): readonly number[] =>
  Array.from({ length: count }, (_, point) => point).filter((at) => isSlowTier || at % stride === first % stride);

/** What `pointsOf` takes of a walk, for the name of its test: `each step`, or `one step in 3`. */
export const shareOf = (what: string, stride: number): string =>
  isSlowTier || stride === 1 ? `each ${what}` : `one ${what} in ${stride}`;
