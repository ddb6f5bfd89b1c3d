import type { Simulated } from './simulate.ts';

/** How to run a seed once more. */
const replayOf = (seed: number): string => `npm run soak -- --seed ${seed}`;

const momentOf = (ms: number): string => new Date(ms).toISOString().slice(5, 23).replace('T', ' ');

/** What went wrong, by which faults, and how to see it again. */
export const storyOf = ({ seed, findings, met, trace }: Simulated): string =>
  [
    `seed ${seed}, trace ${trace}: ${findings.length} broken promises`,
    ...findings.slice(0, 10).map(({ promise, atMs, about }) => `  ${momentOf(atMs)} ${promise} ${about}`),
    `by ${met.length} faults:`,
    ...met.slice(0, 40).map(({ id, atMs, about }) => `  ${momentOf(atMs)} ${id}: ${about}`),
    replayOf(seed),
  ].join('\n');
