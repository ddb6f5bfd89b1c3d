import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import type { Hook } from '../../shared/sync/ledger/webhook-registry.ts';
import { seeded } from '../simulators/seeded.ts';
import { atScale } from '../tier.ts';
import { type TestWorld, testWorld } from '../world.ts';
import { type Edge, openEdge } from './fixtures.ts';
import { compareRanks, type Ranked } from './rank-test.ts';

const HOOK: Hook = {
  ...{ key: 'known', tenant: 'camping-de-eik', integration: 'exact', provider: 'moneybird' },
  ...{ administration: '1', secrets: ['s'.repeat(64)], token: 'Ab3' },
};

/** Sends a push with a signature that nobody made. */
const wronglySigned = (edge: Edge, { clock }: TestWorld, key: string, body = '{}') =>
  edge.ask(`POST /webhooks/moneybird/${key}`, {
    headers: { 'moneybird-signature': `t=${Math.floor(clock.now() / 1000)},v1=${'0'.repeat(64)}` },
    body,
  });

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('an unknown key of a webhook gets the answer of a wrong signature, for the same work', async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  await world.world.hooks.keep(HOOK);
  const signatures = vi.spyOn(crypto, 'createHmac');
  syncBuiltinESMExports();
  const requests = vi.spyOn(world.world.documents, 'send');
  const ask = async (key: string) => {
    signatures.mockClear();
    requests.mockClear();
    const answer = await wronglySigned(edge, world, key);
    return { answer, signatures: signatures.mock.calls.length, requests: requests.mock.calls.length };
  };
  const known = await ask('known');
  expect(known).toEqual({ answer: { statusCode: 404, headers: {}, body: '' }, signatures: 1, requests: 1 });
  expect(await ask('unknown')).toEqual(known);
});

const PAIRS = atScale(120, 1_000);

/** As large as a push may be, near enough: the time of a signature grows with it, and a stranger chooses it. */
const LARGE = 'x'.repeat(3_900_000);

test(`in ${PAIRS} pairs of large pushes, the time of the answer does not tell an unknown key from a known one`, async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  await world.world.hooks.keep(HOOK);
  const tookMs = { known: [] as number[], unknown: [] as number[] };
  const random = seeded(7);
  for (let pair = 0; pair < PAIRS + 3; pair++) {
    const both = ['known', 'unknown'] as const;
    for (const key of random() < 0.5 ? both : both.toReversed()) {
      const startedAtMs = performance.now();
      await wronglySigned(edge, world, key, LARGE);
      // The first ones find a program that is not warm.
      if (pair >= 3) tookMs[key].push(performance.now() - startedAtMs);
    }
  }
  // Wide, so that a busy machine is no fault; an answer without a signature lies far beyond both.
  const isTelling = ({ z, shift }: Ranked) => Math.abs(z) > 5 && Math.abs(shift) > 0.2;
  expect(compareRanks(tookMs.known, tookMs.unknown)).not.toSatisfy(isTelling);
});

test('ranks that lie apart are seen, and the same times in another order are not', () => {
  const times = Array.from({ length: 40 }, (_, n) => 10 + (n % 7));
  const { z, shift } = compareRanks(
    times,
    times.map((time) => time / 2),
  );
  expect([z < -5, shift]).toEqual([true, -0.5]);
  expect(compareRanks(times, times.toReversed())).toEqual({ z: 0, shift: 0 });
});
