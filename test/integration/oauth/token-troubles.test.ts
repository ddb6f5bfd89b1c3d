import { describe, expect, test } from 'vitest';
import { samples } from '../../../infra/local/demo/samples/index.ts';
import { Setback } from '../../../shared/domain/setback.ts';
import { aCustomer, anEvent, anInvoice } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { consentDesk, integrationOf, interrupted, tokenDesk } from './oauth-fixtures.ts';

const TOKEN = '/api/oauth2/token';
const MINUTE = 60_000;

const setbackOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof Setback ? { cause: error.cause, at: error.retryAtMs } : error),
  );

const invoiceOf = (id: string, number: string) =>
  anEvent({ invoice: anInvoice({ id, number }), customer: aCustomer() });
const statusOf = async (world: TestWorld, id: string) => (await world.entry('invoice', id))?.status;
const numbers = (world: TestWorld) => world.books.invoices().map(({ reference }) => reference);

describe('a refresh that comes too early, since their clock is not ours', () => {
  test('breaks nothing: the token goes on being used, at one token call, and is renewed when it is refused', async () => {
    let theirs = Date.parse('2026-11-20T09:00:00Z');
    await using world = await testWorld({ exact: { now: () => theirs } });
    await using desk = await tokenDesk(world);
    const { access, refresh } = await desk.chain();
    const before = desk.calls();
    for (let jump = 0; jump < 12; jump++) {
      world.clock.advance(20 * MINUTE);
      expect(await desk.open().fresh()).toBe(access);
    }
    expect(desk.calls()).toBe(before + 1);
    expect(await desk.chain()).toMatchObject({ access, refresh, state: 'ok', triedAtMs: null, failures: 0 });

    theirs += 10 * MINUTE;
    const renewed = await desk.open().afterRefusal(access);
    expect(renewed).not.toBe(access);
    expect(desk.calls()).toBe(before + 2);
    expect(await desk.chain()).toMatchObject({ access: renewed, state: 'ok' });
  });

  test.each([7, 20])('lets invoices through while ours is %i minutes ahead', async (minutes) => {
    let theirs = Date.parse('2026-11-20T09:00:00Z');
    await using world = await testWorld({ exact: { now: () => theirs } });
    await world.push(invoiceOf('1', '2026-0001'));
    for (let jump = 0; jump < 5; jump++) {
      world.clock.advance(minutes * MINUTE);
      theirs += 1_000;
      await world.push(invoiceOf(`${jump + 2}`, `2026-000${jump + 2}`));
      expect(await statusOf(world, `${jump + 2}`)).toBe('done');
    }
    world.clock.advance(10 * MINUTE);
    theirs += 10 * MINUTE; // now the token really ends
    await world.push(invoiceOf('9', '2026-0009'));
    expect(numbers(world)).toEqual([
      '2026-0001',
      '2026-0002',
      '2026-0003',
      '2026-0004',
      '2026-0005',
      '2026-0006',
      '2026-0009',
    ]);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null });
    expect(world.exact.requests.all().filter(({ status }) => status >= 400).length).toBeLessThanOrEqual(2);
  });

  test('finds an invoice whose answer was lost, although the clocks are 20 minutes apart', async () => {
    const theirs = Date.parse('2026-11-20T09:00:00Z');
    await using world = await testWorld({ exact: { now: () => theirs } });
    world.clock.advance(20 * MINUTE);
    world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
    await world.push(invoiceOf('1', '2026-0001'));
    await world.settle();
    expect(await statusOf(world, '1')).toBe('done');
    expect(numbers(world)).toEqual(['2026-0001']);
  });
});

describe('a refresh whose answer was lost', () => {
  test.each(['lost-answer', '500-after', '408-after', 'truncated', 'not-json'] as const)(
    'leaves the chain alive where the old token is good until the new one is used (%s)',
    async (fault) => {
      await using world = await testWorld({ exact: { readings: { refreshTokens: 'overlapping' } } });
      await using desk = await tokenDesk(world);
      const before = desk.calls();
      await desk.ageTo(700_000);
      const sentAt = world.clock.now();
      world.exact.faults.next({ path: TOKEN, fault });
      expect(await setbackOf(desk.open().fresh())).toEqual({ cause: 'provider-down', at: sentAt + MINUTE });

      world.clock.advance(MINUTE); // one more try: too early says that the first went through
      expect(await setbackOf(desk.open().fresh())).toEqual({ cause: 'provider-down', at: sentAt + 571_000 });
      world.clock.advance(5 * MINUTE);
      expect(await setbackOf(desk.open().fresh())).toEqual({ cause: 'provider-down', at: sentAt + 571_000 });
      expect(desk.calls()).toBe(before + 2);

      world.clock.advance(sentAt + 571_000 - world.clock.now());
      const access = await desk.open().fresh();
      expect(await desk.chain()).toMatchObject({ access, state: 'ok', version: 2, failures: 0 });
      expect(desk.calls()).toBe(before + 3);
    },
  );

  test('ends the chain where the old token is spent at once, after two token calls, and asks for attention', async () => {
    await using world = await testWorld({ exact: { readings: { refreshTokens: 'strict' } } });
    await using desk = await tokenDesk(world);
    const before = desk.calls();
    await desk.ageTo(700_000);
    world.exact.faults.next({ path: TOKEN, fault: 'lost-answer' });
    await world.push(invoiceOf('1', '2026-0001'));
    expect(await integrationOf(world)).toMatchObject({ state: 'active' });
    await world.settle();
    expect(desk.calls()).toBe(before + 2);
    expect(await integrationOf(world)).toMatchObject({
      state: 'attention',
      attention: { cause: 'reconnect-needed' },
    });
    expect(await desk.chain()).toMatchObject({ state: 'lost' });
  });

  test('uses the token that we have while it lives', async () => {
    await using world = await testWorld({ exact: { readings: { refreshTokens: 'overlapping' } } });
    await using desk = await tokenDesk(world);
    await desk.ageTo(575_000);
    const { access } = await desk.chain();
    world.exact.faults.next({ path: TOKEN, fault: 'lost-answer' });
    expect(await desk.open().fresh()).toBe(access);
    const before = desk.calls();
    expect(await desk.open().fresh()).toBe(access); // and asks for no other at every call
    expect(desk.calls()).toBe(before);
  });

  test('is told from one that never left, which tried nothing', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await desk.ageTo(700_000);
    const error = await setbackOf(desk.open({ origin: 'http://127.0.0.1:1' }).fresh());
    expect(error).toEqual({ cause: 'provider-down', at: world.clock.now() + MINUTE });
    expect(await desk.chain()).toMatchObject({ triedAtMs: null, failures: 1, leaseUntilMs: 0 });
    world.clock.advance(MINUTE);
    await desk.open().fresh();
    expect(await desk.chain()).toMatchObject({ state: 'ok', failures: 0, version: 2 });
  });
});

test('a token endpoint that is down for a day is asked less and less, and the chain lives on', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  await desk.ageTo(700_000);
  world.exact.faults.next({ path: TOKEN, fault: '503', times: 1_000 });
  const before = desk.calls();
  for (let end = world.clock.now() + 24 * 60 * MINUTE; world.clock.now() < end; ) {
    const error = await setbackOf(desk.open().fresh());
    expect(error).toMatchObject({ cause: 'provider-down' });
    world.clock.advance(Number((error as { at: number }).at) - world.clock.now());
  }
  expect(desk.calls() - before).toBeLessThan(60);
  world.exact.faults.clear();
  world.clock.advance(30 * MINUTE);
  await desk.open().fresh();
  expect(await desk.chain()).toMatchObject({ state: 'ok', version: 2 });
});

describe('a chain that is lost', () => {
  test('asks for attention once, stops everything, and lets it go out in order after a new consent', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    await world.push(invoiceOf('1', '2026-0001'));
    world.exact.withdrawConsent();
    await desk.ageTo(700_000);
    const old = await desk.chain();
    for (const turn of [2, 3, 4]) {
      world.clock.advance(1_000);
      await world.push(invoiceOf(`${turn}`, `2026-000${turn}`));
    }
    const calls = world.exact.requests.count();
    world.clock.advance(60 * MINUTE);
    await world.push(invoiceOf('5', '2026-0005'));
    await world.settle();
    expect(world.exact.requests.count()).toBe(calls);
    expect(numbers(world)).toEqual(['2026-0001']);
    expect(world.toldOf('integration.attention')).toMatchObject([
      { cause: 'reconnect-needed', administration: { name: expect.any(String) as string } },
    ]);
    expect(await integrationOf(world)).toMatchObject({ state: 'attention' });

    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    await world.settle();
    expect(numbers(world)).toEqual(['2026-0001', '2026-0002', '2026-0003', '2026-0004', '2026-0005']);
    expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null, pause: null });
    expect(world.toldOf('integration.attention')).toHaveLength(1);
    expect(world.toldOf('integration.connected')).toHaveLength(1);
    expect(await desk.vault.read(old.chain)).toMatchObject({ state: 'lost', access: '', refresh: null });
  });

  test.each([/#pause = /, /#attention = /])(
    'and replaced while that is written down (%s) stops nothing',
    async (moment) => {
      await using world = await testWorld();
      await using desk = await tokenDesk(world);
      world.exact.withdrawConsent();
      await desk.ageTo(700_000);
      await world.take(invoiceOf('1', '2026-0001'));
      const consent = async () => void (await consentDesk(world).consent());
      await world.answer(world.standingOn(interrupted(world, moment, consent)));
      await world.settle();
      expect(await integrationOf(world)).toMatchObject({ state: 'active', attention: null, pause: null });
      expect(numbers(world)).toEqual(['2026-0001']);
      expect(world.toldOf('integration.attention')).toEqual([]);
    },
  );

  test('of an integration that is off asks for attention, and is off after the new consent too', async () => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
    await world.push(invoiceOf('1', '2026-0001'));
    await world.change({ state: 'inactive' });
    world.exact.withdrawConsent();
    await desk.ageTo(700_000);
    await world.settle(); // the lost answer has to be looked up
    expect(await integrationOf(world)).toMatchObject({ state: 'inactive', attention: { cause: 'reconnect-needed' } });

    expect((await consentDesk(world).consent()).statusCode).toBe(200);
    await world.push(invoiceOf('2', '2026-0002'));
    await world.settle();
    expect(await integrationOf(world)).toMatchObject({ state: 'inactive', attention: null });
    expect(await statusOf(world, '1')).toBe('done');
    expect(numbers(world)).toEqual(['2026-0001']);
  });

  test.each([
    [
      'whose user is not active any more',
      (world: TestWorld) => Object.assign(world.exact.user(), { active: false }),
      700_000,
    ],
    ['that nobody used for more than thirty days', () => undefined, 31 * 24 * 60 * MINUTE],
  ])('is one %s', async (_, lose, age) => {
    await using world = await testWorld();
    await using desk = await tokenDesk(world);
    lose(world);
    await desk.ageTo(age);
    expect(await setbackOf(desk.open().fresh())).toMatchObject({ cause: 'reconnect-needed' });
    expect(await desk.chain()).toMatchObject({ state: 'lost' });
    const before = desk.calls();
    expect(await setbackOf(desk.open().fresh())).toMatchObject({ cause: 'reconnect-needed' });
    expect(desk.calls()).toBe(before);
  });
});

test('a wrong client secret spends nothing: the connection asks for attention, the chain stays', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  await desk.ageTo(700_000);
  expect(await setbackOf(desk.open({ secret: async () => 'wrong' }).fresh())).toMatchObject({
    cause: 'client-refused',
  });
  expect(await desk.chain()).toMatchObject({ state: 'ok', triedAtMs: null, leaseUntilMs: 0 });
  await desk.open().fresh();
  expect(await desk.chain()).toMatchObject({ state: 'ok', version: 2 });
});

test('a secret that was changed since a worker read it is tried at once, and the connection never stops', async () => {
  await using world = await testWorld();
  await using desk = await tokenDesk(world);
  await desk.ageTo(700_000);
  const before = desk.calls();
  const secret = async (_: string, refused?: string) =>
    refused === 'the one before' ? 'demo-secret' : 'the one before';
  await desk.open({ secret }).fresh();
  expect(await desk.chain()).toMatchObject({ state: 'ok', version: 2 });
  expect(desk.calls() - before).toBe(2);
});

test('no log line, event or entry holds a token, a secret or a code, whatever goes wrong', async () => {
  await using world = await testWorld({ exact: { readings: { refreshTokens: 'overlapping' } } });
  await using desk = await tokenDesk(world);
  const secrets = new Set(['demo-secret']);
  const note = async () => {
    const { access, refresh } = await desk.chain();
    for (const secret of [access, refresh]) if (secret) secrets.add(secret);
  };
  await note();
  const errors: string[] = [];
  const faults = ['lost-answer', '500-before', 'html', 'not-json', 'truncated', '429-day', '403'] as const;
  for (const fault of faults) {
    await desk.ageTo(700_000);
    world.exact.faults.next({ path: TOKEN, fault });
    await desk
      .open()
      .fresh()
      .catch((error: unknown) => errors.push(whole(error)));
    world.exact.faults.next({ path: 'crm/Accounts', fault });
    await world.push(...samples.slice(0, 2).map(({ event }) => event));
    world.clock.advance(60 * MINUTE);
    await desk
      .open()
      .fresh()
      .catch((error: unknown) => errors.push(whole(error)));
    await note();
  }
  await world.settle();
  const consent = consentDesk(world);
  const query = await consent.visit(await consent.begin());
  for (const value of new URLSearchParams(query).values()) secrets.add(value);
  await consent.callback(query);
  await consent.callback(query);
  await note();

  expect(secrets.size).toBeGreaterThan(5);
  expect(errors.length).toBeGreaterThan(3);
  const entries = await Promise.all(samples.map(({ event }) => world.entry('invoice', event.detail.invoice.id)));
  const said = [
    ...world.logged,
    ...errors,
    JSON.stringify(world.told),
    JSON.stringify(entries),
    JSON.stringify(await integrationOf(world)),
  ].join('\n');
  for (const secret of secrets) expect(said).not.toContain(secret);
  expect(said).not.toMatch(/Bearer|client_secret|refresh_token/);
});

/** Everything that an error says, as a careless logger would write it. */
const whole = (error: unknown): string =>
  error instanceof Error
    ? JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: whole(error.cause) })
    : JSON.stringify(error ?? null);
