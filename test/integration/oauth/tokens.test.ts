import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import type { Exchange } from '../../../shared/http/exchange.ts';
import { TokenMemory } from '../../../shared/oauth/token-memory.ts';
import { testWorld } from '../../world.ts';
import { consentDesk, rewording, tokenDesk } from './oauth-fixtures.ts';

const setbackOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Setback ? error.cause : error),
  );

describe('an access token', () => {
  test('is used as it is until it is 570 seconds old by any clock, four apart from ours, and renewed from then on', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    const { access } = await desk.chain();
    await desk.ageTo(573_999);
    expect(await desk.open().fresh()).toBe(access);
    expect(desk.calls()).toBe(before);

    await desk.ageTo(574_000);
    const renewed = await desk.open().fresh();
    expect(renewed).not.toBe(access);
    expect(desk.calls()).toBe(before + 1);
    expect(await desk.chain()).toMatchObject({ access: renewed, version: 2, triedAtMs: null, leaseUntilMs: 0 });
  });

  test.each([
    ['while the old one still lives', 580_000],
    ['after it ended', 700_000],
  ])('is renewed once for all workers who want one at once, %s', async (_, age) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    const old = (await desk.chain()).access;
    await desk.ageTo(age);
    const clock = { ...world.world.clock, sleep: () => delay(3) };
    const got = await Promise.all(Array.from({ length: 8 }, () => desk.open({ clock }).fresh()));
    expect(desk.calls()).toBe(before + 1);
    const { access } = await desk.chain();
    expect(got.filter((one) => one !== old && one !== access)).toEqual([]);
    if (age > 600_000) expect(new Set(got)).toEqual(new Set([access]));
  });

  test('is renewed once for callers within one worker', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    await desk.ageTo(700_000);
    const source = desk.open();
    const now = world.clock.now();
    const got = await Promise.all([source.fresh(), source.fresh(), source.fresh()]);
    expect(new Set(got).size).toBe(1);
    expect(desk.calls()).toBe(before + 1);
    expect(world.clock.now()).toBe(now); // nobody waited for a lease of its own
  });

  test('that still lives is used while another worker renews it, without a wait', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const now = world.clock.now();
    const held = await desk.vault.lease(await desk.chain(), now, now + 60_000);
    expect(await desk.open().fresh()).toBe(held?.access);
    expect(world.clock.now()).toBe(now);
  });

  test('that another worker renewed after we read is found by reading again, at no token call', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const stale = await desk.chain();
    await desk.ageTo(580_000);
    const renewed = await desk.open().fresh();
    const before = desk.calls();
    let reads = 0;
    const read = async (id: string) => (reads++ === 0 ? stale : desk.vault.read(id));
    expect(await desk.open({ vault: { ...desk.vault, read } }).fresh()).toBe(renewed);
    expect(desk.calls()).toBe(before);
  });

  test('is read once in a run, not once for each call', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    let reads = 0;
    const read = (id: string) => {
      reads++;
      return desk.vault.read(id);
    };
    const source = desk.open({ vault: { ...desk.vault, read } });
    for (let turn = 0; turn < 5; turn++) await source.fresh();
    expect(reads).toBe(1);
    await desk.ageTo(580_000);
    await source.fresh();
    expect(reads).toBe(2);
  });

  test('is read once in a container, until its refresh is due', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    let reads = 0;
    const vault = { ...desk.vault, read: (id: string) => desk.vault.read(id).finally(() => reads++) };
    const container = { vault, tokenMemory: new TokenMemory() };
    for (let run = 0; run < 5; run++) await desk.open(container).fresh();
    expect(reads).toBe(1);
    await desk.ageTo(580_000);
    const renewed = await desk.open(container).fresh();
    expect(reads).toBe(2);
    expect(await desk.open(container).fresh()).toBe(renewed);
    expect(reads).toBe(2);
  });

  test('that a container remembers and another one renewed is read again after a refusal, at no token call', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const container = { tokenMemory: new TokenMemory() };
    const remembered = await desk.open(container).fresh();
    await desk.ageTo(580_000);
    const renewed = await desk.open().fresh();
    const before = desk.calls();
    expect(await desk.open(container).afterRefusal(remembered)).toBe(renewed);
    expect(desk.calls()).toBe(before);
  });

  test('that a container remembers is that of its own connection alone', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const tokenMemory = new TokenMemory();
    await desk.open({ tokenMemory }).fresh();
    const stranger = { ...desk.ports.connection, tenant: 'another-tenant' };
    await expect(desk.open({ tokenMemory, connection: stranger }).fresh()).rejects.toThrow('not-connected');
  });

  test.each([
    ['another tenant’s', { tenant: 'somebody-else' }],
    ['of another host', { host: 'start.exactonline.be' }],
    ['of another provider', { provider: 'moneybird' }],
    ['that nobody has', { chain: 'none' }],
    ['before the first consent', { chain: null }],
  ])('%s is given to nobody', async (_, over) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const connection = { ...desk.ports.connection, ...over };
    expect(await setbackOf(desk.open({ connection }).fresh())).toBe('not-connected');
  });
});

describe('a new pair', () => {
  test('is written down before it is used, and the attempt before it is made', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const events: string[] = [];
    const exchange = {
      ...desk.ports.exchange,
      send: async (...outgoing: Parameters<typeof desk.ports.exchange.send>) => {
        const { triedAtMs, leaseUntilMs } = await desk.chain();
        events.push(`asked, attempt ${triedAtMs === world.clock.now()}, lease ${leaseUntilMs > world.clock.now()}`);
        return desk.ports.exchange.send(...outgoing);
      },
    };
    const access = await desk.open({ exchange }).fresh();
    events.push(`used, written ${(await desk.chain()).access === access}`);
    expect(events).toEqual(['asked, attempt true, lease true', 'used, written true']);
  });

  test('is written again until the table takes it', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const before = desk.calls();
    let failures = 5;
    const replace: typeof desk.vault.replace = async (...pair) => {
      if (failures-- > 0) throw new Error('the table is away');
      return desk.vault.replace(...pair);
    };
    const access = await desk.open({ vault: { ...desk.vault, replace } }).fresh();
    expect(await desk.chain()).toMatchObject({ access, version: 2 });
    expect(desk.calls()).toBe(before + 1);
  });

  test.each([
    ['a number', { expires_in: 600 }],
    ['missing', { expires_in: undefined }],
    ['nonsense', { expires_in: 'ten minutes' }],
    ['nothing', { expires_in: '0' }],
  ])('is kept when its lifetime is %s, and lives as long as the provider’s tokens do', async (_, over) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const exchange = rewording(desk.ports.exchange, (body) => ({ ...body, ...over }));
    const access = await desk.open({ exchange }).fresh();
    const now = world.clock.now();
    expect(await desk.chain()).toMatchObject({ access, refreshFromMs: now + 574_000, accessUntilMs: now + 600_000 });
  });

  test.each([
    ['missing', { refresh_token: undefined }],
    ['empty', { refresh_token: '' }],
    ['null', { refresh_token: null }],
  ])('without a refresh token (%s) leaves the old one in its place', async (_, over) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const { refresh } = await desk.chain();
    const access = await desk
      .open({ exchange: rewording(desk.ports.exchange, (body) => ({ ...body, ...over })) })
      .fresh();
    expect(await desk.chain()).toMatchObject({ access, refresh, version: 2 });
  });

  test('that comes with a status of failure is kept all the same', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const { send } = desk.ports.exchange;
    const exchange = {
      ...desk.ports.exchange,
      send: async (out: Parameters<typeof send>[0]) => ({ ...(await send(out)), status: 429 }),
    };
    const access = await desk.open({ exchange }).fresh();
    expect((await desk.chain()).access).toBe(access);
  });

  test.each([
    ['before the other was told that the old one is spent', true],
    ['after the other believed the chain lost', false],
  ])('of a worker who was slower than its lease is not lost, when it is written %s', async (_, isFirst) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const [written, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = desk.open({
      vault: {
        ...desk.vault,
        replace: async (...pair) => {
          if (!isFirst) await told.promise;
          const isOurs = await desk.vault.replace(...pair);
          written.resolve();
          return isOurs;
        },
      },
    });
    const first = slow.fresh();
    await expect.poll(desk.calls).toBe(2); // it has its answer, and its lease is over before it can write
    world.clock.advance(60_001);
    const stale = await desk.chain();
    if (isFirst) await written.promise;
    let reads = 0;
    const second = desk.open({
      vault: { ...desk.vault, read: async (id) => (reads++ === 0 ? stale : desk.vault.read(id)) },
    });
    const answer = await setbackOf(second.fresh());
    told.resolve();
    expect(answer).toBe(isFirst ? 'none' : 'reconnect-needed');
    const access = await first;
    expect(await desk.chain()).toMatchObject({ access, state: 'ok' });
  });
});

describe('a refused access token', () => {
  test('is read again first: another worker’s newer one is used at no token call', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const mine = desk.open();
    const old = await mine.fresh();
    await desk.ageTo(580_000);
    const renewed = await desk.open().fresh();
    const before = desk.calls();
    expect(await mine.afterRefusal(old)).toBe(renewed);
    expect(desk.calls()).toBe(before);
  });

  test.each([0, 300_000, 569_999])('of %i ms is given once more: a young one is never renewed', async (age) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    await desk.ageTo(age);
    const source = desk.open();
    const access = await source.fresh();
    expect(await source.afterRefusal(access)).toBe(access);
    expect(desk.calls()).toBe(before);
  });

  test('is not used again while another worker renews it: theirs is waited for', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const refused = (await desk.chain()).access;
    const now = world.clock.now();
    const held = await desk.vault.lease(await desk.chain(), now, now + 60_000);
    if (!held) throw new Error('nobody else holds it');
    let waits = 0;
    const sleep = async () => {
      if (++waits === 3) await desk.vault.replace(held, { access: 'theirs', accessUntilMs: now + 600_000 });
    };
    const clock = { ...world.world.clock, sleep };
    expect(await desk.open({ clock }).afterRefusal(refused)).toBe('theirs');
    expect(waits).toBe(3);
  });

  test('is renewed when our clock went back, and nobody knows its age', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    const { access } = await desk.chain();
    world.clock.advance(600_000);
    await desk.vault.write(await desk.chain(), { receivedAtMs: world.clock.now() + 1_000_000 });
    expect(await desk.open().afterRefusal(access)).not.toBe(access);
    expect(desk.calls()).toBe(before + 1);
  });
});

describe('a lease', () => {
  test('is waited out when its holder died, and the next one goes on', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const now = world.clock.now();
    await desk.vault.lease(await desk.chain(), now, now + 60_000);
    const access = await desk.open().fresh();
    expect(world.clock.now()).toBeGreaterThanOrEqual(now + 60_000);
    expect((await desk.chain()).access).toBe(access);
  });

  test('that another worker holds beyond our run has us come again soon: the books were not asked', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const now = world.clock.now();
    await desk.vault.lease(await desk.chain(), now, now + 60_000);
    const timeLeftMs = () => 30_000 - (world.clock.now() - now);
    expect(await setbackOf(desk.open({ timeLeftMs }).fresh())).toBe('soon');
  });

  test.each(['429', '503'])(
    'that lapsed is neither written nor given back by its late holder, who heard a %s',
    async (heard) => {
      await using world = await testWorld();
      await using desk = await tokenDesk(world);
      await desk.ageTo(700_000);
      let chain: Awaited<ReturnType<typeof desk.chain>> | null = null;
      const late: Exchange = {
        ...desk.ports.exchange,
        send: async (outgoing) => {
          world.clock.advance(61_000); // its lease is over
          const held = await desk.chain();
          chain = await desk.vault.lease(held, world.clock.now(), world.clock.now() + 60_000);
          return {
            ...(await desk.ports.exchange.send({ ...outgoing, url: `${outgoing.url}/nowhere` })),
            status: Number(heard),
          };
        },
      };
      await setbackOf(desk.open({ exchange: late }).fresh());
      expect(chain).not.toBeNull();
      expect(await desk.chain()).toEqual(chain); // the next holder still has it, and its attempt is noted
    },
  );

  test('is not taken when the client secret can not be read: nothing was tried', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const before = await desk.chain();
    const secret = () => Promise.reject(new Error('Secrets Manager is away'));
    await expect(desk.open({ secret }).fresh()).rejects.toThrow('away');
    expect(await desk.chain()).toEqual(before);
  });

  test('is not taken when the answer would come after this run', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(580_000);
    const { access } = await desk.chain();
    const before = desk.calls();
    expect(await desk.open({ timeLeftMs: () => 17_000 }).fresh()).toBe(access);
    await desk.ageTo(700_000);
    expect(await setbackOf(desk.open({ timeLeftMs: () => 17_000 }).fresh())).toBe('soon');
    expect(desk.calls()).toBe(before);
  });

  test('gives way to a chain that was retired meanwhile: the one in its place is used', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const old = await desk.chain();
    const next = { ...old, chain: 'next', access: 'of the next consent' };
    await desk.vault.put(next);
    await desk.ageTo(700_000);
    const now = world.clock.now();
    await desk.vault.put({ ...next, receivedAtMs: now, accessUntilMs: now + 600_000, refreshFromMs: now + 570_000 });
    const held = await desk.vault.lease(await desk.chain(), now, now + 60_000);
    await desk.vault.retire(old.chain, 'next');
    expect(await desk.open().fresh()).toBe('of the next consent');
    expect(held && (await desk.vault.write(held, { state: 'lost' }))).toBe(false);
    expect(held && (await desk.vault.replace(held, { access: 'a dead one' }))).toBe(false);
    expect(await desk.chain()).toMatchObject({ access: '', refresh: null });
  });
});

test('a day has 200 token calls, the consent’s included; then the line waits for the next one', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  const today = async () => desk.vault.callsToday(await desk.chain(), world.clock.now());
  expect(await today()).toBe(1);
  await consentDesk(world).consent();
  expect(await today()).toBe(2); // the same person and app: another chain begins no new count
  await desk.vault.countCall(await desk.chain(), world.clock.now(), 197);
  await desk.ageTo(580_000);
  await desk.open().fresh();
  const before = desk.calls();
  const { access } = await desk.chain();
  await desk.ageTo(580_000);
  expect(await desk.open().fresh()).toBe(access); // it still lives
  await desk.ageTo(700_000);
  const error = await desk
    .open()
    .fresh()
    .catch((thrown: unknown) => thrown);
  const midnight = Date.parse('2026-11-21T00:00:00Z');
  expect(error).toMatchObject({ cause: 'day-limit', scope: 'integration', retryAtMs: midnight });
  expect(desk.calls()).toBe(before);
  expect(await desk.chain()).toMatchObject({ leaseUntilMs: 0 });
  expect(await today()).toBe(200);

  world.clock.advance(midnight - world.clock.now());
  await desk.open().fresh();
  expect(await today()).toBe(1);
});
