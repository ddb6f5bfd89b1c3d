import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Setback } from '../../../shared/domain/setback.ts';
import { dynamoTokens } from '../../../shared/store/tokens.ts';
import { anEvent, anInvoice } from '../../builders.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf, tokenDesk } from './oauth-fixtures.ts';

/** What Exact says to a call with this token. */
async function statusWith(access: string, world: TestWorld): Promise<number> {
  const url = `${world.exact.origin}/api/v1/current/Me?$select=UserID`;
  const { status } = await fetch(url, { headers: { authorization: `Bearer ${access}` } });
  return status;
}

/** Every answer that the token endpoint gave since. */
const tokenAnswers = (world: TestWorld, since: number) =>
  world.exact.requests
    .all()
    .filter(({ endpoint }) => endpoint === 'oauth2/token')
    .slice(since)
    .map(({ status }) => status);

describe('fifty workers who want a token at the same moment', () => {
  test.each([
    ['in Exact’s last thirty seconds', 575_000],
    ['after it ended', 601_000],
  ])('%s make one token call and have fifty good answers', async (_, age) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    await desk.ageTo(age);
    const clock = { ...world.world.clock, sleep: () => delay(5) };
    const got = await Promise.all(Array.from({ length: 50 }, () => desk.open({ clock }).fresh()));
    expect(got).toHaveLength(50);
    expect(desk.calls()).toBe(before + 1);
    for (const access of new Set(got)) expect(await statusWith(access, world)).toBe(200);
  });
});

describe('a worker that dies at any step of a refresh', () => {
  /** Steps of one refresh: before and after the lease, the count, the request and the write of the pair. */
  const STEPS = 8;
  /** The pair was made and nobody has it. */
  const LOSES: readonly number[] = [5, 6];

  test.each([
    ['strict', LOSES],
    ['overlapping', []],
  ] as const)(
    'costs a consent only where Exact leaves no way (%s)',
    async (refreshTokens, loses) => {
      await using world = await testWorld({ exact: { readings: { refreshTokens } } });
      const lost: number[] = [];
      for (let dieAt = 0; dieAt <= STEPS; dieAt++) {
        await using desk = await tokenDesk(world);
        await desk.ageTo(700_000);
        const before = desk.calls();
        const mortal = new Mortal(dieAt);
        const dying = desk.open({
          vault: dynamoTokens(mortal.documents(world.world.documents), 'tokens'),
          exchange: mortal.openExchange(),
          clock: { ...world.world.clock, sleep: () => Promise.reject(new Error('the dead do not wait')) },
        });
        await dying.fresh().catch((error: unknown) => {
          if (!mortal.isDead) throw error;
        });
        expect(mortal.isDead).toBe(dieAt < STEPS);

        world.clock.advance(60_000); // its lease is over
        const number = `2026-00${dieAt}`;
        await world.push(anEvent({ invoice: anInvoice({ id: number, number }) }));
        await world.settle();
        const isLost = (await integrationOf(world)).state === 'attention';
        if (isLost) lost.push(dieAt);
        const spent = desk.calls() - before;
        expect({ dieAt, spent: spent <= 3 }).toEqual({ dieAt, spent: true });

        // Lost or not, it does not go round in circles.
        await world.push(anEvent({ invoice: anInvoice({ id: `${number}-b`, number: `${number}-b` }) }));
        await world.settle();
        expect(desk.calls() - before).toBe(spent);
        if (isLost) expect((await consentDesk(world).consent()).statusCode).toBe(200);
        await world.settle();
        expect((await world.entry('invoice', `${number}-b`))?.status).toBe('done');
      }
      expect(lost).toEqual(loses);
      expect(world.toldOf('integration.attention')).toHaveLength(loses.length);
      expect(world.books.invoices()).toHaveLength(2 * (STEPS + 1));
    },
    60_000,
  );
});

describe('a new pair that can not be written down', () => {
  test('is tried until the run is nearly over, then the connection asks for attention, and nothing goes round', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const before = desk.calls();
    let tries = 0;
    const replace = async () => {
      tries++;
      throw new Error('the table is away');
    };
    await world.take(anEvent());
    await world.answer({ vault: { ...desk.vault, replace } });
    expect(tries).toBeGreaterThan(100);
    expect(desk.calls()).toBe(before + 1);
    expect(await integrationOf(world)).toMatchObject({ state: 'attention', attention: { cause: 'reconnect-needed' } });
    await world.push(anEvent({ invoice: anInvoice({ id: '2', number: '2026-0002' }) }));
    await world.settle();
    expect(desk.calls()).toBe(before + 1);
    expect(world.toldOf('integration.attention')).toHaveLength(1);

    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    await world.settle();
    expect(world.books.invoices()).toHaveLength(2);
  });

  test('ends in a setback for a single caller too', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const end = world.clock.now() + 30_000;
    const replace = () => Promise.reject(new Error('the table is away'));
    const source = desk.open({ vault: { ...desk.vault, replace }, timeLeftMs: () => end - world.clock.now() });
    await expect(source.fresh()).rejects.toThrow(Setback);
    expect(world.clock.now()).toBeLessThan(end);
    expect(end - world.clock.now()).toBeLessThanOrEqual(5_000);
  });
});

test('a worker whose token is refused after another renewed it takes the new one, though our clock went back meanwhile', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  const { access: old } = await desk.chain();
  await desk.ageTo(700_000);
  const renewed = await desk.open().fresh();
  const before = desk.calls();
  world.clock.advance(-120_000);
  expect(await desk.open().afterRefusal(old)).toBe(renewed);
  expect(desk.calls()).toBe(before);
});

test('a day of work without a pause: no call after the end of a token, no refresh too early, at most 160 token calls', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  const since = desk.calls();
  const statuses = new Set<number>();
  let run = desk.open();
  let steps = 0;
  for (const end = world.clock.now() + 24 * 3_600_000; world.clock.now() < end; steps++) {
    if (steps % 4 === 0) run = desk.open(); // a run of the worker is short
    statuses.add(await statusWith(await run.fresh(), world));
    world.clock.advance(25_000 + ((steps * 7_919) % 30_000));
  }
  expect([...statuses]).toEqual([200]);
  const answers = tokenAnswers(world, since);
  expect(new Set(answers)).toEqual(new Set([200]));
  expect(answers.length).toBeLessThanOrEqual(160);
  expect(answers.length).toBeGreaterThan(140);
}, 60_000);
