import { afterAll, beforeAll, expect, test } from 'vitest';
import { openExchange } from '../../../shared/http/exchange.ts';
import type { PaceStore } from '../../../shared/http/pacer.ts';
import { TokenMemory } from '../../../shared/oauth/token-memory.ts';
import { Connections } from '../../../shared/runtime/connections.ts';
import type { WorkerWorld } from '../../../shared/runtime/world.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { integrationOf } from '../oauth/oauth-fixtures.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

const open = (over: Partial<WorkerWorld>) => new Connections({ ...world.world, ...over }, { timeLeftMs: () => 90_000 });

/** Stores that can be away, and an exchange that does not close. */
function fragile() {
  let isAway = false;
  const { pace } = world.world;
  const change: PaceStore['change'] = (...args) =>
    isAway ? Promise.reject(new RangeError('away')) : pace.change(...args);
  const close = () => Promise.reject(new TypeError('open'));
  return {
    over: { pace: { ...pace, change }, openExchange: () => ({ ...openExchange(), close }) },
    goAway: () => {
      isAway = true;
    },
  };
}

/** Asks the books on connections that can not be given up in order; `end` says what the run ends with. */
async function run<T>(end: () => T): Promise<T> {
  const { over, goAway } = fragile();
  await using connections = open(over);
  const { provider, wire } = connections.open(await integrationOf(world));
  await provider.administrations(wire);
  goAway();
  return end();
}

test('what could not be released is in the log, and the run keeps its result', async () => {
  world.logged.length = 0;
  expect(await run(() => 'a result')).toBe('a result');
  expect(world.logged.map((line) => JSON.parse(line))).toMatchObject([
    { message: 'Slots were not released', fault: 'RangeError' },
    { message: 'Sockets were not closed', fault: 'TypeError' },
  ]);
});

test('what could not be released hides no error of the run', async () => {
  const failure = new Error('of the run');
  const end = () => {
    throw failure;
  };
  await expect(run(end)).rejects.toBe(failure);
});

test('the list of administrations counts to the division that it is asked at, as a call for its invoices does', async () => {
  await using own = await testWorld();
  await using connections = new Connections(own.world, { timeLeftMs: () => 60_000 });
  const integration = await integrationOf(own);
  const { wire } = connections.open(integration);
  const endpoint = 'hrm/Divisions';
  const request = {
    path: `/api/v1/${integration.administration?.id}/${endpoint}`,
    query: { $select: 'Code' },
    endpoint,
  };
  const full = { remedy: 'wait', cause: 'rate-limited' };
  const asMayBe = async () => {
    for (;;) await wire.send({ method: 'GET', ...request });
  };
  await expect(asMayBe()).rejects.toMatchObject(full);

  const { provider, wire: beside } = connections.open({ ...integration, administration: null });
  await expect(provider.administrations(beside)).rejects.toMatchObject(full);
  expect(own.exact.limits.refused.minute).toBe(0); // it was our own count that said so
});

test('connections of one run that share a count borrow together, and those that share tokens read them once', async () => {
  const { pace, vault } = world.world;
  const done: string[] = [];
  const change: PaceStore['change'] = (scope, act) => {
    done.push('pace');
    return pace.change(scope, act);
  };
  const read: typeof vault.read = (chain) => {
    done.push('tokens');
    return vault.read(chain);
  };
  const integration = await integrationOf(world);
  {
    await using connections = open({
      pace: { ...pace, change },
      vault: { ...vault, read },
      tokenMemory: new TokenMemory(),
    });
    for (let turn = 0; turn < 3; turn++) {
      const { provider, wire } = connections.open(integration);
      await provider.administrations(wire);
    }
    expect(done.sort()).toEqual(['pace', 'pace', 'tokens']); // one slot for the first call, then a block
  }
  expect(done.sort()).toEqual(['pace', 'pace', 'pace', 'tokens']);
});
