import { expect, test } from 'vitest';
import { census } from '../../../infra/local/census.ts';
import { openExchange } from '../../../shared/http/exchange.ts';
import type { PaceState } from '../../../shared/http/pace.ts';
import { scopeOf } from '../../../shared/http/scope.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { aCompany, aLine } from '../../builders.ts';
import type { Fault } from '../../simulators/exact/index.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  DAY_MS,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  toldAbout,
} from './fixtures.ts';
import { meanwhile } from './interleaved.ts';

const many = (...numbers: readonly number[]) => numbers.map((n) => invoiceEvent(n));
const lineOf = async ({ integrations, key }: TestWorld) => {
  const integration = await integrations.get(key);
  if (!integration) throw new Error('the integration is gone');
  return integration;
};

/** Everything went out, in order, once. */
function expectAllInOrder(world: TestWorld, numbers: readonly number[]) {
  const references = numbers.map((n) => `2026-${String(n).padStart(4, '0')}`);
  expect(world.books.invoices().map(({ reference }) => reference)).toEqual(references);
  expect(world.toldOf('invoice.synced').map(({ invoice }) => invoice.number)).toEqual(references);
  expect(world.toldOf('invoice.failed')).toEqual([]);
}

test('after a minute of too many calls everything goes out in order', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: '429-minute' });
  await world.push(...many(1, 2, 3));
  await world.settle();
  expectAllInOrder(world, [1, 2, 3]);
});

test('after the last call of a day the line rests until the day is over, and then asks with one entry', async () => {
  await using world = await testWorld();
  await world.push(...many(1));
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: '429-day' });
  await world.push(...many(2, 3, 4));
  const calls = callsFromNow(world);
  await world.push(...many(5));
  await pass(world, 2 * HOUR_MS);
  expect(calls()).toEqual([]);
  expect(await lineOf(world)).toMatchObject({ pause: { cause: 'day-limit', canary: { kind: 'invoice', id: '2' } } });
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'waiting', cause: 'day-limit', remedy: 'wait' });
  const { documents, config } = world.world;
  const { nextDueAt } = await census(documents, config.TABLE_NAME, world.clock.now());
  expect(nextDueAt).toBe((await lineOf(world)).wakeAt);
  world.clock.advance((nextDueAt ?? 0) - world.clock.now());
  await world.push(...many(6)); // the ring that comes now is for the newest
  await world.settle();
  expectAllInOrder(world, [1, 2, 3, 4, 5, 6]);
  expect(await lineOf(world)).toMatchObject({ pause: null, attention: null });
});

/** Changes what is known of the calls to the administration. */
async function setPace(world: TestWorld, changes: Partial<PaceState>) {
  const { world: standing, clock } = world;
  const scope = scopeOf(await lineOf(world), standing.config.COUNTED_PER);
  await dynamoPace(standing.table, clock.now).change(scope, (state) => ({
    state: { ...state, ...changes },
    result: undefined,
  }));
}

test('an invoice that is to become final is begun when the limits allow every call of it, and no sooner', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await world.push(...many(1));
  await setPace(world, { day: '2026-11-20', dayCalls: 4_998 });
  world.clock.advance(2 * MINUTE_MS);
  const calls = callsFromNow(world);
  await world.push(...many(2));
  expect(calls()).toEqual([]);
  expect(await lineOf(world)).toMatchObject({ pause: { cause: 'day-limit' } });
  await world.settle();
  expectAllInOrder(world, [1, 2]);
});

test.each(['429-minute', '429-day'] as const)(
  'a pause for a limit (%s) ends with the last that waits for it, though that needs no call any more',
  async (fault) => {
    await using world = await testWorld();
    await world.push(...many(1));
    world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault });
    await world.push(...many(2));
    expect((await lineOf(world)).pause).not.toBeNull();
    await world.take(invoiceEvent(2, { lines: [aLine({ vatRate: 'vervoer-laag' })] }, { occurredAt: at(2) }));
    await world.settle();
    expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'vat-unmapped' });
    expect((await lineOf(world)).pause).toBeNull();
  },
);

test('a moment that is too far away to be meant is waited for for a day and an hour at most', async () => {
  await using world = await testWorld();
  await world.push(...many(1));
  world.clock.advance(2 * MINUTE_MS);
  await setPace(world, { heldUntilMs: world.clock.now() + 40 * DAY_MS });
  await world.push(...many(2));
  expect(await lineOf(world)).toMatchObject({
    pause: { untilMs: world.clock.now() + DAY_MS + HOUR_MS },
  });
});

test('a canary that comes through leaves a pause that somebody else began meanwhile', async () => {
  await using world = await testWorld();
  await world.push(...many(1));
  const now = world.clock.now();
  const pause = { untilMs: now, canary: null, failures: 1, sinceMs: now };
  await world.change({ pause: { ...pause, cause: 'provider-down' } });
  const begun = { ...pause, cause: 'day-limit', untilMs: now + HOUR_MS } as const;
  await world.take(...many(2));
  await world.answer({
    openExchange: meanwhile(
      /POST .*SalesInvoices/,
      async () => void (await world.integrations.pause(world.key, begun)),
    ),
  });
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(await lineOf(world)).toMatchObject({ pause: begun });
});

test('an event that can not be read is told although its line is paused', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ fault: '429-day' });
  await world.push(...many(1));
  const event = structuredClone(invoiceEvent(2)) as { detail: { invoice: { currency?: string } } };
  delete event.detail.invoice.currency;
  await world.push(event);
  expect(toldAbout(world, 2)).toEqual(['unreadable']);
});

test('a canary that meets the same again makes the next pause longer, and one entry at a time asks', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ path: '/api/v1', fault: '503', times: 3 });
  await world.push(...many(1, 2, 3));
  const waits: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    const { pause } = await lineOf(world);
    waits.push(((pause?.untilMs ?? 0) - world.clock.now()) / MINUTE_MS);
    const calls = callsFromNow(world);
    await pass(world, (pause?.untilMs ?? 0) - world.clock.now());
    if (turn < 2) expect(calls()).toHaveLength(1);
  }
  expect(waits).toEqual([1, 2, 4]);
  await world.settle();
  expectAllInOrder(world, [1, 2, 3]);
});

const refusals: [string, Fault, string, string][] = [
  ['an inactive user', { kind: '403', reason: 'BlockedUser' }, 'reconnect-needed', 'attention'],
  ['an expired licence', { kind: '403', reason: 'LicenseExpired' }, 'licence-missing', 'active'],
  ['no access to the administration', { kind: '403', reason: 'NoDivisionAccess' }, 'administration-gone', 'attention'],
  ['a role that is too small', { kind: '403', reason: 'Scope Violated' }, 'not-allowed', 'attention'],
  ['no reason at all', { kind: '403', reason: 'SomethingNew' }, 'not-allowed', 'active'],
];
test.each(refusals)(
  'a 403 for %s asks for attention once, and names the event that met it',
  async (_what, fault, cause, state) => {
    await using world = await testWorld();
    world.exact.faults.next({ path: '/api/v1', fault, times: 100 });
    await world.push(...many(1, 2, 3));
    await pass(world, HOUR_MS);
    await pass(world, DAY_MS);
    expect(world.toldOf('integration.attention')).toMatchObject([
      {
        ...{ cause, integration: 'exact', administration: { id: '102030' } },
        correlationId: (await invoiceEntry(world, 1)).correlationId,
      },
    ]);
    const pause = { untilMs: state === 'attention' ? null : expect.any(Number) };
    expect(await lineOf(world)).toMatchObject({ state, attention: { cause }, pause });
    expect(world.toldOf('invoice.failed')).toEqual([]);
    for (const n of [1, 2, 3]) expect(statusNow(await invoiceEntry(world, n))).not.toBe('parked');

    world.exact.faults.clear();
    await world.change({ state: 'active', pause: null, attention: null }); // as a reconnect does
    await world.world.wake(world.key);
    await world.settle();
    expectAllInOrder(world, [1, 2, 3]);
  },
);
test('what the books mend by themselves ends with the first entry that comes through: its pause, and the attention for it', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ path: '/api/v1', fault: { kind: '403', reason: 'LicenseExpired' } });
  await world.push(...many(1, 2));
  const cause = 'licence-missing';
  const untilMs = world.clock.now() + HOUR_MS;
  expect(await lineOf(world)).toMatchObject({ pause: { cause, untilMs }, attention: { cause }, state: 'active' });
  await pass(world, HOUR_MS);
  await world.settle();
  expectAllInOrder(world, [1, 2]);
  expect(await lineOf(world)).toMatchObject({ pause: null, attention: null });
});

const statusNow = ({ status }: { readonly status: string }): string => status;

test('an administration that is busy is tried again without attention', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ fault: { kind: '403', reason: 'DivisionBlocked' }, times: 2 });
  await world.push(...many(1, 2));
  await world.settle();
  expectAllInOrder(world, [1, 2]);
  expect(world.toldOf('integration.attention')).toEqual([]);
});

test('one 401 is nothing; a storm of them asks to reconnect, once', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ fault: '401' });
  await world.push(...many(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  world.exact.faults.next({ path: '/api/v1', fault: '401', times: 100 });
  const calls = callsFromNow(world);
  await world.push(...many(2, 3));
  await pass(world, DAY_MS);
  expect(calls().filter((call) => !call.includes('oauth2')).length).toBeLessThanOrEqual(2);
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'reconnect-needed' }]);
});

test('five refusals of an endpoint within an hour stop it, with one message', async () => {
  await using world = await testWorld();
  const fault = { kind: 'error', status: 400, message: 'Iets onbekends' } as const;
  await world.push(...many(1));
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault, times: 100 });
  await world.push(...many(2, 3, 4, 5, 6, 7, 8, 9));
  expect(world.exact.requests.count({ endpoint: 'salesinvoice/SalesInvoices', status: 400 })).toBe(5);
  expect(world.toldOf('invoice.failed')).toHaveLength(5);
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'error-block' }]);
  world.exact.faults.clear();
  await pass(world, HOUR_MS + MINUTE_MS);
  await world.settle();
  for (const n of [7, 8, 9]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(world.toldOf('integration.attention')).toHaveLength(1);
});

test('five refusals where relations are made stop that alone: whoever is known goes on, the others wait without a call', async () => {
  await using world = await testWorld();
  await world.push(...many(1));
  const newcomer = (n: number) =>
    invoiceEvent(n, {}, { customer: aCompany({ id: `9${n}`, number: `9${n}`, companyName: `Nieuw ${n}` }) });
  const fault = { kind: 'error', status: 400, message: 'Iets onbekends' } as const;
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault, times: 5 });
  await world.push(...[2, 3, 4, 5, 6].map(newcomer));
  expect(world.toldOf('invoice.failed')).toHaveLength(5);

  const calls = callsFromNow(world);
  await world.push(newcomer(7), newcomer(8), ...many(9, 10));
  for (const n of [9, 10]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(calls()).toEqual(['POST salesinvoice/SalesInvoices', 'POST salesinvoice/SalesInvoices']);
  expect(await invoiceEntry(world, 7)).toMatchObject({ status: 'waiting', cause: 'error-block', remedy: 'wait' });
  expect(await lineOf(world)).toMatchObject({ pause: null, attention: { cause: 'error-block' } });

  await pass(world, HOUR_MS + MINUTE_MS);
  await world.settle();
  for (const n of [7, 8]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(world.toldOf('integration.attention')).toMatchObject([{ cause: 'error-block' }]);
  expect(await lineOf(world)).toMatchObject({ attention: null });
});

test('books that nobody answers for are tried again later, and nothing is uncertain', async () => {
  await using world = await testWorld();
  await world.push(...many(1));
  const gone = () => {
    const exchange = openExchange();
    const send: typeof exchange.send = ({ url, ...outgoing }) =>
      exchange.send({ ...outgoing, url: `http://127.0.0.1:1${new URL(url).pathname}` });
    return { ...exchange, send };
  };
  await world.take(...many(2, 3));
  await world.answer({ openExchange: gone });
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'waiting', cause: 'provider-down', intent: null });
  await world.settle();
  expectAllInOrder(world, [1, 2, 3]);
});
