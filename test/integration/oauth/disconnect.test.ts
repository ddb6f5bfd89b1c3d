import { describe, expect, test } from 'vitest';
import type { Outgoing } from '../../../shared/http/exchange.ts';
import { type DisconnectPorts, disconnect } from '../../../shared/oauth/disconnect.ts';
import { checkConnection } from '../../../shared/oauth/keep-alive.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { dynamoClientIds } from '../../../shared/store/client-ids.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { anEvent } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf, tokenDesk } from './oauth-fixtures.ts';

/** What a disconnect stands on; `deleted` are the secrets that it deleted. */
async function leaving(world: TestWorld, over: Partial<DisconnectPorts> = {}) {
  const tokens = await tokenDesk(world);
  const deleted: string[] = [];
  const ports: DisconnectPorts = {
    ...world.world,
    integrations: world.integrations,
    clientIds: dynamoClientIds(world.world.table),
    exchange: tokens.ports.exchange,
    provider: providerOf,
    originOf: world.world.outside.originOf,
    removeWebhook: async () => undefined,
    hooks: { forget: async () => undefined },
    deleteSecret: async (name) => void deleted.push(name),
    ...over,
  };
  return {
    ...tokens,
    ports,
    deleted,
    leave: (key = world.key) => disconnect(key, ports),
    anew: async (over: Partial<Integration> = {}) => {
      const gone = await integrationOf(world);
      const made = { ...gone, clientId: 'another', state: 'new' as const, disconnectedAtMs: null, ...over };
      return world.integrations.make(made);
    },
  };
}

/** A provider that takes tokens back. */
const takesBack = (id: string) => {
  const provider = providerOf(id);
  return { ...provider, oauth: { ...provider.oauth, revokePath: '/oauth/revoke' } };
};

describe('a disconnect', () => {
  test('leaves the ledger and nothing to connect with', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    await world.push(anEvent());
    const { tenant, provider, host, clientId } = await integrationOf(world);
    const { chain } = await desk.chain();
    await desk.leave();

    expect(await desk.vault.read(chain)).toMatchObject({ state: 'lost', access: '', refresh: null, next: null });
    expect(desk.deleted).toEqual(['demo']);
    expect(await world.integrations.ofTenant(tenant)).toEqual([]);
    expect(await integrationOf(world)).toMatchObject({
      state: 'new',
      chain: null,
      clientId: null,
      secretName: null,
      administration: null,
      disconnectedAtMs: world.clock.now(),
    });
    expect((await world.entry('invoice', anEvent().detail.invoice.id))?.status).toBe('done');
    const app = { provider, host, clientId: clientId ?? '' };
    expect(await desk.ports.clientIds.claim('somebody-else', app)).toBe(true);
  });

  test('sends nothing more, and asks nobody for attention', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
    await world.push(anEvent());
    await desk.leave();
    const calls = world.exact.requests.count();
    await world.push(anEvent());
    await world.settle();
    expect(world.exact.requests.count()).toBe(calls);
    expect(world.toldOf('integration.attention')).toEqual([]);
  });

  test('can be done again when it ended halfway', async () => {
    await using world = await testWorld();
    let isAway = true;
    const deleted: string[] = [];
    const deleteSecret = async (name: string) => {
      if (isAway) throw new Error('Secrets Manager is away');
      deleted.push(name);
    };
    await using desk = await leaving(world, { deleteSecret });
    await expect(desk.leave()).rejects.toThrow('away');
    expect(await integrationOf(world)).toMatchObject({ state: 'new', secretName: 'demo', disconnectedAtMs: null });
    isAway = false;
    await desk.leave();
    expect(deleted).toEqual(['demo']);
    expect(await integrationOf(world)).toMatchObject({ disconnectedAtMs: world.clock.now() });
    await desk.leave();
    expect(deleted).toEqual(['demo']);
  });

  test('is over whatever is saved while it is under way, and no look that began before plans another', async () => {
    await using world = await testWorld();
    const saved = async () => {
      const integration = await integrationOf(world);
      expect(await world.integrations.changeIf(integration, { state: 'active', attention: null }, null)).toBe(true);
      await world.integrations.cared(await integrationOf(world), world.clock.now() + 1);
    };
    await using desk = await leaving(world, { deleteSecret: saved });
    const looks = Promise.withResolvers<void>();
    let look: Promise<void> | null = null;
    const removed = Promise.withResolvers<void>();
    const { integrations } = world;
    const ports = {
      ...desk.ports,
      integrations: {
        ...desk.ports.integrations,
        ofTenant: integrations.ofTenant.bind(integrations),
        stop: async (key: typeof world.key) => {
          const stopped = await integrations.stop(key);
          look = checkConnection(key, {
            ...world.world,
            integrations,
            fit: () => Promise.reject(new Error('it is off')),
            tieLooseEnds: async () => false,
            undelivered: async () => [],
            administrations: async () => {
              looks.resolve();
              await removed.promise;
              return [];
            },
          });
          await looks.promise;
          return stopped;
        },
        remove: integrations.remove.bind(integrations),
      },
    };
    world.clock.advance(8 * 24 * 3_600_000); // a connection that is off is used once a week
    await disconnect(world.key, ports);
    removed.resolve();
    await look;
    expect(await integrationOf(world)).toMatchObject({
      state: 'new',
      careAt: null,
      pause: null,
      attention: null,
      disconnectedAtMs: world.clock.now(),
    });
    expect(await world.integrations.dueForCare(Number.MAX_SAFE_INTEGER)).toEqual([]);
  });

  test('of an integration that is not there does nothing', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    await desk.leave({ ...world.key, integration: 'none' });
    expect(await integrationOf(world)).toMatchObject({ state: 'active' });
  });

  test('keeps the chain, the secret and the app that another integration of the tenant uses', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    const { administration: _, ...first } = await integrationOf(world);
    await world.integrations.make({ ...first, id: 'exact-2', administration: null });
    await desk.leave({ ...world.key, integration: 'exact-2' });
    expect(await desk.chain()).toMatchObject({ state: 'ok' });
    expect(desk.deleted).toEqual([]);
    await desk.ageTo(580_000);
    await desk.open().fresh();
    expect((await consentDesk(world).consent()).statusCode).toBe(200);
  });

  test('gives both tokens back where the provider takes them, and is done when it does not answer', async () => {
    await using world = await testWorld();
    const sent: Outgoing[] = [];
    const exchange = {
      send: async (outgoing: Outgoing) => {
        sent.push(outgoing);
        return { status: 503, headers: new Headers(), text: '' };
      },
      close: async () => undefined,
    };
    await using desk = await leaving(world, { exchange, provider: takesBack });
    const { access, refresh, clientId } = await desk.chain();
    await desk.leave();
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/oauth/revoke', '/oauth/revoke']);
    expect(sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      [refresh, access].map((token) => ({ client_id: clientId, client_secret: 'demo-secret', token })),
    );
    expect(await integrationOf(world)).toMatchObject({ disconnectedAtMs: world.clock.now() });
    expect(world.logged.join()).not.toContain(access);
  });
});

describe('what is under way when an integration is disconnected', () => {
  test('a refresh does not bring the tokens back', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    await desk.ageTo(700_000);
    const { chain } = await desk.chain();
    const exchange = {
      ...desk.ports.exchange,
      send: async (...outgoing: Parameters<typeof desk.ports.exchange.send>) => {
        const answer = await desk.ports.exchange.send(...outgoing);
        await desk.leave();
        return answer;
      },
    };
    await expect(desk.open({ exchange }).fresh()).rejects.toThrow('reconnect');
    expect(await desk.vault.read(chain)).toMatchObject({ state: 'lost', access: '', refresh: null });
  });

  test.each(['/api/oauth2/token', '/current/Me', '/hrm/Divisions'])(
    'a consent that is at %s does not connect it again',
    async (path) => {
      await using world = await testWorld();
      await using desk = await leaving(world);
      const open = world.world.openExchange;
      const chains: string[] = [];
      const vault = {
        ...desk.vault,
        put: (chain: Parameters<typeof desk.vault.put>[0]) => {
          chains.push(chain.chain);
          return desk.vault.put(chain);
        },
      };
      const consent = consentDesk(world, {
        vault,
        openExchange: () => {
          const real = open();
          return {
            ...real,
            send: async (outgoing) => {
              const answer = await real.send(outgoing);
              if (outgoing.url.includes(path)) await desk.leave();
              return answer;
            },
          };
        },
      });
      expect((await consent.consent()).statusCode).toBe(400);
      expect(await integrationOf(world)).toMatchObject({ state: 'new', chain: null, administration: null });
      for (const chain of chains) expect(await desk.vault.read(chain)).toMatchObject({ state: 'lost', refresh: null });
      expect(chains).toHaveLength(1);
    },
  );

  test('a consent that was asked for before does not connect the one that is made anew', async () => {
    await using world = await testWorld();
    await using desk = await leaving(world);
    const consent = consentDesk(world);
    const query = await consent.visit(await consent.begin());
    const { clientId, secretName, settingsVersion } = await integrationOf(world);
    await desk.leave();
    expect(await desk.anew({ clientId, secretName })).toBe(true);
    expect(await desk.anew()).toBe(false);
    expect((await integrationOf(world)).settingsVersion).toBeGreaterThan(settingsVersion);
    const before = consent.tokenCalls();
    expect((await consent.callback(query)).statusCode).toBe(400);
    expect(consent.tokenCalls()).toBe(before);
    expect((await consent.consent()).statusCode).toBe(200);
    expect(await integrationOf(world)).toMatchObject({ state: 'connected', disconnectedAtMs: null });
  });
});
