import { expect, test } from 'vitest';
import { measureFairness, toldFairness } from './fairness/measure.ts';

/** `npm run soak -- --fairness` puts a thousand on one stage. */
const TENANTS = 40;

test(`of ${TENANTS} tenants one is busy, broken, refusing, disconnected or frozen, and the quiet ones notice nothing`, async ({
  annotate,
}) => {
  const crowd = { tenants: TENANTS, minutes: 10, each: 3, atOnce: 12, seed: 1 };
  const figures = await measureFairness(crowd, 4);
  annotate(toldFairness(figures));
  expect(figures.notBooked).toBe(0);
  expect(figures.jain).toBeGreaterThanOrEqual(0.99);
  expect(figures.crowdMs).toBeLessThanOrEqual(2 * figures.aloneMs);
  expect(figures.brokenPerHour).toBeLessThanOrEqual(30);
  expect(figures.refusingPerHour).toBeLessThanOrEqual(5);
  expect(figures.alarmsPerHour).toBe(0);
});
