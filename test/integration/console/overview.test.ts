import { expect, test } from 'vitest';
import { overviewOf } from '../../../functions/console/daily/overview.ts';
import { periodsOf } from '../../../functions/console/daily/periods.ts';
import { progressOf } from '../../../functions/console/daily/progress.ts';
import { countInvoices, FOR_A_PAGE } from '../../../shared/admin/counts/count-invoices.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { keptCounts } from '../../../shared/store/counts/kept-counts.ts';
import { arrivedBetween } from '../../../shared/store/ledger/invoice-list.ts';
import { invoiceSources } from '../../../shared/store/ledger/invoice-sources.ts';
import { openWork } from '../../../shared/store/open-work.ts';
import { aLine, numbered, unmapped } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';

const DAY_MS = 24 * 3_600_000;

const portsOf = ({ world, integrations }: TestWorld) =>
  ({
    ...world,
    integrations,
    provider: providerOf,
    invoiceSources: invoiceSources(world.table),
    openWork: openWork(world.table),
  }) as unknown as AdminPorts;

const cellsIn = async ({ world, key }: TestWorld) => {
  const counts = { keptCounts: keptCounts(world.table), arrivedBetween: arrivedBetween(world.table) };
  return (await countInvoices(key.tenant, FOR_A_PAGE, { ...world, ...counts })).cells;
};

const overview = async (world: TestWorld) => {
  const [line] = await overviewOf(world.key.tenant, await cellsIn(world), portsOf(world));
  if (!line) throw new Error('there is no integration');
  return line;
};

test('an overview says what was booked last, what stopped by cause, and what waits', async () => {
  await using world = await testWorld();
  await world.push(numbered(1));
  world.clock.advance(60_000);
  await world.push(numbered(2), unmapped(3), unmapped(4));
  await world.take(numbered(5));
  const shown = await overview(world);
  expect(shown).toMatchObject({
    health: 'some-wait',
    lastBooked: { number: '2026-0002' },
    open: { going: 1, waiting: 0, uncertain: 0 },
    parked: [{ cause: 'vat-unmapped', invoices: 2, customers: 0, isPart: false }],
  });
});

test('an overview counts the calls that were made today against what the books allow', async () => {
  await using world = await testWorld();
  await world.push(numbered(1));
  const made = world.exact.requests.count({}) - world.exact.requests.count({ endpoint: 'oauth2' });
  const { calls } = await overview(world);
  expect(calls).toMatchObject({ perDay: 5_000, perWindow: 60, windowMs: 60_000, heldUntilMs: null, stopped: [] });
  expect(calls?.today).toBeGreaterThan(0);
  expect(calls?.today).toBeLessThanOrEqual(made);
  world.clock.advance(DAY_MS);
  expect((await overview(world)).calls).toMatchObject({ today: 0, inWindow: 0 });
});

test('an overview asks the books nothing', async () => {
  await using world = await testWorld();
  await world.push(numbered(1), unmapped(2));
  const before = world.exact.requests.count({});
  await overview(world);
  expect(world.exact.requests.count({})).toBe(before);
});

test('health says who has to do something', async () => {
  await using world = await testWorld();
  expect((await overview(world)).health).toBe('works');
  await world.integrations.pause(world.key, {
    cause: 'provider-down',
    untilMs: world.clock.now() + 60_000,
    canary: null,
    failures: 1,
    sinceMs: null,
  });
  expect((await overview(world)).health).toBe('held-up');
  await world.change({ attention: { cause: 'reconnect-needed', about: {} }, state: 'attention' });
  expect((await overview(world)).health).toBe('needs-you');
  await world.change({ attention: null, state: 'inactive', pause: null });
  expect((await overview(world)).health).toBe('off');
  await world.change({ state: 'new', administration: null, chain: null });
  expect(await overview(world)).toMatchObject({ health: 'unconnected', calls: null });
});

test('the invoices of today and of this month are those that are dated so, whenever they came in', async () => {
  await using world = await testWorld();
  await world.push(numbered(1), unmapped(2), numbered(3, { date: '2026-10-31' }));
  world.clock.advance(DAY_MS);
  await world.push(numbered(4, { date: '2026-11-21' }), numbered(5));
  expect(periodsOf(await cellsIn(world), world.clock.now())).toMatchObject({
    today: { all: 1, synced: 0, draft: 1, parked: 0 },
    month: { all: 4, synced: 0, draft: 3, parked: 1 },
  });
  world.clock.advance(14 * DAY_MS);
  expect(periodsOf(await cellsIn(world), world.clock.now())).toMatchObject({ today: { all: 0 }, month: { all: 0 } });
});

test('progress counts what was tried, what goes, and what stopped for the same again', async () => {
  await using world = await testWorld();
  await world.push(unmapped(1), unmapped(2), numbered(3, { lines: [aLine({ vatRate: 'btw-oud' })] }));
  const asked = { cause: 'vat-unmapped', from: 3 } as const;
  const progress = async () => {
    const integration = await world.integrations.get(world.key);
    return integration && progressOf(integration, asked, portsOf(world));
  };
  expect(await progress()).toEqual({ from: 3, going: 0, again: 3, done: 0, isPart: false });
  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  if (!mappings) throw new Error('there is no integration');
  await world.change({
    mappings: { ...mappings, vat: { ...mappings.vat, 'btw-nieuw': mappings.vat['btw-laag'] ?? '' } },
  });
  expect(await progress()).toEqual({ from: 3, going: 3, again: 0, done: 0, isPart: false });
  await world.world.wake(world.key);
  await world.answer();
  expect(await progress()).toEqual({ from: 3, going: 0, again: 1, done: 2, isPart: false });
});
