import { afterAll, beforeAll, expect, test } from 'vitest';
import { synthesize } from '../../infra/local/synth.ts';
import { type Figures, type Measured, readBudget } from '../../infra/operations/budget.ts';
import { bundlesOf, kilobytesOf } from '../bench/bundles.ts';
import { overBudget } from '../bench/over.ts';
import { WAYS } from '../bench/ways.ts';

const { limit } = readBudget();
const nothingElse = { bundleKilobytes: {}, page: {} };
let made: Awaited<ReturnType<typeof synthesize>>;
let bundles: ReturnType<typeof bundlesOf>;
beforeAll(async () => {
  made = await synthesize();
  bundles = bundlesOf(made);
}, 120_000);
afterAll(() => made[Symbol.dispose]());

test.each(WAYS.filter(({ isSlow }) => !isSlow))('an invoice takes no more than its limits: $about', async (way) => {
  const measured: Measured = { invoice: { [way.name]: await way.measure() }, ...nothingElse };
  const allowed = limit.invoice[way.name];
  expect(overBudget(measured, { invoice: allowed ? { [way.name]: allowed } : {}, ...nothingElse })).toEqual([]);
});

test('every way that has limits is measured', () => {
  const measured = WAYS.filter(({ isSlow }) => !isSlow).map(({ name }) => name);
  expect(Object.keys(limit.invoice).sort()).toEqual(measured.sort());
});

test('no bundle is heavier than its limit', async () => {
  const files = Object.entries(bundles);
  const bundleKilobytes = Object.fromEntries(files.map(([name, file]) => [name, kilobytesOf(file)]));
  expect(overBudget({ invoice: {}, bundleKilobytes, page: {} }, { ...limit, invoice: {}, page: {} })).toEqual([]);
});

test('whatever grows is told with its name, its limit and by how much', () => {
  const figures: Figures = {
    ...{ calls: 1, tableRequests: 10, writeUnits: 12, readUnits: 4 },
    ...{ queueRequests: 9, events: 1, logBytes: 600, keptBytes: 1_500, expiringBytes: 800 },
  };
  const allowed: Measured = { invoice: { way: figures }, bundleKilobytes: { one: 100 }, page: {} };
  const grown = { ...figures, writeUnits: 12.5, calls: 0 };
  expect(overBudget({ invoice: { way: grown }, bundleKilobytes: { one: 101, two: 5 }, page: {} }, allowed)).toEqual([
    'invoice way writeUnits is 12.5, 0.5 over its limit of 12',
    'bundleKilobytes one is 101, 1 over its limit of 100',
    'bundleKilobytes two has no limit: it is 5',
  ]);
  expect(overBudget({ invoice: {}, bundleKilobytes: { one: 100 }, page: {} }, allowed)).toHaveLength(9);
});
