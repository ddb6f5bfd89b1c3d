import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, longest first, and whole rooms of them after those. */
export const LONGEST = [
  'e2e/local-run',
  'e2e/many',
  'e2e/flood',
  'simulation/seeds',
  'simulation/kill.test',
  'simulation/orders',
  'sync/poison',
  'simulation/weather',
  'integration/local/receiver',
  'sync/exact-refusals',
  'e2e/console-journey',
  'console/masks',
  'runtime/aws-silence',
  'e2e/screens',
  'sync/many-lines',
  'infra/stages',
  'integration/local/stack.test',
  'oauth/connection-check',
  'admin/api',
  'sync/intake',
  'sync/preview-',
  'simulation/kill-moneybird-regular',
  'sync/contacts-back',
  'sync/no-answer',
  'oauth/token-proofs',
  'e2e/',
  'infra/stack',
  'infra/stage-options',
  'simulation/',
  'console/daily',
  'security/fuzz',
  'oauth/',
  'integration/local/',
  'integration/infra/',
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
