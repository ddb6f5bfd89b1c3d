import { expect, test } from 'vitest';
import { walk } from './kill-moneybird.ts';

test('whenever the process dies, there is one final sales invoice, contact and contact person', async () => {
  const steps = await walk({ details: { externalInvoice: false, finaliseInvoice: true } }, 'sales', 'newcomers');
  expect(steps).toBeGreaterThan(50); // the walk is as long as it should be
}, 120_000);
