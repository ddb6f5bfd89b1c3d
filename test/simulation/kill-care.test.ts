import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { createHandler as createRings } from '../../functions/ring-due/handler.ts';
import { createHandler as createCare } from '../../functions/token-refresh/handler.ts';
import { EmbeddedMetrics } from '../../shared/runtime/logging/metrics.ts';
import { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { keyOf } from '../../shared/store/keys.ts';
import { dynamoTokens } from '../../shared/store/tokens.ts';
import { DAY_MS, HOUR_MS, invoiceEntry, invoiceEvent, MINUTE_MS, toldAbout } from '../integration/sync/fixtures.ts';
import { pointsOf, shareOf } from '../tier.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { integrationOf, walk } from './deed.ts';
import { Mortal } from './mortal.ts';

const STRIDE = 6;

/** What a process that may die stands on. */
function standingOf(world: TestWorld, mortal: Mortal) {
  const standing = world.standingOn(mortal.documents(world.world.documents), {
    openExchange: mortal.openExchange,
    clock: mortal.clock(world.world.clock),
    wake: mortal.reach(world.world.wake),
    metrics: new EmbeddedMetrics(() => undefined),
  });
  return { ...standing, integrations: new DynamoIntegrations(standing.table, world.clock.now) };
}

/** The hourly run. */
const care = (world: TestWorld, mortal = new Mortal()): Promise<void> =>
  createCare(standingOf(world, mortal))({}, { timeLeftMs: () => 600_000 });

/** The run of each minute; it wakes by the queue alone. */
async function ring(world: TestWorld, mortal = new Mortal()): Promise<void> {
  const wakeAll = mortal.reach(async (keys: readonly TestWorld['key'][]) => {
    for (const key of keys) await world.world.wake(key);
  });
  await createRings({ ...standingOf(world, mortal), wakeAll })({}, { timeLeftMs: () => 50_000 });
}

const nameOf = (deed: string, stride: number) => `a process that dies at ${shareOf('step', stride)} of ${deed}`;
const pointsAt = (stride: number) => (steps: number) => pointsOf(steps, stride, 1);

test(`${nameOf('the hourly care', STRIDE)} loses no connection; the next ones tell a drift once, and find what was left behind`, async () => {
  await using world = await testWorld({ exact: { readings: { refreshTokens: 'overlapping' } } });
  const code = (await integrationOf(world)).mappings.vat['btw-hoog'] ?? '';
  const told = () => new Set(world.toldOf('integration.attention').map(({ id, cause }) => `${cause} ${id}`));
  const isBlocked = (IsBlocked: boolean) => world.books.change('vat/VATCodes', code, { IsBlocked });
  const well = {
    ...{ state: 'active', attention: undefined, isCaredFor: true, chain: 'ok' },
    ...{ drifts: 1, status: 'done', told: ['synced'] },
  };
  const steps = await walk(
    world,
    {
      async prepare(nth) {
        isBlocked(false);
        world.clock.advance(DAY_MS);
        await care(world);
        await world.take(invoiceEvent(nth));
        const { pk, sk } = keyOf.entry({ ...world.key, kind: 'invoice', id: String(nth) });
        const UpdateExpression = 'REMOVE dueOf, dueAt';
        await world.world.documents.send(new UpdateCommand({ TableName: 'ledger', Key: { pk, sk }, UpdateExpression }));
        await world.answer();
        world.told.length = 0;
        isBlocked(true);
        world.clock.advance(DAY_MS);
      },
      act: (mortal) => care(world, mortal),
      async goOn() {
        for (const afterMs of [HOUR_MS, DAY_MS]) {
          world.clock.advance(afterMs);
          await care(world);
          await ring(world);
          await world.answer();
        }
      },
      async stands(nth) {
        const { state, attention, careAt, chain } = await integrationOf(world);
        return {
          state,
          attention: attention?.cause,
          isCaredFor: careAt !== null && careAt > world.clock.now(),
          chain: (await dynamoTokens(world.world.documents, 'tokens').read(chain ?? ''))?.state,
          drifts: told().size,
          status: (await invoiceEntry(world, nth)).status,
          told: toldAbout(world, nth),
        };
      },
      may: [well],
      done: well,
      isRepeated: false,
    },
    pointsAt(STRIDE),
  );
  expect(steps).toBeGreaterThan(20); // the walk is as long as it should be
}, 240_000);

test('a process that dies at each step of the run of a minute is followed by one that wakes whoever is due', async () => {
  await using world = await testWorld();
  const act = async (nth: number, mortal: Mortal) => {
    world.exact.faults.next({ path: 'SalesInvoices', fault: '503' });
    await world.push(invoiceEvent(nth));
    for (let minute = 0; (await invoiceEntry(world, nth)).status !== 'done' && minute < 60; minute++) {
      world.clock.advance(MINUTE_MS);
      await ring(world, mortal).catch((error: unknown) => {
        if (!mortal.isDead) throw error;
      });
      await ring(world);
      await world.answer();
    }
    return toldAbout(world, nth);
  };
  const whole = new Mortal();
  expect(await act(0, whole)).toEqual(['synced']);
  for (let dieAt = 0; dieAt < 2; dieAt++) expect(await act(dieAt + 1, new Mortal(dieAt))).toEqual(['synced']);
}, 120_000);
