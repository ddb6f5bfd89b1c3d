import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import type { Hook } from '../../shared/sync/ledger/webhook-registry.ts';
import { testWorld } from '../world.ts';
import { openEdge } from './fixtures.ts';

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('an unknown key of a webhook gets the answer of a wrong signature, for the same work', async () => {
  await using world = await testWorld();
  await using edge = await openEdge(world);
  const hook: Hook = {
    ...{ key: 'known', tenant: 'camping-de-eik', integration: 'exact', provider: 'moneybird' },
    ...{ administration: '1', secrets: ['s'.repeat(64)], token: 'Ab3' },
  };
  await world.world.hooks.keep(hook);
  const signatures = vi.spyOn(crypto, 'createHmac');
  syncBuiltinESMExports();
  const headers = { 'moneybird-signature': `t=${Math.floor(world.clock.now() / 1000)},v1=${'0'.repeat(64)}` };
  const ask = async (key: string) => {
    signatures.mockClear();
    const answer = await edge.ask(`POST /webhooks/moneybird/${key}`, { headers, body: '{}' });
    return { answer, signatures: signatures.mock.calls.length };
  };
  const known = await ask('known');
  expect(known).toEqual({ answer: { statusCode: 404, headers: {}, body: '' }, signatures: 1 });
  expect(await ask('unknown')).toEqual(known);
});
