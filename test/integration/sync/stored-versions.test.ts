import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { demoTenant } from '../../../infra/local/demo/samples/demo-tenant.ts';
import { oneInvoice } from '../../../shared/admin/invoices/one-invoice.ts';
import { Mappings } from '../../../shared/domain/settings.ts';
import { integrationOfItem, isIntegrationKey, keyOf } from '../../../shared/store/keys.ts';
import { fromItem } from '../../../shared/store/ledger/entry-items.ts';
import { integrationAttention } from '../../../shared/sync/ledger/outbox-events.ts';
import { TooNew, VERSIONS } from '../../../shared/sync/ledger/versions.ts';
import { aCompany, aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  customerRequest,
  expectNoFactTwice,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

type Item = Record<string, unknown>;

/** What the first version called things, of a new invoice, a new customer and an integration, as it wrote them. */
const ENTRY_OF_1 =
  'about administration asked booksName cause claimedUntilMs crashes createdAt fence id integration intent kind occurredAt pk provider remarks remedy revision settingsVersion silences sk status steps tenant toAnnounce toldStop unreadable updatedAt v waits'.split(
    ' ',
  );
const INVOICE_OF_1 =
  'booked conflict customer differs externalId externalNumber finalised hash issued listOf listedAt number planned revocable step url verify'.split(
    ' ',
  );
const CUSTOMER_OF_1 = ['doubted', 'fingerprint', 'parts', 'refused', 'seen', 'shared'];
const INTEGRATION_OF_1 =
  'administration careAt careShard chain clientId details generation healedVersion host id line mappings misfits pk provider rings rungAtMs secretName settingsChangedAtMs settingsVersion sk state tenant toAnnounce v'.split(
    ' ',
  );

const ENTRY_NAMES: Record<string, string> = {
  outbox: 'toAnnounce',
  publishedStop: 'toldStop',
  noAnswers: 'silences',
  needsVerification: 'doubted',
};
const INTEGRATION_NAMES: Record<string, string> = {
  outbox: 'toAnnounce',
  requeuedVersion: 'healedVersion',
  settingsIssues: 'misfits',
  wakes: 'rings',
  wokenAtMs: 'rungAtMs',
};

/** What entries were given since, without another version: it has a default. */
const CAME_LATER: ReadonlySet<string> = new Set([
  'round',
  'faults',
  'correlationId',
  'dayOf',
  'issuedOn',
  'entriesIndexed',
]);

const isEntry = ({ sk }: Item) => String(sk).startsWith('entry#');
const isIntegration = ({ sk }: Item) => isIntegrationKey(sk);

const TableName = 'ledger';
const itemsOf = async ({ world }: TestWorld): Promise<Item[]> =>
  ((await world.documents.send(new ScanCommand({ TableName, ConsistentRead: true }))).Items ?? []).filter(
    (item) => isEntry(item) || isIntegration(item),
  );
const put = ({ world }: TestWorld, item: Item) => world.documents.send(new PutCommand({ TableName, Item: item }));
const itemOf = async ({ world }: TestWorld, sk: string, pk = 'T#camping-de-eik#I#exact') =>
  (await world.documents.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item;

/** An item as the first version would have written it: with everything in the open, and what is empty too. */
function asOfVersion1(item: Item): Item {
  const names = isEntry(item) ? ENTRY_NAMES : INTEGRATION_NAMES;
  const { dueAt: _, ...entry } = isEntry(item) ? fromItem(item) : { dueAt: null };
  const indexed = Object.entries(item).filter(([name]) => OF_INDEXES.test(name));
  const whole = isEntry(item) ? { ...entry, ...Object.fromEntries(indexed) } : item;
  const then = Object.entries(whole).filter(([name]) => !CAME_LATER.has(name));
  return { ...Object.fromEntries(then.map(([name, value]) => [names[name] ?? name, value])), v: 1 };
}

const OF_INDEXES = /^(pk|sk|dueOf|dueAt|listOf|listedAt)$/;

/** Makes everything in the table what the first version would have written: the wake stood in its integration. */
async function goBack(world: TestWorld): Promise<void> {
  for (const item of await itemsOf(world)) {
    const line = isIntegration(item) ? integrationOfItem(item) : null;
    const wake = line && (await itemOf(world, keyOf.wake(line).sk, keyOf.wake(line).pk));
    const { v: __, seenWakes: ___, wasIdle: ____, isCalled: _____, isKept: ______, ...woken } = wake ?? {};
    await put(world, asOfVersion1({ ...(line ? { wakes: 0, wokenAtMs: 0 } : {}), ...woken, ...item }));
    if (wake && line) await world.world.documents.send(new DeleteCommand({ TableName, Key: { ...keyOf.wake(line) } }));
  }
}

/** Nothing of the first version is left of what was touched. */
async function expectUpgraded(world: TestWorld): Promise<void> {
  for (const item of await itemsOf(world)) {
    expect(item).toMatchObject({ v: isEntry(item) ? VERSIONS.entry.newest : VERSIONS.integration.newest });
    for (const old of Object.values(isEntry(item) ? ENTRY_NAMES : INTEGRATION_NAMES))
      expect(item).not.toHaveProperty(old);
  }
}

const away = async () => {
  throw new Error('the bus is away');
};
const unmapped = { lines: [aLine({ vatRate: 'vervoer-laag' })] };

test('the first version wrote just these names', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await goBack(world);
  const namesOf = async (sk: string, pk?: string) => Object.keys((await itemOf(world, sk, pk)) ?? {}).toSorted();
  expect(await namesOf('entry#invoice#1')).toEqual([...ENTRY_OF_1, ...INVOICE_OF_1].toSorted());
  expect(await namesOf('entry#customer#7012')).toEqual([...ENTRY_OF_1, ...CUSTOMER_OF_1].toSorted());
  expect(await namesOf('integration#exact', 'T#camping-de-eik')).toEqual(expect.arrayContaining(INTEGRATION_OF_1));
});

test('what an older version took in is worked off', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2));
  await goBack(world);
  await world.answer();
  await world.settle();
  for (const n of [1, 2]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(world.books.invoices()).toHaveLength(2);
  await expectUpgraded(world);
});

test('what an older version had still to publish is published once', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await world.take(invoiceEvent(2));
  await world.answer({ publish: away });
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('the integration is gone');
  const lost = integrationAttention(integration, 'webhook-lost', {}, { id: 'lost', occurredAt: at(1) });
  await world.integrations.raise(world.key, { cause: 'webhook-lost', about: {} }, lost, false);
  await goBack(world);
  expect(await itemOf(world, 'entry#invoice#2')).toMatchObject({ status: 'done', toAnnounce: [expect.anything()] });
  await world.settle();
  await world.push(invoiceEvent(3));
  await world.settle();
  for (const n of [1, 2, 3]) expect(toldAbout(world, n)).toEqual(['synced']);
  expect(world.toldOf('integration.attention')).toHaveLength(1);
  expectNoFactTwice(world);
  expect(await itemOf(world, 'entry#invoice#2')).toMatchObject({ v: VERSIONS.entry.newest });
  expect(await itemOf(world, 'entry#invoice#2')).not.toHaveProperty('outbox');
});

test('what an older version parked is tried again after a save, and by a button, and told as what it is', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), invoiceEvent(2, unmapped));
  await goBack(world);
  await world.push(syncRequest(2, unmapped));
  expect(toldAbout(world, 2)).toEqual(['vat-unmapped', 'vat-unmapped']); // somebody asked
  await goBack(world);
  const vat = { ...demoTenant.mappings.vat, 'vervoer-laag': demoTenant.mappings.vat['btw-laag'] ?? '' };
  await world.change({ mappings: v.parse(Mappings, { ...demoTenant.mappings, vat }) });
  await pass(world, HOUR_MS);
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
  expect(toldAbout(world, 2)).toEqual(['vat-unmapped', 'vat-unmapped', 'synced']);
});

test('of a customer whose relation was in doubt, the relation is asked for', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const customer = await itemOf(world, 'entry#customer#7012');
  await put(world, { ...asOfVersion1(customer ?? {}), doubted: true });
  expect(await world.entry('customer', '7012')).toMatchObject({ needsVerification: true });
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(2));
  expect(calls()).toContain('GET crm/Accounts'); // a known customer costs no call
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a worker of the older version that still holds an entry loses it, since it would write under the old names', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1, unmapped));
  await goBack(world);
  const before = await itemOf(world, 'entry#invoice#1');
  await world.take(invoiceEvent(1, {}, { occurredAt: at(2) }));
  const after = await itemOf(world, 'entry#invoice#1');
  expect(after).toMatchObject({ v: VERSIONS.entry.newest, hash: expect.not.stringMatching(String(before?.hash)) });
  expect(Number(after?.fence)).toBeGreaterThan(Number(before?.fence));
});

test('an entry of a newer version is left as it is, and stops no other', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2), customerRequest(aCompany({ id: '7099', number: '7099' })));
  const newer = { ...(await itemOf(world, 'entry#invoice#1')), v: VERSIONS.entry.newest + 1 };
  await put(world, newer);
  await world.answer();
  expect(await itemOf(world, 'entry#invoice#1')).toEqual(newer);
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(world.toldOf('customer.synced')).toHaveLength(2);
  await world.push(invoiceEvent(3, { kind: 'credit', creditFor: '2026-0001' }));
  expect(await invoiceEntry(world, 3)).toMatchObject({ status: 'waiting', cause: 'original-first' });
  const { entries } = await oneInvoice(
    { tenant: world.key.tenant, id: '2' },
    { integrations: world.integrations, ledger: world.world.ledger },
  );
  expect(entries).toMatchObject([{ status: 'synced' }]);
});

test('an event for an integration of a newer version comes again, and is taken in by the tenant’s others at once', async () => {
  await using world = await testWorld();
  const pk = 'T#camping-de-eik';
  const newer = {
    ...(await itemOf(world, 'integration#exact', pk)),
    sk: 'integration#other',
    id: 'other',
    v: VERSIONS.integration.newest + 1,
  };
  await put(world, newer);
  await expect(world.take(invoiceEvent(1))).rejects.toThrow(TooNew);
  await world.answer();
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(await itemOf(world, 'integration#other', pk)).toEqual(newer);
  expect((await world.integrations.ofTenant(world.key.tenant)).map(({ id }) => id)).toEqual(['exact']);
});
