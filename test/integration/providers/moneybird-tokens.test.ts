import { describe, expect, test } from 'vitest';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
import { type Exchange, type Outgoing, openExchange } from '../../../shared/http/exchange.ts';
import { disconnect } from '../../../shared/oauth/disconnect.ts';
import { openTokens } from '../../../shared/oauth/fresh-access-token.ts';
import type { TokenPorts } from '../../../shared/oauth/token-ports.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { moneybird } from '../../../shared/providers/moneybird/index.ts';
import { dynamoClientIds } from '../../../shared/store/client-ids.ts';
import { type MoneybirdWorld, type MoneybirdWorldOptions, moneybirdWorld } from '../../world.ts';
import { consentDesk } from '../oauth/oauth-fixtures.ts';

/** A Moneybird connection as several workers hold its tokens. */
async function desk(options: MoneybirdWorldOptions = {}) {
  const world = await moneybirdWorld(options);
  const exchange = openExchange();
  const integration = await integrationOf(world);
  const ports: TokenPorts = {
    ...world.world,
    connection: integration,
    exchange,
    profile: moneybird.oauth,
    origin: world.moneybird.origin,
    timeLeftMs: () => 90_000,
  };
  return {
    world,
    exchange,
    open: (over: Partial<TokenPorts> = {}) => openTokens({ ...ports, ...over }),
    chain: async () => {
      const chain = await world.world.vault.read(integration.chain ?? '');
      if (!chain) throw new Error('there is no chain');
      return chain;
    },
    calls: () => tokenCalls(world),
    statusWith: async (access: string) => {
      const url = `${world.moneybird.origin}/api/v2/administrations.json`;
      return (await fetch(url, { headers: { authorization: `Bearer ${access}` } })).status;
    },
    async [Symbol.asyncDispose]() {
      await exchange.close();
      await world[Symbol.asyncDispose]();
    },
  };
}

const tokenCalls = ({ moneybird: there }: MoneybirdWorld): number =>
  there.requests.all().filter(({ path }) => path.endsWith('/oauth/token')).length;

async function integrationOf({ integrations, key }: MoneybirdWorld) {
  const integration = await integrations.get(key);
  if (!integration) throw new Error('there is no integration');
  return integration;
}

const care = (world: MoneybirdWorld) =>
  createHandler({ ...world.world, integrations: world.integrations })({}, { timeLeftMs: () => 600_000 });

describe('a token of Moneybird', () => {
  test('without an expiry is never renewed ahead of time', async () => {
    await using held = await desk();
    const { access } = await held.chain();
    const before = held.calls();
    held.world.clock.advance(400 * 86_400_000);
    expect(await held.open().fresh()).toBe(access);
    expect(held.calls()).toBe(before);
  });

  test.each(['strict', 'left-out', 'repeated'] as const)(
    'that is refused is renewed once, and the next refusal leaves it (%s)',
    async (refreshTokens) => {
      await using held = await desk({ moneybird: { readings: { refreshTokens } } });
      const { access } = await held.chain();
      held.world.clock.advance(60_000);
      const before = held.calls();
      const renewed = await held.open().afterRefusal(access);
      expect(renewed).not.toBe(access);
      expect(await held.statusWith(renewed)).toBe(200);
      expect(held.calls()).toBe(before + 1);
      expect((await held.chain()).refresh).toEqual(expect.any(String));

      held.world.clock.advance(10_000); // a permission that is missing is told by the same 401
      expect(await held.open().afterRefusal(renewed)).toBe(renewed);
      expect(held.calls()).toBe(before + 1);
      held.world.clock.advance(10 * 60_000);
      expect(await held.open().afterRefusal(renewed)).not.toBe(renewed);
    },
  );

  test('that is brand-new and refused is given a moment, and no token call', async () => {
    const readings = { newTokens: 'refused-briefly', accessTokens: 'expiring' } as const;
    await using held = await desk({ moneybird: { readings } });
    const { receivedAtMs } = await held.chain();
    expect(held.world.clock.now() - receivedAtMs).toBeGreaterThan(2_000); // the consent waited for it
    held.world.clock.advance(7_190_000);
    const renewed = await held.open().fresh();
    const before = held.calls();
    expect(await held.statusWith(renewed)).toBe(401);
    expect(await held.open().afterRefusal(renewed)).toBe(renewed);
    expect(await held.statusWith(renewed)).toBe(200);
    expect(held.calls()).toBe(before);
  });

  test('that was renewed after a refusal is given a moment before it is used', async () => {
    await using held = await desk({ moneybird: { readings: { newTokens: 'refused-briefly' } } });
    const { access } = await held.chain();
    const renewed = await held.open().afterRefusal(access);
    expect(renewed).not.toBe(access);
    expect(await held.statusWith(renewed)).toBe(200); // a second refusal would ask for a new consent
  });

  test('with an expiry is renewed shortly before it', async () => {
    await using held = await desk({ moneybird: { readings: { accessTokens: 'expiring' } } });
    const { access, accessUntilMs, receivedAtMs } = await held.chain();
    expect(accessUntilMs).toBe(receivedAtMs + 7_200_000);
    const before = held.calls();
    held.world.clock.advance(7_173_000 - (held.world.clock.now() - receivedAtMs));
    expect(await held.open().fresh()).toBe(access);
    held.world.clock.advance(1_000);
    const renewed = await held.open().fresh();
    expect(renewed).not.toBe(access);
    expect(held.calls()).toBe(before + 1);
    expect(await held.statusWith(renewed)).toBe(200);
  });
});

test('a consent that was withdrawn is noticed within a day, at one token call, and told once', async () => {
  await using held = await desk();
  const { world } = held;
  world.moneybird.withdrawConsent();
  const before = held.calls();
  for (let day = 0; day < 3; day++) {
    world.clock.advance(86_400_000);
    await care(world);
  }
  await world.answer();
  expect(await integrationOf(world)).toMatchObject({ state: 'attention', attention: { cause: 'reconnect-needed' } });
  expect(world.toldOf('integration.attention')).toHaveLength(1);
  expect(held.calls() - before).toBe(1);
});

const leave = ({ world, exchange }: Awaited<ReturnType<typeof desk>>) =>
  disconnect(world.key, {
    ...world.world,
    integrations: world.integrations,
    clientIds: dynamoClientIds(world.world.table),
    exchange,
    provider: providerOf,
    originOf: world.world.outside.originOf,
    deleteSecret: async () => undefined,
    removeWebhook: async () => undefined,
  });

/** An exchange that notes which tokens are given back. */
function noting(real: Exchange, given: string[], then: (outgoing: Outgoing) => Promise<void> = async () => undefined) {
  const send: Exchange['send'] = async (outgoing) => {
    const answer = await real.send(outgoing);
    if (outgoing.url.endsWith('/oauth/revoke')) given.push(new URLSearchParams(outgoing.body).get('token') ?? '');
    await then(outgoing);
    return answer;
  };
  return { ...real, send };
}

test('a disconnect gives the tokens back: what we had is refused from then on', async () => {
  await using held = await desk();
  const { access } = await held.chain();
  expect(await held.statusWith(access)).toBe(200);
  await leave(held);
  expect(await held.statusWith(access)).toBe(401);
  expect(await integrationOf(held.world)).toMatchObject({ state: 'new', chain: null });
});

test.each(['strict', 'repeated'] as const)(
  'a pair that arrives after a disconnect is given back too (%s)',
  async (refreshTokens) => {
    await using held = await desk({ moneybird: { readings: { refreshTokens } } });
    const { access } = await held.chain();
    held.world.clock.advance(60_000);
    const [given, answers]: [string[], string[]] = [[], []];
    const overtaken = noting(held.exchange, given, async ({ url }) => {
      if (url.endsWith('/oauth/token')) await leave(held);
    });
    const heard: Exchange = {
      ...overtaken,
      send: async (outgoing) => {
        const answer = await overtaken.send(outgoing);
        if (outgoing.url.endsWith('/oauth/token')) answers.push(answer.text);
        return answer;
      },
    };
    await expect(held.open({ exchange: heard }).afterRefusal(access)).rejects.toThrow('reconnect');
    const pair = JSON.parse(answers[0] ?? '{}') as Record<string, string>;
    expect(given).toEqual([pair.refresh_token, pair.access_token]);
    expect(await held.statusWith(pair.access_token ?? '')).toBe(401);
    expect(await held.chain()).toMatchObject({ state: 'lost', access: '', refresh: null });
  },
);

test('a reconnect gives the old tokens back when the new ones are in use, and never those', async () => {
  await using held = await desk();
  const { world } = held;
  const old = await held.chain();
  const given: string[] = [];
  const inUse: unknown[] = [];
  const openNoting = () =>
    noting(openExchange(), given, async ({ url }) => {
      if (url.endsWith('/oauth/revoke')) inUse.push((await integrationOf(world)).chain !== old.chain);
    });
  const { statusCode } = await consentDesk(world, { openExchange: openNoting }).consent();
  expect(statusCode).toBe(200);
  expect(given).toEqual([old.refresh, old.access]);
  expect(inUse).toEqual([true, true]);
  const { chain } = await integrationOf(world);
  const next = await world.world.vault.read(chain ?? '');
  expect(await held.statusWith(old.access)).toBe(401);
  expect(await held.statusWith(next?.access ?? '')).toBe(200);
});
