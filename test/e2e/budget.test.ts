import { afterAll, beforeAll, expect, test } from 'vitest';
import { synthesize } from '../../infra/local/synth.ts';
import { type Figures, type Measured, readBudget } from '../../infra/operations/budget.ts';
import { bundlesOf, kilobytesOf } from '../bench/bundles.ts';
import { NOTHING, overBudget } from '../bench/over.ts';
import { countRepeats } from '../bench/repeats.ts';
import { WAYS } from '../bench/ways.ts';

const { limit } = readBudget();
let made: Awaited<ReturnType<typeof synthesize>>;
let bundles: ReturnType<typeof bundlesOf>;
beforeAll(async () => {
  made = await synthesize();
  bundles = bundlesOf(made);
}, 120_000);
afterAll(() => made[Symbol.dispose]());

test.each(WAYS.filter(({ isSlow }) => !isSlow))('an invoice takes no more than its limits: $about', async (way) => {
  const measured: Measured = { ...NOTHING, invoice: { [way.name]: await way.measure() } };
  const allowed = limit.invoice[way.name];
  expect(overBudget(measured, { ...NOTHING, invoice: allowed ? { [way.name]: allowed } : {} })).toEqual([]);
});

test('every way that has limits is measured', () => {
  const measured = WAYS.filter(({ isSlow }) => !isSlow).map(({ name }) => name);
  expect(Object.keys(limit.invoice).sort()).toEqual(measured.sort());
});

test('an invoice takes no more calls than its limit while five calls in a hundred break', async () => {
  const { callsAtFaults } = limit;
  expect(overBudget({ ...NOTHING, callsAtFaults: await countRepeats() }, { ...NOTHING, callsAtFaults })).toEqual([]);
}, 120_000);

test('no bundle is heavier than its limit', async () => {
  const files = Object.entries(bundles);
  const bundleKilobytes = Object.fromEntries(files.map(([name, file]) => [name, kilobytesOf(file)]));
  expect(overBudget({ ...NOTHING, bundleKilobytes }, { ...NOTHING, bundleKilobytes: limit.bundleKilobytes })).toEqual(
    [],
  );
});

test('whatever grows is told with its name, its limit and by how much', () => {
  const figures: Figures = {
    ...{ calls: 1, tableRequests: 10, writeUnits: 12, readUnits: 4 },
    ...{ queueRequests: 9, events: 1, logBytes: 600, keptBytes: 1_500, expiringBytes: 800 },
  };
  const allowed: Measured = { ...NOTHING, invoice: { way: figures }, bundleKilobytes: { one: 100 } };
  const grown = { ...figures, writeUnits: 12.5, calls: 0 };
  expect(overBudget({ ...NOTHING, invoice: { way: grown }, bundleKilobytes: { one: 101, two: 5 } }, allowed)).toEqual([
    'invoice way writeUnits is 12.5, 0.5 over its limit of 12',
    'bundleKilobytes one is 101, 1 over its limit of 100',
    'bundleKilobytes two has no limit: it is 5',
  ]);
  expect(overBudget({ ...NOTHING, bundleKilobytes: { one: 100 } }, allowed)).toHaveLength(9);
});
