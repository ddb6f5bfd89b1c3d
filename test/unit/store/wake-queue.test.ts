import { expect, test } from 'vitest';
import { groupOf } from '../../../shared/store/queues/wake-queue.ts';

test.each(['camping-de-eik', 'é', '库'.repeat(40), '\u{1f6b2}'.repeat(60), 'x y#z%'])(
  'an integration of %s has a message group that SQS takes',
  (tenant) => {
    expect(groupOf({ tenant, integration: 'exact' })).toMatch(/^[!-~]{1,128}$/);
  },
);
