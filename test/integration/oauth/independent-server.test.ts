import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openConsentRun } from '../../../functions/oauth-callback/consent-run.ts';
import { openExchange } from '../../../shared/http/exchange.ts';
import { beginConsent, takeConsent } from '../../../shared/oauth/begin-consent.ts';
import { completeConsent } from '../../../shared/oauth/consent.ts';
import { openTokens } from '../../../shared/oauth/fresh-access-token.ts';
import { revoke } from '../../../shared/oauth/revoke.ts';
import type { TokenPorts } from '../../../shared/oauth/token-ports.ts';
import { outside } from '../../../shared/runtime/outside.ts';
import { atScale } from '../../tier.ts';
import { consentWorld, type TestWorld, testWorld } from '../../world.ts';
import { startIndependentServer } from './independent-server.ts';
import { integrationOf } from './oauth-fixtures.ts';

type Server = Awaited<ReturnType<typeof startIndependentServer>>;

/** Our client, connected to the server by a consent. */
async function connected(world: TestWorld, server: Server) {
  vi.spyOn(Date, 'now').mockImplementation(world.clock.now);
  await world.change({ clientId: server.client.id, chain: null, administration: null });
  const standing = { ...consentWorld(world.world, world.integrations), secret: async () => server.client.secret };
  const run = openConsentRun(standing, { timeLeftMs: () => 30_000 });
  const exchange = openExchange();
  const clock = { ...run.clock, secret: outside().secret }; // a verifier has a length to keep to
  const ports = { ...run, clock, provider: () => server.provider, originOf: () => server.origin };
  const wireWith: typeof ports.wireWith = (_, access) => ({
    origin: server.origin,
    reserve: async () => undefined,
    send: async ({ path }) => ({ ...(await use(path, access)), aheadMs: 0 }),
  });
  const use = (path: string, access: string) =>
    exchange.send({
      method: 'GET',
      url: server.origin + path,
      headers: { authorization: `Bearer ${access}` },
      timeoutMs: 10_000,
    });

  const consent = async (change: (code: string) => Promise<string> = async (code) => code) => {
    const address = await beginConsent(await integrationOf(world), server.redirectUri, ports);
    const state = new URL(address).searchParams.get('state') ?? '';
    const code = await change(await server.allow(address));
    return {
      address,
      done: await completeConsent(code, await takeConsent(state, null, ports), { ...ports, wireWith }),
    };
  };
  const { address } = await consent();
  const tokenPorts: TokenPorts = {
    ...world.world,
    secret: standing.secret,
    connection: await integrationOf(world),
    exchange,
    profile: server.provider.oauth,
    origin: server.origin,
    timeLeftMs: () => 90_000,
  };
  return {
    address,
    consent,
    tokenPorts,
    open: (over: Partial<TokenPorts> = {}) => openTokens({ ...tokenPorts, ...over }),
    chain: async () => world.world.vault.read(tokenPorts.connection.chain ?? ''),
    statusWith: async (access: string) => (await use('/me', access)).status,
    async [Symbol.asyncDispose]() {
      await exchange.close();
      await run[Symbol.asyncDispose]();
    },
  };
}

beforeEach(() => {
  for (const aloud of ['info', 'warn'] as const) vi.spyOn(console, aloud).mockReturnValue(); // it warns of its own defaults
});
afterEach(() => vi.restoreAllMocks());

describe('an authorization server that ends the family when a refresh token is used twice', () => {
  test('accepts our client for days of work by several workers at once', async () => {
    await using world = await testWorld();
    await using server = await startIndependentServer();
    await using client = await connected(world, server);
    const seed = pseudo(7);
    const refused: number[] = [];
    const before = server.tokenCalls();
    const days = atScale(2, 5);
    for (const end = world.clock.now() + days * 86_400_000; world.clock.now() < end; ) {
      world.clock.advance(Math.round(1_000 + seed() * 1_800_000));
      const workers = Array.from({ length: 1 + Math.floor(seed() * 3) }, () => client.open());
      const tokens = await Promise.all(workers.map((worker) => worker.fresh()));
      for (const access of new Set(tokens)) {
        const status = await client.statusWith(access);
        if (status !== 200) refused.push(status);
      }
    }
    expect(refused).toEqual([]);
    expect(await client.chain()).toMatchObject({ state: 'ok', user: server.person });
    expect((server.tokenCalls() - before) / days).toBeLessThanOrEqual(160);
    expect(server.tokenCalls() - before).toBeGreaterThan(33 * days); // and it did work
  });

  test('B11: when somebody else used ours, one token call says so, and no other follows', async () => {
    await using world = await testWorld();
    await using server = await startIndependentServer();
    await using client = await connected(world, server);
    const { refresh } = (await client.chain()) ?? {};
    world.clock.advance(700_000);
    const thief = await fetch(`${server.origin}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refresh ?? '',
        client_id: server.client.id,
        client_secret: server.client.secret,
      }),
    });
    expect(thief.status).toBe(200);
    const before = server.tokenCalls();
    for (let turn = 0; turn < 3; turn++) await expect(client.open().fresh()).rejects.toThrow('reconnect-needed');
    expect(server.tokenCalls()).toBe(before + 1);
    const { access_token: stolen } = (await thief.json()) as { access_token: string };
    expect(await client.statusWith(stolen)).toBe(401); // the family is dead, the thief's token with it
  });

  test('B11: takes the tokens back when we disconnect', async () => {
    await using world = await testWorld();
    await using server = await startIndependentServer();
    await using client = await connected(world, server);
    const chain = await client.chain();
    if (!chain) throw new Error('there is no chain');
    expect(await client.statusWith(chain.access)).toBe(200);
    await revoke(chain, server.client.secret, client.tokenPorts);
    expect(await client.statusWith(chain.access)).toBe(401);
    world.clock.advance(700_000);
    await expect(client.open().fresh()).rejects.toThrow('reconnect-needed');
    expect(world.logged).toEqual([expect.stringContaining('A token was not renewed')]);
  });

  test('B3: gives tokens for a code only to whom it was made for: the verifier stays with the state', async () => {
    await using world = await testWorld();
    await using server = await startIndependentServer();
    await using client = await connected(world, server);
    const asked = new URL(client.address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);

    const stolen = await server.allow(client.address); // made for another state, and so for another verifier
    await expect(client.consent(async () => stolen)).rejects.toThrow('consent-denied');
    await client.consent();
  });
});

/** The same numbers between 0 and 1 for the same seed. */
function pseudo(seed: number) {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
