import { expect, test } from 'vitest';
import { countInvoices, FOR_A_PAGE } from '../../../shared/admin/counts/count-invoices.ts';
import { keepCounts } from '../../../shared/admin/counts/keep-counts.ts';
import { added, countedAs } from '../../../shared/admin/counts/tally.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/duration.ts';
import { keptCounts, type TallyCell } from '../../../shared/store/counts/kept-counts.ts';
import { arrivedBetween } from '../../../shared/store/ledger/invoice-list.ts';
import { numbered, unmapped } from '../../builders.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { type TestWorld, testWorld } from '../../world.ts';

/** What the counts of a world stand on; `reads` says how many entries they had to read. */
function countsOf({ world, key, clock }: TestWorld) {
  let reads = 0;
  const ledger = {
    read: (...asked: Parameters<typeof world.ledger.read>) => {
      reads++;
      return world.ledger.read(...asked);
    },
  };
  const ports = { ledger, keptCounts: keptCounts(world.table), arrivedBetween: arrivedBetween(world.table), clock };
  const sorted = (cells: readonly TallyCell[]) =>
    added(cells)
      .map((cell) => JSON.stringify(cell))
      .sort();
  return {
    ports,
    async page(pace = FOR_A_PAGE) {
      reads = 0;
      const { cells, asOfMs } = await countInvoices(key.tenant, pace, ports);
      return { cells: sorted(cells), asOfMs, reads };
    },
    night: () => keepCounts(key.tenant, ports, () => true),
    /** By reading every entry, with nothing kept. */
    async truth() {
      const places = await ports.arrivedBetween(key.tenant, 0, Number.MAX_SAFE_INTEGER);
      const entries = await Promise.all(places.map((place) => world.ledger.read(place.key)));
      return sorted(entries.flatMap((entry) => (entry?.kind === 'invoice' ? [countedAs(entry)] : [])));
    },
  };
}

test('what is kept is read no more, and what came since is counted all the same', async () => {
  await using world = await testWorld();
  const counts = countsOf(world);
  await world.push(numbered(1), numbered(2), unmapped(3));
  world.clock.advance(HOUR_MS);
  await counts.night();
  expect(await counts.page()).toEqual({ cells: await counts.truth(), asOfMs: null, reads: 0 });
  await world.push(unmapped(4));
  expect(await counts.page()).toEqual({ cells: await counts.truth(), asOfMs: null, reads: 1 });
});

test('an invoice that changes after it was kept is counted anew, at once and for as long as the change may still land', async () => {
  await using world = await testWorld();
  const counts = countsOf(world);
  await world.push(unmapped(1), unmapped(2));
  world.clock.advance(HOUR_MS);
  await counts.night();
  const entry = (await world.entry('invoice', '1')) ?? expect.unreachable();
  await world.world.ledger.amend(entry, { status: 'skipped', cause: 'inactive' });
  for (const minutes of [0, 10]) {
    world.clock.advance(minutes * MINUTE_MS);
    expect(await counts.page()).toEqual({ cells: await counts.truth(), asOfMs: null, reads: 2 });
  }
  world.clock.advance(20 * MINUTE_MS);
  await counts.night();
  expect(await counts.page()).toEqual({ cells: await counts.truth(), asOfMs: null, reads: 0 });
});

test('wherever a worker dies that changes older invoices, the counts are those of the ledger', async () => {
  await using world = await testWorld();
  const counts = countsOf(world);
  const wrong: object[] = [];
  let steps = 1;
  for (let dieAt = 0; dieAt < steps; dieAt++) {
    await world.push(unmapped(dieAt));
    world.clock.advance(HOUR_MS);
    await counts.night();
    const entry = (await world.entry('invoice', String(dieAt))) ?? expect.unreachable();
    const mortal = new Mortal(dieAt === 0 ? undefined : dieAt - 1);
    const { ledger } = world.standingOn(mortal.documents(world.world.documents));
    const claim = await ledger.claim(entry, world.clock.now(), world.clock.now() + MINUTE_MS).catch(() => null);
    await claim?.write({ status: 'skipped', cause: 'inactive', dueAt: null }).catch(() => null);
    if (dieAt === 0) steps = mortal.steps + 1;
    const page = await counts.page();
    const truth = await counts.truth();
    if (page.asOfMs !== null || JSON.stringify(page.cells) !== JSON.stringify(truth))
      wrong.push({ dieAt, page, truth });
    world.clock.advance(HOUR_MS);
    if (JSON.stringify((await counts.page()).cells) !== JSON.stringify(truth)) wrong.push({ dieAt, later: true });
  }
  expect(wrong).toEqual([]);
  expect(steps).toBeGreaterThan(5); // before and after the claim, the touch and the write
});

test('a count that began before a change and is kept after it is not believed', async () => {
  await using world = await testWorld();
  const counts = countsOf(world);
  await world.push(unmapped(1));
  world.clock.advance(HOUR_MS);
  const entry = (await world.entry('invoice', '1')) ?? expect.unreachable();
  const { ports } = counts;
  const late = {
    ...ports,
    keptCounts: {
      ...ports.keptCounts,
      keep: async (...slice: Parameters<typeof ports.keptCounts.keep>) => {
        await world.world.ledger.amend(entry, { status: 'skipped', cause: 'inactive' });
        return ports.keptCounts.keep(...slice);
      },
    },
  };
  await countInvoices(world.key.tenant, { ...FOR_A_PAGE, worth: 1 }, late);
  expect((await counts.page()).cells).toEqual(await counts.truth());
  world.clock.advance(HOUR_MS);
  expect((await counts.page()).cells).toEqual(await counts.truth());
});

test('with more to read than a page may, the counts say of which moment they are, and pages and nights catch up', async () => {
  await using world = await testWorld({ state: 'inactive' });
  const counts = countsOf(world);
  for (let nth = 1; nth <= 12; nth++) {
    await world.take(numbered(nth));
    world.clock.advance(MINUTE_MS);
  }
  world.clock.advance(HOUR_MS);
  const small = { ...FOR_A_PAGE, most: 5, worth: 1 };
  const first = await counts.page(small);
  expect(first.asOfMs).toBe(Date.parse('2026-11-20T09:04:00Z'));
  await counts.page(small);
  expect(await counts.page(small)).toMatchObject({ asOfMs: null, cells: await counts.truth() });
  expect(await counts.page(small)).toMatchObject({ reads: 0 });
});

test('an invoice on its usual way touches nothing, and one that was sent again later one hour, once', async () => {
  await using world = await testWorld();
  const { ports } = countsOf(world);
  const touches = async () => (await ports.keptCounts.read(world.key.tenant)).touches;
  await world.push(numbered(1), unmapped(2));
  expect(await touches()).toEqual([]);
  world.clock.advance(HOUR_MS);
  const entry = (await world.entry('invoice', '2')) ?? expect.unreachable();
  await world.world.ledger.amend(entry, { status: 'skipped' });
  expect(await touches()).toEqual([
    { hourMs: Date.parse('2026-11-20T09:00:00Z'), atMs: Date.parse('2026-11-20T10:00:00Z') },
  ]);
});
