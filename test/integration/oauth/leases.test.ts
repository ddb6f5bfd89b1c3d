import { describe, expect, test } from 'vitest';
import type { Chain } from '../../../shared/oauth/chain.ts';
import { dynamoTokens } from '../../../shared/store/tokens.ts';
import { openTables } from '../../tables.ts';

const NOW_MS = Date.parse('2026-11-20T09:00:00Z');
const MINUTE_MS = 60_000;

const CHAIN: Chain = {
  v: 1,
  chain: 'chain-1',
  tenant: 'camping-de-eik',
  provider: 'exact',
  host: 'start.exactonline.nl',
  clientId: 'app',
  user: 'somebody',
  access: 'access-1',
  refresh: 'refresh-1',
  receivedAtMs: NOW_MS,
  accessUntilMs: null,
  refreshFromMs: null,
  onRefusal: false,
  version: 1,
  fence: 0,
  leaseUntilMs: 0,
  triedAtMs: null,
  failures: 0,
  state: 'ok',
  next: null,
};

/** A table of tokens with one chain in it. */
async function vault() {
  const tables = await openTables();
  const tokens = dynamoTokens(tables.documents, 'tokens');
  await tokens.put(CHAIN);
  const standing = async (): Promise<Chain> => {
    const chain = await tokens.read(CHAIN.chain);
    if (!chain) throw new Error('there is no chain');
    return chain;
  };
  /** Takes the lease for a minute. */
  const lease = async (seen: Chain, nowMs = NOW_MS): Promise<Chain> => {
    const held = await tokens.lease(seen, nowMs, nowMs + MINUTE_MS);
    if (!held) throw new Error('another one holds it');
    return held;
  };
  return { tokens, standing, lease, [Symbol.asyncDispose]: () => tables[Symbol.asyncDispose]() };
}

const second = { access: 'access-2', refresh: 'refresh-2' };

describe('a lease', () => {
  test('notes the attempt, and is one worker’s until it is over', async () => {
    await using at = await vault();
    const held = await at.lease(CHAIN);
    expect(held).toMatchObject({ fence: 1, leaseUntilMs: NOW_MS + MINUTE_MS, triedAtMs: NOW_MS });
    expect(await at.tokens.lease(CHAIN, NOW_MS, NOW_MS + MINUTE_MS)).toBeNull();
    expect(await at.tokens.lease(held, NOW_MS + MINUTE_MS - 1, NOW_MS + 2 * MINUTE_MS)).toBeNull();
    expect(await at.tokens.lease(held, NOW_MS + MINUTE_MS, NOW_MS + 2 * MINUTE_MS)).toMatchObject({ fence: 2 });
  });

  test('is taken by one of two who saw the same, also when the first is over', async () => {
    await using at = await vault();
    await at.lease(CHAIN);
    expect(await at.tokens.lease(CHAIN, NOW_MS + MINUTE_MS, NOW_MS + 2 * MINUTE_MS)).toBeNull();
  });

  test('is not taken for a pair that another one took the place of, nor of a chain that is lost', async () => {
    await using at = await vault();
    const held = await at.lease(CHAIN);
    await at.tokens.replace(held, second);
    const renewed = await at.standing();
    expect(await at.tokens.lease({ ...renewed, version: CHAIN.version }, NOW_MS, NOW_MS + 1)).toBeNull();
    await at.tokens.retire(CHAIN.chain, null);
    const lost = await at.standing();
    expect(await at.tokens.lease(lost, NOW_MS, NOW_MS + 1)).toBeNull();
  });
});

describe('a holder whose lease passed to another one', () => {
  test('changes nothing and releases nothing', async () => {
    await using at = await vault();
    const late = await at.lease(CHAIN);
    await at.lease(late, NOW_MS + MINUTE_MS);
    const before = await at.standing();
    expect(await at.tokens.write(late, { leaseUntilMs: 0, state: 'lost' })).toBe(false);
    expect(await at.standing()).toEqual(before);
  });

  test('keeps the pair that it was given all the same: there is no other', async () => {
    await using at = await vault();
    const late = await at.lease(CHAIN);
    const newer = await at.lease(late, NOW_MS + MINUTE_MS);
    expect(await at.tokens.replace(late, second)).toBe(true);
    expect(await at.standing()).toMatchObject({ ...second, version: 2, leaseUntilMs: 0 });
    // And whoever holds the lease by now spent the same token: its verdict says nothing of the pair that stands there.
    expect(await at.tokens.write(newer, { state: 'lost' })).toBe(false);
    expect(await at.tokens.replace(newer, { access: 'access-3', refresh: 'refresh-3' })).toBe(false);
    expect(await at.standing()).toMatchObject({ ...second, state: 'ok' });
  });
});

test('a pair that is on its way when its chain is retired is never written', async () => {
  await using at = await vault();
  const held = await at.lease(CHAIN);
  expect(await at.tokens.retire(CHAIN.chain, 'chain-2')).toMatchObject({ access: 'access-1', refresh: 'refresh-1' });
  expect(await at.tokens.replace(held, second)).toBe(false);
  expect(await at.tokens.write(held, { leaseUntilMs: 0 })).toBe(false);
  expect(await at.standing()).toMatchObject({ state: 'lost', access: '', refresh: null, next: 'chain-2' });
});
