import { expect, test } from 'vitest';
import { atScale } from '../tier.ts';
import { measureFairness, toldFairness } from './fairness/measure.ts';

const TENANTS = atScale(14, 120);

test(`of ${TENANTS} tenants one is busy, broken, refusing, disconnected or frozen, and the quiet ones notice nothing`, async ({
  annotate,
}) => {
  const crowd = { tenants: TENANTS, minutes: atScale(10, 30), each: 3, atOnce: atScale(12, 24), seed: 1 };
  const figures = await measureFairness(crowd, atScale(2, 8));
  annotate(toldFairness(figures));
  expect(figures.notBooked).toBe(0);
  expect(figures.jain).toBeGreaterThanOrEqual(0.99);
  expect(figures.crowdMs).toBeLessThanOrEqual(2 * figures.aloneMs);
  expect(figures.brokenPerHour).toBeLessThanOrEqual(30);
  expect(figures.refusingPerHour).toBeLessThanOrEqual(5);
  expect(figures.alarmsPerHour).toBe(0);
});
