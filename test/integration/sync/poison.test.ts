import * as v from 'valibot';
import { expect, test } from 'vitest';
import { demoTenant } from '../../../infra/local/demo/samples/demo-tenant.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import { aCompany, aLine } from '../../builders.ts';
import { type AnyWorld, moneybirdWorld, testWorld } from '../../world.ts';
import {
  at,
  DAY_MS,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

const TWENTY = Array.from({ length: 20 }, (_, index) => index + 1);
/** The bad one has a customer of its own, whose relation can be what the books break over. */
const BAD = 7;
const bad = aCompany({ id: '7099', number: '7099', companyName: 'Camping Gifbeker' });
const twenty = TWENTY.map((n) => invoiceEvent(n, {}, n === BAD ? { customer: bad } : {}));
const good = TWENTY.filter((n) => n !== BAD);

interface Trouble {
  readonly method: string;
  readonly path: string | RegExp;
  readonly about: string;
}

const exactWorld = async () => {
  const world = await testWorld({ details: { finaliseInvoice: true } });
  return { ...world, faults: world.exact.faults, requests: () => world.exact.requests.all() };
};
const birdWorld = async (externalInvoice: boolean) => {
  const world = await moneybirdWorld({ details: { externalInvoice, finaliseInvoice: !externalInvoice } });
  return { ...world, faults: world.moneybird.faults, requests: () => world.moneybird.requests.all() };
};
const open = { exact: exactWorld, external: () => birdWorld(true), regular: () => birdWorld(false) };

const troubles: [keyof typeof open, string, Trouble][] = [
  ['exact', 'its invoice is made', { method: 'POST', path: 'SalesInvoices', about: '2026-0007' }],
  ['exact', 'its relation is looked for', { method: 'GET', path: 'crm/Accounts', about: '7099' }],
  ['external', 'its invoice is made', { method: 'POST', path: 'external_sales_invoices', about: '2026-0007' }],
  ['regular', 'its relation is made', { method: 'POST', path: 'contacts', about: '7099' }],
];

/** Every invoice that stands in the books stands there once. */
const standing = (world: AnyWorld & { books: { invoices(): readonly { reference: string | null }[] } }) =>
  world.books.invoices().map(({ reference }) => reference);

const numbered = (numbers: readonly number[]) => numbers.map((n) => `2026-${String(n).padStart(4, '0')}`);

test.each(troubles)(
  '%s: where the books break each time that %s, nineteen of twenty go out',
  async (books, _when, trouble) => {
    await using world = await open[books]();
    world.faults.next({ ...trouble, fault: '500-before', times: 1_000 });
    await world.push(...twenty);
    for (let turn = 0; turn < 5; turn++) await pass(world, 8 * MINUTE_MS);
    expect(standing(world).toSorted()).toEqual(numbered(good));
    for (const n of good) expect(toldAbout(world, n)).toEqual(['synced']);
    expect(toldAbout(world, BAD)).toEqual([]);

    await world.push(invoiceEvent(21));
    expect(toldAbout(world, 21)).toEqual(['synced']); // at once: the bad one holds up nobody
    await world.settle();
    expect(toldAbout(world, BAD)).toEqual(['provider-down']);
    expect(await invoiceEntry(world, BAD)).toMatchObject({ status: 'parked', cause: 'provider-down', intent: null });
    const before = world.requests().length;
    await pass(world, DAY_MS);
    expect(world.requests().length - before).toBe(0);

    world.faults.clear();
    await world.push(syncRequest(BAD, {}, { customer: bad }));
    await world.settle();
    expect(toldAbout(world, BAD)).toEqual(['provider-down', 'synced']);
    expect(standing(world).toSorted()).toEqual(numbered([...TWENTY, 21]));
  },
);

test('two that the books break over, first in line, go out of the way of the others', async () => {
  await using world = await testWorld();
  const other = aCompany({ id: '7098', number: '7098', companyName: 'Camping Tweede' });
  for (const about of ['7099', '7098'])
    world.exact.faults.next({ method: 'GET', path: 'crm/Accounts', about, fault: '503', times: 1_000 });
  await world.push(
    invoiceEvent(1, {}, { customer: bad }),
    invoiceEvent(2, {}, { customer: other }),
    ...[3, 4, 5].map((n) => invoiceEvent(n)),
  );
  await pass(world, HOUR_MS / 2);
  await pass(world, HOUR_MS / 2);
  await world.settle();
  for (const n of [3, 4, 5]) expect(toldAbout(world, n)).toEqual(['synced']);
  for (const n of [1, 2]) expect(toldAbout(world, n)).toEqual(['provider-down']);
  expect(world.toldOf('customer.failed').map(({ cause }) => cause)).toEqual(['provider-down', 'provider-down']);
});

test('a document that can not be made final holds up nobody, parks with its address, and is made final once', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: '500-before' });
  await world.push(invoiceEvent(1));
  const [draft] = world.books.invoices();
  world.exact.faults.next({ path: 'Printed', about: draft?.id ?? '', fault: '500-before', times: 1_000 });
  await world.push(invoiceEvent(2), invoiceEvent(3));
  for (const n of [2, 3]) expect(toldAbout(world, n)).toEqual(['synced']);
  await world.settle();
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'provider-down', externalId: draft?.id }]);

  world.exact.faults.clear();
  await world.push(syncRequest(1));
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['provider-down', 'synced']);
  expect(world.books.invoices().map(({ status }) => status)).toEqual([50, 50, 50]);
});

test.each([
  ['exact', { path: 'Printed' }],
  ['regular', { method: 'PATCH', path: /send_invoice/ }],
] as const)(
  '%s: a document alone in its line that gets no answer when it is made final parks too',
  async (books, call) => {
    await using world = await open[books]();
    world.faults.next({ ...call, fault: '503', times: 1_000 });
    await world.push(invoiceEvent(1));
    await world.settle();
    const [document] = world.books.invoices();
    expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'provider-down', externalId: document?.id }]);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', step: 'created', intent: null });
    expect(await world.integrations.get(world.key)).toMatchObject({ pause: null });

    world.faults.clear();
    await world.push(syncRequest(1));
    await world.settle();
    expect(toldAbout(world, 1)).toEqual(['provider-down', 'synced']);
  },
);

test('a canary that parks without a call says nothing of the books: the next one is canary too', async () => {
  await using world = await testWorld();
  const lines = [aLine({ vatRate: 'btw-hoog', vatPercentage: '21' })];
  await world.push(invoiceEvent(1, { lines }));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  world.exact.faults.next({ path: '/api/v1', fault: '503', times: 1_000 });
  const change = aCompany({ phone: '+31205556677' });
  world.clock.advance(10 * MINUTE_MS);
  await world.push(
    invoiceEvent(2, { lines }, { customer: change, occurredAt: at(3) }),
    invoiceEvent(3, {}, { customer: change, occurredAt: at(6) }),
  );
  const pauseNow = async () => (await world.integrations.get(world.key))?.pause;
  const before = await pauseNow();
  expect(before).toMatchObject({ cause: 'provider-down', canary: { kind: 'invoice', id: '2' } });

  const { 'btw-hoog': _, ...vat } = demoTenant.mappings.vat;
  await world.change({ mappings: v.parse(Mappings, { ...demoTenant.mappings, vat }) });
  await pass(world, (before?.untilMs ?? 0) - world.clock.now());
  expect(toldAbout(world, 2)).toEqual(['vat-unmapped']);
  expect((await pauseNow())?.failures).toBeGreaterThan(before?.failures ?? 0);
});

test('a silence that nobody waits for any more holds up nobody, and is forgotten', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  world.exact.faults.next({ path: '/api/v1', fault: '503', times: 3 });
  await world.push(invoiceEvent(2));
  expect(await world.integrations.get(world.key)).toMatchObject({ pause: { cause: 'provider-down' } });
  await world.change({ state: 'inactive' });
  await world.settle();
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'skipped' });
  expect(await world.integrations.get(world.key)).toMatchObject({ pause: null });
});

test.each([
  ['the books', '/api/v1'],
  ['the token endpoint', '/api/oauth2/token'],
])('a day without any answer of %s is said once, until they answer again; nothing is parked', async (_what, path) => {
  await using world = await testWorld();
  world.exact.faults.next({ path, fault: '503', times: 1_000 });
  world.clock.advance(HOUR_MS); // the token is old
  await world.push(invoiceEvent(1)); // alone in its line: nobody else can tell whether it is the books or this
  const told = () => world.toldOf('integration.attention').map(({ cause }) => cause);
  const hours = async (many: number) => {
    for (let hour = 0; hour < many; hour++) await pass(world, HOUR_MS);
  };
  await hours(23);
  expect(told()).toEqual([]);
  await hours(25);
  expect(told()).toEqual(['provider-down']);
  expect(world.toldOf('integration.attention')[0]?.message).toContain('since 20 November 2026');
  expect(await world.integrations.get(world.key)).toMatchObject({
    state: 'active',
    attention: { cause: 'provider-down' },
  });
  world.exact.faults.clear();
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(await world.integrations.get(world.key)).toMatchObject({ state: 'active', attention: null, pause: null });
});

test('in an outage of an hour a few ask and none is parked; then each goes out once', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(100)); // relation and lists are known: each of these is one call from going out
  const before = world.exact.requests.count();
  world.exact.faults.next({ path: '/api/v1', fault: 'lost-answer', times: 1_000 });
  await world.push(...TWENTY.map((n) => invoiceEvent(n)));
  for (let minutes = 0; minutes < 60; minutes += 5) await pass(world, 5 * MINUTE_MS);
  expect(world.exact.requests.count() - before).toBeLessThan(20);
  world.exact.faults.clear();
  await world.settle();
  expect(standing(world).toSorted()).toEqual(numbered([...TWENTY, 100]));
  expect(world.toldOf('invoice.failed')).toEqual([]);
  expect(await world.integrations.get(world.key)).toMatchObject({ pause: null });
});
