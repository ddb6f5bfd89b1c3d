import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../../shared/domain/duration.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import { toItem } from '../../../shared/store/ledger/entry-items.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { aCustomer } from '../../builders.ts';
import { countingRequests } from '../../counted-requests.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const INVOICES = 10_000;
const CUSTOMERS = 100;
/** One in so many is parked, and another one was skipped. */
const STOPPED_EACH = 500;

let world: TestWorld;
let api: Awaited<ReturnType<typeof adminDesk>>;
let requests: () => number;

beforeAll(async () => {
  world = await testWorld();
  const { documents } = world.world;
  const counting = countingRequests(world);
  requests = counting.count;
  api = await adminDesk(counting.world);
  for (let nth = 0; nth < CUSTOMERS; nth++)
    await world.world.snapshots.keepCustomer(
      world.key.tenant,
      aCustomer({ id: `c${nth}`, number: `${nth}` }),
      '2026-01-01T00:00:00Z',
    );
  const items = Array.from({ length: INVOICES }, (_, nth) => itemsOf(nth)).flat();
  const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, part) =>
    items.slice(part * 25, part * 25 + 25),
  );
  const write = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) {
      const ledger = batch.map((Item) => ({ PutRequest: { Item } }));
      await documents.send(new BatchWriteCommand({ RequestItems: { ledger } }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
}, 120_000);
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const statusOfNth = (nth: number) =>
  nth % STOPPED_EACH === 1 ? 'parked' : nth % STOPPED_EACH === 2 ? 'skipped' : 'done';
const dayOfNth = (nth: number) =>
  new Date(Date.parse('2026-01-01') + Math.floor(nth / 40) * DAY_MS).toISOString().slice(0, 10);

/** An invoice a minute, forty a day, as the ledger holds it when all is over. */
function itemsOf(nth: number) {
  const key = { ...world.key, kind: 'invoice' as const, id: String(nth) };
  const number = `2026-${nth}`;
  const entry = newInvoiceEntry(key, 'exact', Date.parse('2026-01-01T00:00:00Z') + nth * MINUTE_MS, {
    ...{ number, hash: `hash-${nth}`, customer: `c${nth % CUSTOMERS}`, occurredAt: '2026-01-01T00:00:00Z' },
    issued: { date: dayOfNth(nth), inclVat: '10.00', currency: 'EUR', abroad: null, perRate: [] },
    ...{ asked: false, verify: false },
  });
  const status = statusOfNth(nth);
  const stop = { parked: 'vat-unmapped', skipped: 'inactive', done: null } as const;
  const item = toItem({
    ...entry,
    status,
    dueAt: null,
    cause: stop[status],
    remedy: status === 'done' ? null : 'correct',
  });
  return [
    structuredClone(JSON.parse(JSON.stringify(item))),
    { ...keyOf.number(world.key, number), v: 1, id: String(nth) },
  ];
}

const newest = (count: number, skip = 0) =>
  Array.from({ length: count }, (_, index) => String(INVOICES - 1 - skip - index));

/** The first page of a list, and the requests to the table that it took. */
async function firstPage(query: string) {
  const before = requests();
  const { status, body } = await api.call('GET /invoices', undefined, { query });
  expect(status).toBe(200);
  return { ids: body.items.map(({ id }: { id: string }) => id), cursor: body.cursor, requests: requests() - before };
}

/** The integrations, a part of an index, and for each invoice that is shown, and for one more, its entry and its customer. */
const forPage = (shown: number) => 2 + 2 * (shown + 1);

test('the first page of ten thousand reads what it shows, and one invoice more', async () => {
  const page = await firstPage('');
  expect(page.ids).toEqual(newest(50));
  expect(page.requests).toBeLessThanOrEqual(forPage(50));
  const next = await firstPage(`cursor=${page.cursor}`);
  expect(next.ids).toEqual(newest(50, 50));
  expect(next.requests).toBeLessThanOrEqual(forPage(50));
});

test('a number, ids, a status and a day are found without reading the rest', async () => {
  expect(await firstPage('number=2026-77')).toEqual({ ids: ['77'], cursor: null, requests: 5 });
  expect(await firstPage('ids=5,9000')).toEqual({ ids: ['9000', '5'], cursor: null, requests: 4 });

  for (const [query, first] of [
    ['status=parked', 9501],
    ['cause=vat-unmapped', 9501],
    ['status=skipped', 9502],
  ] as const) {
    const { ids, cursor, requests: took } = await firstPage(query);
    expect({ query, count: ids.length, first: ids[0], cursor }).toEqual({
      query,
      count: 20,
      first: String(first),
      cursor: null,
    });
    expect(took, query).toBeLessThanOrEqual(forPage(20) + 10);
  }

  const day = await firstPage(`from=${dayOfNth(4_000)}&to=${dayOfNth(4_000)}`);
  expect(day.ids.toSorted()).toEqual(Array.from({ length: 40 }, (_, nth) => String(4_000 + nth)));
  expect(day).toMatchObject({ cursor: null });
  expect(day.requests).toBeLessThanOrEqual(forPage(40));
});

test('nothing at work is found at once, and a page of two hundred holds two hundred', async () => {
  expect(await firstPage('status=waiting')).toEqual({ ids: [], cursor: null, requests: 2 });
  const page = await firstPage('limit=200');
  expect(page.ids).toEqual(newest(200));
  expect(page.requests).toBeLessThanOrEqual(forPage(225));
});

test('a search that reads through thousands ends where something is found, with a cursor that leads on', async () => {
  const { ids, cursor, requests: took } = await firstPage('q=2026-7777');
  expect(ids).toEqual(['7777']);
  expect(cursor).toEqual(expect.any(String));
  expect(took).toBeLessThan(9_000);
});
