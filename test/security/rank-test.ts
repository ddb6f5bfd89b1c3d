/** What two lots of measured times say of each other. */
export interface Ranked {
  /** How far the ranks lie apart, in standard deviations of what chance does (Mann–Whitney U, normal approximation). */
  readonly z: number;
  /** The median of the second lot as a share of the first one's: 0.2 is 20 % longer. */
  readonly shift: number;
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Compares two lots by their ranks, so that one slow answer counts for no more than its place. Equal values share a rank. */
export function compareRanks(first: readonly number[], second: readonly number[]): Ranked {
  const all = [...first, ...second].toSorted((a, b) => a - b);
  const rankOf = (value: number) => (all.indexOf(value) + all.lastIndexOf(value)) / 2 + 1;
  const [n, m] = [first.length, second.length];
  const u = second.reduce((sum, value) => sum + rankOf(value), 0) - (m * (m + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return { z: (u - (n * m) / 2) / deviation, shift: medianOf(second) / medianOf(first) - 1 };
}
