import { expect, test } from 'vitest';
import { pointsOf, shareOf } from '../tier.ts';
import { walk } from './kill-moneybird.ts';

const STRIDE = 2;

test(`whenever the process dies at ${shareOf('step', STRIDE)}, there is one final sales invoice, contact and contact person`, async () => {
  const points = (steps: number) => pointsOf(steps, STRIDE, 1);
  const steps = await walk(
    { details: { externalInvoice: false, finaliseInvoice: true } },
    'sales',
    'newcomers',
    points,
  );
  expect(steps).toBeGreaterThan(50); // the walk is as long as it should be
}, 120_000);
