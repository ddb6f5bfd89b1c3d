import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, longest first, and whole rooms of them after those. */
export const LONGEST = [
  'e2e/many',
  'e2e/local-run',
  'simulation/weather',
  'simulation/kill.test',
  'e2e/console-journey',
  'simulation/kill-moneybird-regular',
  'sync/contacts-back',
  'sync/preview-',
  'oauth/token-proofs',
  'e2e/',
  'simulation/',
  'security/fuzz',
  'admin/api',
  'oauth/',
  'integration/local/',
  'sync/exact-refusals',
  'infra/stack',
  'integration/sync/',
  'integration/admin/',
  'integration/console/',
  'integration/',
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
  const rank = LONGEST.findIndex((part) => moduleId.includes(`/${part}`));
  return rank < 0 ? LONGEST.length : rank;
}
