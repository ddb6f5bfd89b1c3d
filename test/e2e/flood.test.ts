import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoTenant, moneybirdTenant } from '../../infra/local/demo/samples/demo-tenant.ts';
import { SETTLE_MS } from '../../shared/sync/ledger/timing.ts';
import { sign } from '../simulators/moneybird/webhooks/sign.ts';
import { atScale } from '../tier.ts';
import { type FloodStage, floodStage, good } from './flood-stage.ts';

const MINUTES_5 = 300_000;

/** Of each kind. */
const BAD = atScale(4, 150);
const GOOD = atScale(2, 15);
/** Requests under way at the same time. */
const AT_ONCE = 20;
/** Fewer than any route lets through at once. */
const PORTION = 40;

let it: FloodStage;
beforeAll(async () => {
  it = await floodStage();
}, MINUTES_5);
afterAll(() => it?.[Symbol.asyncDispose]());

/** One bad request; its number makes it unlike the others. */
type Forged = (nth: number) => { readonly path: string } & RequestInit;

const push = (contact: string, over: object = {}) =>
  JSON.stringify({ entity_type: 'Contact', entity_id: contact, action: 'contact_changed', ...over });
const posted = (path: string, body: string, signature?: string): ReturnType<Forged> => ({
  path: `/webhooks/moneybird/${path}`,
  method: 'POST',
  body,
  headers: signature === undefined ? {} : { 'moneybird-signature': signature },
});
const signed = (body: string, agoMs = 0, secret?: string): string => {
  const secrets = secret === undefined ? (it.moneybird.books.webhooks()[0]?.secrets ?? []) : [secret];
  return sign(body, secrets, it.stage.clock.now() - agoMs);
};

const READ = 'dynamodb:GetItem';
/** Takes what is there, on condition that it is. */
const TAKE = 'dynamodb:UpdateItem';

/** What each kind of forged request gets, and what it costs: requests to the tables, and nothing else. */
const FORGED: readonly [name: string, forged: Forged, status: number, costs: readonly string[]][] = [
  [
    'a push to a key that nobody has',
    (nth) => posted(`${it.webhook}${nth}`, push('1'), signed(push('1'))),
    404,
    [READ],
  ],
  ['a push to what is no key', (nth) => posted(`${nth}%20or%201`, push('1')), 404, []],
  ['a push without a signature', (nth) => posted(it.webhook, push(String(nth))), 404, [READ]],
  [
    'a push that somebody else signed',
    (nth) => posted(it.webhook, push(String(nth)), signed(push(String(nth)), 0, 'guessed')),
    404,
    [READ],
  ],
  [
    'a push that was signed too long ago',
    (nth) => posted(it.webhook, push(String(nth)), signed(push(String(nth)), 400_000)),
    404,
    [READ],
  ],
  [
    'a push of another webhook',
    (nth) => {
      const body = push(String(nth), { webhook_token: 'guessed' });
      return posted(it.webhook, body, signed(body));
    },
    404,
    [READ],
  ],
  [
    'a push of another administration',
    (nth) => {
      const body = push(String(nth), { administration_id: '999' });
      return posted(it.webhook, body, signed(body));
    },
    200,
    [READ],
  ],
  ['a consent that nobody asked for', (nth) => ({ path: `/oauth/callback?code=x&state=guessed-${nth}` }), 400, [TAKE]],
  [
    'a consent that nobody asked for, refused',
    (nth) => ({ path: `/oauth/callback?error=access_denied&state=guessed-${nth}` }),
    400,
    [TAKE],
  ],
  ['a consent with what is no state', (nth) => ({ path: `/oauth/callback?code=x&state=%00${nth}` }), 400, []],
  ['a consent without a code', (nth) => ({ path: `/oauth/callback?state=guessed-${nth}` }), 400, []],
  [
    'a consent in a session that nobody has',
    (nth) => ({
      path: `/oauth/callback?code=x&state=guessed-${nth}`,
      headers: { cookie: `console_session=guessed-${nth}` },
    }),
    400,
    [READ, TAKE].sort(),
  ],
  [
    'a consent that is taken back by a guess',
    (nth) => ({ path: '/oauth/callback', method: 'POST', body: `withdraw=guessed-${nth}` }),
    400,
    [READ],
  ],
];

/** Sends them all, some at once. Answers how many got which status. */
async function send(requests: readonly ReturnType<Forged>[]): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  const left = [...requests];
  const next = async () => {
    for (let one = left.shift(); one; one = left.shift()) {
      const { path, ...init } = one;
      const answer = await fetch(it.stage.url + path, { redirect: 'manual', ...init });
      await answer.arrayBuffer();
      statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return statuses;
}

const many = <T>(make: (nth: number) => T): T[] => Array.from({ length: BAD }, (_, nth) => make(nth));

/** Lets the buckets of the gateway fill up. */
const rest = () => it.stage.advance(3);

test.each(FORGED)(`${BAD} times %s: little work each, and nothing is written`, async (_, forged, status, costs) => {
  const before = await it.everything();
  const work = it.workFromNow();
  const all = many(forged);
  for (let from = 0; from < all.length; from += PORTION) {
    rest();
    const part = all.slice(from, from + PORTION);
    expect(await send(part)).toEqual({ [status]: part.length });
  }
  const { calls, ...requests } = work();
  const spent = costs.flatMap((cost) => Array.from({ length: BAD }, () => cost)).sort();
  expect({ calls, requests: Object.values(requests).flat() }).toEqual({ calls: 0, requests: spent });
  expect(await it.everything()).toEqual(before);
});

test(`a state that stands is spent by the first of ${BAD} guessed codes: one call for tokens, and no connection`, async () => {
  const state = await it.beginConsent();
  const before = await it.everything();
  const work = it.workFromNow();
  rest();
  const guesses = Array.from({ length: Math.min(BAD, PORTION) }, (_, nth) => ({
    path: `/oauth/callback?code=guessed-${nth}&state=${state}`,
  }));
  expect(await send(guesses)).toEqual({ 400: guesses.length });
  expect(work().calls).toBe(1);
  const items = await it.everything();
  expect(items.filter((item) => !before.includes(item))).toEqual([expect.stringContaining('spentAtMs')]);
  expect(items).toHaveLength(before.length);
});

/** Events that no sender of i-Reserve's would write. */
const nobodys = (nth: number) =>
  JSON.stringify({ source: 'ireserve', 'detail-type': 'invoice.finalised', detail: { nth } });
const noJson = (nth: number) => `{"source":"ireserve","nth":${nth}`;
const unreadable = (nth: number, tenant: string) => {
  const { detail, ...envelope } = good(nth, tenant);
  const invoice = { ...detail.invoice, id: `garbage-${nth}`, date: 'yesterday' };
  return { ...envelope, detail: { ...detail, id: `garbage-${nth}`, invoice } };
};

describe('garbage events', () => {
  test(`${BAD} of each kind: what is nobody's becomes a dead letter, a tenant without books costs one request, and nothing is written`, async () => {
    const before = await it.everything();
    const work = it.workFromNow();
    const letters = [...many(noJson), ...many(nobodys)];
    const strangers = [
      ...many((nth) => unreadable(nth, 'nobody-we-know')),
      ...many((nth) => good(nth, 'nobody-we-know')),
    ].map((event) => JSON.stringify(event));
    await it.enqueue([...letters, ...strangers]);
    await it.stage.postEvents(
      many((nth) => ({ source: 'somebody-else', 'detail-type': 'invoice.finalised', detail: { nth } })),
    );
    await it.quiet();
    const { calls, 'invoice-intake': requests } = work();
    expect(calls).toBe(0);
    expect(requests).toEqual([...strangers.map(() => 'dynamodb:Query'), ...letters.map(() => 'sqs:SendMessage')]);
    expect(await it.buried()).toEqual(letters.toSorted());
    expect(await it.everything()).toEqual(before);
  });

  test(`${BAD} invoices of a tenant of ours that nobody can read are each an entry and told once, for bounded work`, async () => {
    const work = it.workFromNow();
    await it.enqueue(many((nth) => JSON.stringify(unreadable(nth, demoTenant.tenant))));
    await it.quiet();
    const told = it.stage.eventsOut().filter((event) => JSON.stringify(event.detail).includes('"garbage-'));
    expect(new Set(told.map(({ detail }) => JSON.stringify(detail.invoice))).size).toBe(BAD);
    expect(told.every((event) => event['detail-type'] === 'invoice.failed')).toBe(true);
    expect(new Set(told.map(({ detail }) => detail.id)).size).toBe(BAD);
    const { calls, 'invoice-intake': requests } = work();
    expect(calls).toBe(0);
    expect(requests.length).toBeLessThanOrEqual(BAD * EACH_UNREADABLE);
    expect(await it.buried()).toEqual([]);
  });
});

/** Most requests of the intake for an invoice that nobody can read: its entry, and the wake of its integration. */
const EACH_UNREADABLE = 6;

/** More requests than the pushes and consents among them take. */
const GOOD_ONES = 100;

test(`${GOOD} good invoices, pushes and a consent among ${BAD} of each bad kind pass within the settle time, once each`, async () => {
  const { stage, exact, moneybird } = it;
  const startedAt = stage.clock.now();
  const tenants = [demoTenant.tenant, moneybirdTenant.tenant];
  const goods = Array.from({ length: GOOD }, (_, nth) => tenants.map((tenant) => good(nth + 1, tenant))).flat();
  const [contact] = moneybird.books.contacts();
  const told = (type: string) => stage.eventsOut().filter((event) => event['detail-type'] === type);
  const before = { synced: told('invoice.synced').length, changed: told('customer.changed').length };
  const letters = [...many(noJson), ...many(nobodys)];
  const work = it.workFromNow();

  // All at once, more than the gateway lets through.
  const bad = FORGED.flatMap(([, forged]) => many(forged));
  const flood = Promise.all([send(bad), it.enqueue(letters)]);
  await stage.postEvents(goods);
  moneybird.books.editContact(contact?.id ?? '', { city: 'Amersfoort' });
  let isConnected = await it.consents();
  const [statuses] = await flood;
  const late = () => stage.clock.now() - startedAt > SETTLE_MS;
  const passed = () =>
    told('invoice.synced').length - before.synced >= goods.length && told('customer.changed').length > before.changed;
  while (!late() && !(passed() && isConnected)) {
    await it.quiet();
    stage.advance(5);
    await moneybird.webhooks.settle();
    await stage.schedule('ring-due');
    isConnected ||= await it.consents(); // who was turned away comes back
  }
  await it.quiet();
  expect({ isLate: late(), isConnected }).toEqual({ isLate: false, isConnected: true });

  const references = goods.map(({ detail }) => detail.invoice.number).sort();
  const booked = [...exact.books.invoices(), ...moneybird.books.invoices()].map(({ reference }) => reference);
  expect(booked.filter((reference) => references.includes(reference ?? '')).sort()).toEqual(references);
  const synced = told('invoice.synced').slice(before.synced);
  expect(new Set(synced.map(({ detail }) => detail.id)).size).toBe(goods.length);
  expect(synced).toHaveLength(goods.length);
  expect(told('customer.changed').slice(before.changed)).toMatchObject([
    { detail: { changes: { 'address.city': { to: 'Amersfoort' } } } },
  ]);
  expect(await it.buried()).toEqual(letters.toSorted());
  const passedThrough = bad.length - (statuses[429] ?? 0);
  expect(work()['contacts-webhook'].length + work()['oauth-callback'].length).toBeLessThanOrEqual(
    2 * passedThrough + GOOD_ONES,
  );
  expect(exact.limits.refused).toEqual({ minute: 0, day: 0, token: 0 });
  expect(it.troubles.filter((text) => !text.includes('A message that nobody can be told about'))).toEqual([]);
});
