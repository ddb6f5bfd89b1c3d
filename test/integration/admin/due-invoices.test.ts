import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { toItem } from '../../../shared/store/ledger/entry-items.ts';
import type { Status } from '../../../shared/sync/ledger/entry.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { countingRequests } from '../../counted-requests.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

/** A long backlog: a day limit was reached, say. Among it a few whose answer never came, and few stopped. */
const DUE = 3_000;
const STOPPED = 120;
const UNCERTAIN = 3;
const BATCH = 25;

let world: TestWorld;
let api: Awaited<ReturnType<typeof adminDesk>>;
let requests: () => number;

beforeAll(async () => {
  world = await testWorld();
  await world.change({ entriesIndexed: true });
  const counting = countingRequests(world);
  requests = counting.count;
  api = await adminDesk(counting.world);
  const statuses = [
    ...Array.from({ length: STOPPED }, (): Status => 'parked'),
    ...Array.from({ length: DUE }, (_, nth): Status => (nth < UNCERTAIN ? 'uncertain' : 'waiting')),
  ];
  const items = statuses.map((status, nth) => itemOf(nth, status));
  const write = async () => {
    for (let batch = items.splice(0, BATCH); batch.length > 0; batch = items.splice(0, BATCH)) {
      const ledger = batch.map((Item) => ({ PutRequest: { Item } }));
      await world.world.documents.send(new BatchWriteCommand({ RequestItems: { ledger } }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
}, 120_000);
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

function itemOf(nth: number, status: Status) {
  const atMs = world.clock.now() - (DUE + STOPPED - nth) * MINUTE_MS;
  const entry = newInvoiceEntry({ ...world.key, kind: 'invoice', id: String(nth) }, 'exact', atMs, {
    ...{ number: `2026-${nth}`, hash: `hash-${nth}`, customer: null, occurredAt: new Date(atMs).toISOString() },
    issued: { date: '2026-11-20', inclVat: '10.00', currency: 'EUR', abroad: null, perRate: [] },
    ...{ asked: false, verify: false },
  });
  const isParked = status === 'parked';
  const dueAt = isParked ? null : world.clock.now() + nth * MINUTE_MS;
  const item = toItem({ ...entry, status, dueAt, cause: isParked ? 'vat-unmapped' : 'day-limit', remedy: 'wait' });
  return JSON.parse(JSON.stringify(item));
}

/** The first page of a list, and the requests to the table that it took. */
async function firstPage(query: string) {
  const before = requests();
  const { status, body } = await api.call('GET /invoices', undefined, { query });
  expect(status).toBe(200);
  return { found: body.items.length, cursor: body.cursor, requests: requests() - before };
}

test.each(['status=parked', 'cause=vat-unmapped', 'status=waiting'])(
  `with ${DUE} entries due, a full page of %s takes what it shows`,
  async (query) => {
    const page = await firstPage(query);
    expect(page).toMatchObject({ found: 50, cursor: expect.any(String) });
    expect(page.requests).toBeLessThanOrEqual(6);
  },
);

test(`a few among ${DUE} entries due are found by one request for a hundred of them, and no more`, async () => {
  const page = await firstPage('status=uncertain');
  expect(page.found).toBe(UNCERTAIN);
  expect(page.requests).toBeLessThanOrEqual(DUE / 100 + 12);
});

test('every invoice that stopped is listed once, page by page, though what is due is looked through last', async () => {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? 'status=parked' : `status=parked&cursor=${cursor}`;
    const { body } = await api.call('GET /invoices', undefined, { query });
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.cursor;
  } while (cursor !== null);
  expect(ids).toEqual(Array.from({ length: STOPPED }, (_, nth) => String(STOPPED - 1 - nth)));
});
