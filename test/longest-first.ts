import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, longest first: whole runs, walks of deaths, and what goes through hundreds of invoices or days. */
const LONG = [
  /\/test\/e2e\//,
  /\/test\/simulation\//,
  /\/integration\/(sync\/preview-|sync\/contacts-back|oauth\/token-proofs)/,
];

/**
 * Starts what takes longest before anything else, so that no worker ends alone with it. A fresh clone does not remember
 * how long a file took, and its size, which is taken for it then, says nothing of that.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

/** Lower goes first. */
function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONG.findIndex((long) => long.test(moduleId));
  return rank < 0 ? LONG.length : rank;
}
