/** One small breakage of the code, and the tests that have to notice it. */
export interface Mutant {
  /** What is taken away or turned round, with the number of the control or finding where there is one. */
  readonly name: string;
  readonly file: string;
  /** A text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test files that are run; at least one test of them must fail. */
  readonly tests: readonly string[];
}

/** Breakages of one file that the same tests notice: each its name, the text, and what stands in its place. */
export const inFile = (
  file: string,
  tests: readonly string[],
  ...breaks: readonly (readonly [string, string, string])[]
): Mutant[] => breaks.map(([name, find, replace]) => ({ name, file, find, replace, tests }));
