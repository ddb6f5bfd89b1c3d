import { describe, expect, test } from 'vitest';
import { buildProviderAccess } from '../../shared/runtime/world.ts';
import { takeIn } from '../../shared/sync/intake/intake.ts';
import { aCompany } from '../builders.ts';
import { canMeet, faultyDocuments, type Sky, WEATHERS, type Weather } from '../faulty-documents.ts';
import { invoiceEntry, invoiceEvent, MINUTE_MS } from '../integration/sync/fixtures.ts';
import { seeded } from '../simulators/seeded.ts';
import { atScale, pointsOf, shareOf } from '../tier.ts';
import { type TestWorld, testWorld } from '../world.ts';

/** How long SQS hides a message whose run came to nothing. */
const HIDDEN_MS = 3 * MINUTE_MS;

/** A new company and its invoice. */
const newcomer = (nth: number) =>
  invoiceEvent(
    nth,
    {},
    { customer: aCompany({ id: `c-${nth}`, number: String(9_000 + nth), companyName: `Herberg ${nth}` }) },
  );

/**
 * Takes an event in and pushes it, token and all, while the requests meet `forecast`; then the messages that came to
 * nothing are delivered again, in fair weather. Answers how many requests met it.
 */
async function push(world: TestWorld, nth: number, forecast: Sky['forecast']) {
  world.clock.advance(10 * MINUTE_MS); // it is time for another token
  const sky = faultyDocuments({ real: world.world.documents, clock: world.clock, forecast });
  const { world: ground, intake } = world;
  const stormy = world.standingOn(
    sky.documents,
    buildProviderAccess({ ...ground, documents: sky.documents }, ground.secret),
  );
  const event = newcomer(nth);
  await world.integrations.wake(world.key, world.clock.now()); // by somebody else too, so that the index is asked
  const isTaken = await takeIn(JSON.stringify(event), { ...intake, ...stormy }).then(
    () => true,
    () => false,
  );
  await world.answer(stormy).catch(() => undefined);
  world.clock.advance(HIDDEN_MS);
  if (!isTaken) await world.take(event);
  await world.world.wake(world.key);
  await world.settle();
  return sky.met();
}

/** What became of the invoice, in the books and on the bus. */
async function standing(world: TestWorld, nth: number) {
  const { number } = newcomer(nth).detail.invoice;
  const synced = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === String(nth));
  const { status, dueAt, crashes } = await invoiceEntry(world, nth);
  return {
    invoices: world.books.invoices().filter(({ reference }) => reference === number).length,
    relations: world.books.relations().filter(({ code }) => code === String(9_000 + nth)).length,
    told: new Set(synced.map(({ id }) => id)).size,
    status,
    dueAt,
    isAttended: (await world.integrations.get(world.key))?.attention !== null,
    ...(crashes > 5 && { crashes }),
  };
}

const ONCE = { invoices: 1, relations: 1, told: 1, status: 'done', dueAt: null, isAttended: false };

/** A write that is done and not heard of is the worst that can happen: it meets each of them in `npm test` too. */
const strideOf = (weather: Weather): number => (weather === 'unheard' || weather === 'stale' ? 1 : 3);

const storms = WEATHERS.map((weather, first) => ({
  ...{ weather, first, share: shareOf('request', strideOf(weather)) },
}));

describe.each(storms)(
  'where $share of an intake, a refresh and a push, of those that can, meets $weather',
  ({ weather, first }) => {
    test('there is one document and one relation, told once, and nobody is asked for anything', async ({
      annotate,
    }) => {
      await using world = await testWorld({ details: { finaliseInvoice: true } });
      await push(world, 1, () => null); // the first one knows nothing yet, and asks more
      const canBeStruck: number[] = [];
      await push(world, 2, (request, command) => {
        if (canMeet(weather, command)) canBeStruck.push(request);
        return null;
      });
      expect(await standing(world, 2)).toEqual(ONCE);
      const points = pointsOf(canBeStruck.length, strideOf(weather), first);
      const wrong: object[] = [];
      let met = 0;
      for (const point of points) {
        const struck = canBeStruck[point];
        const nth = point + 3;
        met += await push(world, nth, (request) => (request === struck ? weather : null));
        const stands = await standing(world, nth);
        if (JSON.stringify(stands) !== JSON.stringify(ONCE)) wrong.push({ struck, ...stands });
      }
      expect(wrong).toEqual([]);
      expect(canBeStruck.length).toBeGreaterThan(weather === 'stale' ? 0 : 12);
      expect(met).toBeGreaterThan(0.8 * points.length);
      annotate(`${points.length} of the ${canBeStruck.length} requests that can meet ${weather}`);
    }, 240_000);
  },
);

test(`in weather drawn by lot, all of ${atScale(20, 200)} pushes come right`, async ({ annotate }) => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  const random = seeded(20_261_128);
  const draw = () => (random() < 0.1 ? (WEATHERS[Math.floor(random() * WEATHERS.length)] ?? null) : null);
  const wrong: object[] = [];
  let met = 0;
  for (let nth = 1; nth <= atScale(20, 200); nth++) {
    met += await push(world, nth, draw);
    const stands = await standing(world, nth);
    if (JSON.stringify(stands) !== JSON.stringify(ONCE)) wrong.push({ nth, ...stands });
  }
  expect(wrong).toEqual([]);
  expect(met, 'more than one a push').toBeGreaterThan(atScale(20, 200));
  annotate(`${met} requests met something`);
}, 240_000);
