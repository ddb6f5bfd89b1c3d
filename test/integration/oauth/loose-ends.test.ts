import { expect, test } from 'vitest';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
import { disconnect } from '../../../shared/oauth/disconnect.ts';
import { dropLooseEnd, noteLooseEnd } from '../../../shared/oauth/loose-ends.ts';
import { providerOf } from '../../../shared/providers/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { integrationOf, tokenDesk } from './oauth-fixtures.ts';

const HOUR_MS = 3_600_000;

/** A second chain, and a second secret, which nobody uses. */
async function withLooseEnd(world: TestWorld) {
  await using desk = await tokenDesk(world);
  await desk.vault.put({ ...(await desk.chain()), chain: 'loose', access: 'loose-access', refresh: 'loose-refresh' });
  const { host, clientId } = await integrationOf(world);
  await noteLooseEnd(world.key, { host, clientId, secretName: 'loose-secret', chain: 'loose' }, world);
}

/** The hourly run, when it next looks after the connection; the secrets that it deleted. */
async function care(world: TestWorld, isDown = false): Promise<readonly string[]> {
  const deleted: string[] = [];
  const deleteSecret = async (name: string) => {
    if (isDown) throw new Error('the vault of secrets is away');
    deleted.push(name);
  };
  const standing = { ...world.world, integrations: world.integrations, deleteSecret };
  const { careAt } = await integrationOf(world);
  world.clock.advance(Math.max(0, (careAt ?? 0) - world.clock.now()));
  await createHandler(standing)({}, { timeLeftMs: () => 600_000 });
  return deleted;
}

const stateOf = async (world: TestWorld, chain: string) => (await world.world.vault.read(chain))?.state;

test('a loose end is forgotten by the care, and what the integration uses stays', async () => {
  await using world = await testWorld();
  await withLooseEnd(world);
  const { chain } = await integrationOf(world);
  world.clock.advance(HOUR_MS);
  expect(await care(world)).toEqual(['loose-secret']);
  expect([await stateOf(world, 'loose'), await stateOf(world, chain ?? '')]).toEqual(['lost', 'ok']);
  expect(await integrationOf(world)).toMatchObject({ looseEnds: [], state: 'active' });
  expect(await world.world.clientIds.isFree('another', await appOf(world))).toBe(false);
});

test('a loose end that an integration uses again is left to it', async () => {
  await using world = await testWorld();
  const { host, clientId, secretName, chain } = await integrationOf(world);
  await noteLooseEnd(world.key, { host, clientId, secretName, chain }, world);
  world.clock.advance(HOUR_MS);
  expect(await care(world)).toEqual([]);
  expect(await stateOf(world, chain ?? '')).toBe('ok');
  expect((await integrationOf(world)).looseEnds).toEqual([]);
});

test('one that somebody may still be at is looked at again an hour later, where there is no connection to look after', async () => {
  await using world = await testWorld();
  await world.change({ chain: null, careAt: null });
  const { host, clientId } = await integrationOf(world);
  await noteLooseEnd(world.key, { host, clientId, secretName: 'later', chain: null }, world);
  const { careAt } = await integrationOf(world);
  expect(careAt).toBe(world.clock.now() + HOUR_MS);
  world.clock.advance(HOUR_MS / 2);
  await noteLooseEnd(world.key, { host, clientId, secretName: 'last', chain: null }, world);
  expect(await care(world)).toEqual(['later']);
  expect(await care(world)).toEqual(['last']);
  expect(await integrationOf(world)).toMatchObject({ looseEnds: [], careAt: null });
});

test('a loose end that can not be forgotten today keeps no connection from its check, and is forgotten tomorrow', async () => {
  await using world = await testWorld();
  await withLooseEnd(world);
  world.clock.advance(HOUR_MS);
  const calls = world.exact.requests.count({ endpoint: 'hrm/Divisions' });
  expect(await care(world, true)).toEqual([]);
  expect(world.exact.requests.count({ endpoint: 'hrm/Divisions' })).toBe(calls + 1);
  expect(await care(world)).toEqual(['loose-secret']);
  expect((await integrationOf(world)).looseEnds).toEqual([]);
});

test('of two that are noted or crossed off at the same moment neither is lost', async () => {
  await using world = await testWorld();
  const { host, clientId } = await integrationOf(world);
  const endOf = (chain: string) => ({ host, clientId, secretName: 'loose', chain });
  /** Others come between the look and the write, once. */
  const beside = (meanwhile: () => Promise<void>) => {
    let isOver = false;
    const get: TestWorld['integrations']['get'] = async (key) => {
      const seen = await world.integrations.get(key);
      if (!isOver) {
        isOver = true;
        await meanwhile();
      }
      return seen;
    };
    const keepLooseEnds = world.integrations.keepLooseEnds.bind(world.integrations);
    return { integrations: { get, keepLooseEnds }, clock: world.clock };
  };
  const chains = async () => (await integrationOf(world)).looseEnds.map(({ chain }) => chain);
  await noteLooseEnd(
    world.key,
    endOf('mine'),
    beside(() => noteLooseEnd(world.key, endOf('theirs'), world)),
  );
  expect(await chains()).toEqual(['theirs', 'mine']);
  await dropLooseEnd(
    world.key,
    endOf('mine'),
    beside(() => noteLooseEnd(world.key, endOf('last'), world)),
  );
  expect(await chains()).toEqual(['theirs', 'last']);
});

test('nothing is noted with an integration that was disconnected meanwhile: whoever is at it finds out', async () => {
  await using world = await testWorld();
  const { host, clientId } = await integrationOf(world);
  await world.change({ disconnectedAtMs: world.clock.now() });
  await noteLooseEnd(world.key, { host, clientId, secretName: 'late', chain: null }, world);
  expect((await world.integrations.get(world.key))?.looseEnds).toEqual([]);
});

test('a disconnect forgets loose ends too, however new they are', async () => {
  await using world = await testWorld();
  await withLooseEnd(world);
  await using desk = await tokenDesk(world);
  const deleted: string[] = [];
  await disconnect(world.key, {
    ...world.world,
    integrations: world.integrations,
    exchange: desk.ports.exchange,
    provider: providerOf,
    originOf: world.world.outside.originOf,
    removeWebhook: async () => undefined,
    deleteSecret: async (name) => void deleted.push(name),
  });
  expect(deleted).toEqual(['demo', 'loose-secret']);
  expect(await stateOf(world, 'loose')).toBe('lost');
  expect((await integrationOf(world)).looseEnds).toEqual([]);
});

const appOf = async (world: TestWorld) => {
  const { provider, host, clientId } = await integrationOf(world);
  return { provider, host, clientId: clientId ?? '' };
};
