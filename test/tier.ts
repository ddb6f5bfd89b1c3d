/** True in the slow tier: `npm run test:slow`. */
export const isSlowTier = process.env.SLOW === '1';

/** How many of something a test goes through: `few` in `npm test`, `many` in the slow tier. */
export const atScale = (few: number, many: number): number => (isSlowTier ? many : few);
