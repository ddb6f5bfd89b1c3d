/** One small breakage of the code, and the tests that have to notice it. */
export interface Mutant {
  /** The number of the control or finding, and what is taken away. */
  readonly name: string;
  readonly file: string;
  /** A text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The test files that are run; at least one test of them must fail. */
  readonly tests: readonly string[];
}
