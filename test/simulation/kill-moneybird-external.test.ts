import { expect, test } from 'vitest';
import { walk } from './kill-moneybird.ts';

// The steps of a contact do not know what is made for it: the walk of the regular invoice has them.
test('whenever the process dies, there is one external sales invoice', async () => {
  const steps = await walk({ details: { externalInvoice: true } }, 'external', 'a regular guest', (steps) => [
    ...Array(steps).keys(),
  ]);
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 120_000);
