import { GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { HOUR_MS } from '../../../shared/domain/duration.ts';
import { TokenMemory } from '../../../shared/oauth/token-memory.ts';
import { buildHooks, buildProviderAccess } from '../../../shared/runtime/world.ts';
import { keepCatalogue, readCatalogue } from '../../../shared/store/catalogue.ts';
import { dynamoChangeLog } from '../../../shared/store/changes/change-log.ts';
import { dynamoClientIds } from '../../../shared/store/client-ids.ts';
import { codeLists, ListMemory } from '../../../shared/store/code-lists.ts';
import { dynamoConsentStates } from '../../../shared/store/consent/consent-states.ts';
import { dynamoWithdrawals } from '../../../shared/store/consent/withdrawals.ts';
import { keptCounts } from '../../../shared/store/counts/kept-counts.ts';
import { Touches } from '../../../shared/store/counts/touches.ts';
import { keyOf } from '../../../shared/store/keys.ts';
import { dynamoPace } from '../../../shared/store/pace.ts';
import { requestCounts } from '../../../shared/store/request-counts.ts';
import { readSeen } from '../../../shared/store/seen-catalogue.ts';
import { dynamoSessions, secretHash } from '../../../shared/store/sessions.ts';
import { type StoredKind, TooNew, VERSIONS } from '../../../shared/sync/ledger/versions.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { invoiceEntry, invoiceEvent, toldAbout } from './fixtures.ts';

type Key = Readonly<Record<string, string>>;

const aSlice = { fromMs: 0, toMs: 1, countedAtMs: 1, readSinceMs: 1, invoices: 0, cells: [] };

/** What a reader finds where newer code wrote the item: it refuses to read, or goes on as if nothing were there. */
type Found = 'TooNew' | 'nothing';

/** One kind of stored item: how one comes about, how it is read, and what an older reader makes of a newer one. */
interface Row {
  readonly table?: 'tokens' | 'webhooks';
  /** Makes an item of this kind, in a world that has booked an invoice; answers its key. */
  readonly make: (world: TestWorld) => Promise<Key> | Key;
  readonly read: (world: TestWorld) => Promise<unknown>;
  readonly newer: Found;
}

const tenant = 'camping-de-eik';
const now = ({ clock }: TestWorld) => clock.now;
const table = ({ world }: TestWorld) => world.table;
const app = { provider: 'exact', host: 'start.exactonline.nl', clientId: '11111111-2222-3333-4444-555555555555' };
const relation = { administration: '', what: 'relation', externalId: 'one' } as const;
const chainOf = async ({ world, key }: TestWorld) => (await world.integrations.get(key))?.chain ?? '';
const vaultOf = ({ world }: TestWorld) => buildProviderAccess(world, world.secret).vault;
const listsOf = (world: TestWorld) => codeLists(table(world), new ListMemory(), world.key, 'a', now(world));
const expiresAtMs = Number.MAX_SAFE_INTEGER;
const nobody = { actor: null, page: null, language: null, returnTo: null } as const;
const pass = { ...nobody, tenant, role: 'administrator', expiresAtMs } as const;
const hook = { key: 'hook', provider: 'moneybird', administration: 'a', secrets: [], token: null };

async function keyThat(world: TestWorld, TableName: string, isIt: (item: Record<string, unknown>) => boolean) {
  const { Items = [] } = await world.world.documents.send(new ScanCommand({ TableName, ConsistentRead: true }));
  const item = Items.find(isIt);
  return TableName === 'tokens' ? { chain: String(item?.chain) } : { pk: String(item?.pk), sk: String(item?.sk) };
}

/** The pace of the calls to the administration, not of those about the connection. */
const isPace = ({ pk, sk }: Record<string, unknown>) => sk === 'pace' && String(pk).includes('102030');

const ROWS: Readonly<Record<StoredKind, Row>> = {
  entry: {
    make: ({ key }) => ({ ...keyOf.entry({ ...key, kind: 'invoice', id: '1' }) }),
    read: (world) => invoiceEntry(world, 1),
    newer: 'TooNew',
  },
  integration: {
    make: ({ key }) => ({ ...keyOf.integration(key) }),
    read: ({ world, key }) => world.integrations.get(key),
    newer: 'TooNew',
  },
  wake: {
    make: ({ key }) => ({ ...keyOf.wake(key) }),
    read: ({ world, key }) => world.integrations.get(key),
    newer: 'TooNew',
  },
  owned: {
    make: (world) => keyThat(world, 'ledger', ({ sk }) => String(sk).startsWith('owned#')),
    read: async (world) => {
      const { sk } = await keyThat(world, 'ledger', ({ sk }) => String(sk).startsWith('owned#'));
      const [, administration = '', what, externalId = ''] = String(sk).split('#').map(decodeURIComponent);
      return world.world.ledger.ownerOf(world.key, { administration, what: what as typeof relation.what, externalId });
    },
    newer: 'TooNew',
  },
  number: {
    make: (world) => keyThat(world, 'ledger', ({ sk }) => String(sk).startsWith('number#')),
    read: async (world) => {
      const { sk } = await keyThat(world, 'ledger', ({ sk }) => String(sk).startsWith('number#'));
      return world.world.ledger.idOfNumber(world.key, decodeURIComponent(String(sk).slice('number#'.length)));
    },
    newer: 'TooNew',
  },
  codeList: {
    make: async (world) => {
      await listsOf(world).keep('list', ['a row']);
      return { ...keyOf.codeList(world.key, 'a', 'list') };
    },
    read: (world) => listsOf(world).read('list'),
    newer: 'nothing',
  },
  invoiceSnapshot: {
    make: async (world) => ({
      ...keyOf.invoiceSnapshot(tenant, '1', (await invoiceEntry(world, 1))?.hash ?? ''),
    }),
    read: async (world) => world.world.snapshots.invoice(tenant, '1', (await invoiceEntry(world, 1))?.hash ?? ''),
    newer: 'TooNew',
  },
  customerSnapshot: {
    make: () => ({ ...keyOf.customerSnapshot(tenant, '7012') }),
    read: ({ world }) => world.snapshots.customer(tenant, '7012'),
    newer: 'TooNew',
  },
  booksOf: {
    make: (world) => keyThat(world, 'ledger', ({ sk }) => String(sk).startsWith('books#')),
    read: async ({ integrations, key }) => {
      const seen = await integrations.get(key);
      return (
        seen &&
        integrations.changeIf(seen, { administration: { id: 'b', name: 'B', number: null, vatNumber: null } }, null)
      );
    },
    newer: 'TooNew',
  },
  change: {
    make: async (world) => {
      const at = { id: 'line', tenant, integration: null, atMs: world.clock.now(), actor: 'somebody' };
      await dynamoChangeLog(table(world), now(world)).record({ ...at, what: 'link-made', before: {}, after: {} });
      return { ...keyOf.change(tenant, at.atMs, 'line') };
    },
    read: async (world) =>
      (await dynamoChangeLog(table(world), now(world)).page(tenant, null, 9)).find(({ actor }) => actor === 'somebody'),
    newer: 'nothing',
  },
  catalogue: {
    make: async (world) => {
      const catalogue = (await readSeen(tenant, table(world))) ?? expect.unreachable();
      await keepCatalogue({ detail: { tenant, occurredAt: '2026-11-20T08:00:00Z', catalogue } }, table(world));
      return { ...keyOf.catalogue(tenant) };
    },
    read: (world) => readCatalogue(tenant, table(world)),
    newer: 'TooNew',
  },
  seenCatalogue: {
    make: () => ({ ...keyOf.seenCatalogue(tenant) }),
    read: (world) => readSeen(tenant, table(world)),
    newer: 'nothing',
  },
  slice: {
    make: async (world) => {
      await keptCounts(table(world)).keep(tenant, aSlice, null);
      return { ...keyOf.slice(tenant, 0) };
    },
    read: async (world) => (await keptCounts(table(world)).read(tenant)).slices[0],
    newer: 'nothing',
  },
  touch: {
    make: async (world) => {
      const entry = (await invoiceEntry(world, 1)) ?? expect.unreachable();
      await new Touches(table(world), () => world.clock.now() + HOUR_MS).before(entry, { status: 'parked' });
      return { ...keyOf.touch(tenant, Date.parse('2026-11-20T09:00:00Z')) };
    },
    // One that cannot be read never ends.
    read: async (world) => {
      const [touch] = (await keptCounts(table(world)).read(tenant)).touches;
      return touch?.atMs === Number.POSITIVE_INFINITY ? null : touch;
    },
    newer: 'nothing',
  },
  app: {
    make: async (world) => {
      await dynamoClientIds(table(world)).claim(tenant, app);
      return { ...keyOf.app(app) };
    },
    read: (world) => dynamoClientIds(table(world)).isFree('another', app),
    newer: 'TooNew',
  },
  oauthState: {
    make: async (world) => {
      const about = { ...app, tenant, integration: 'exact', generation: 0, redirectUri: 'https://a.example/callback' };
      const rest = { verifier: null, session: null, actor: 'api', expiresAtMs };
      const states = dynamoConsentStates(table(world), now(world));
      await states.keep('state', { v: VERSIONS.oauthState.newest, ...about, ...rest });
      return { ...keyOf.oauthState('state') };
    },
    read: (world) => dynamoConsentStates(table(world), now(world)).take('state'),
    newer: 'nothing',
  },
  withdrawal: {
    make: async (world) => {
      const offers = dynamoWithdrawals(table(world), now(world));
      await offers.keep('secret', { tenant, integration: 'exact', chain: 'c', expiresAtMs });
      return { ...keyOf.withdrawal(secretHash('withdrawal', 'secret')) };
    },
    read: (world) => dynamoWithdrawals(table(world), now(world)).see('secret'),
    newer: 'nothing',
  },
  door: {
    make: async (world) => {
      await dynamoSessions(table(world), now(world)).keep('session', 'mine', pass);
      return { ...keyOf.door('session', secretHash('session', 'mine')) };
    },
    read: (world) => dynamoSessions(table(world), now(world)).session('mine'),
    newer: 'nothing',
  },
  requests: {
    make: async (world) => {
      await requestCounts(table(world), now(world)).take('tenant', tenant, 0);
      return keyThat(world, 'ledger', ({ pk }) => String(pk).startsWith('REQUESTS#'));
    },
    read: (world) => requestCounts(table(world), now(world)).take('tenant', tenant, 0),
    newer: 'nothing', // nobody is held back by it
  },
  pace: {
    make: (world) => keyThat(world, 'ledger', isPace),
    read: async (world) => {
      const { pk } = await keyThat(world, 'ledger', isPace);
      return dynamoPace(table(world), now(world)).read(String(pk).slice('PACE#'.length));
    },
    newer: 'TooNew',
  },
  chain: {
    table: 'tokens',
    make: async (world) => ({ chain: await chainOf(world) }),
    read: async (world) => vaultOf(world).read(await chainOf(world)),
    newer: 'TooNew',
  },
  tokenCalls: {
    table: 'tokens',
    make: async (world) => {
      const chain = (await vaultOf(world).read(await chainOf(world))) ?? expect.unreachable();
      await vaultOf(world).countCall(chain, world.clock.now());
      return keyThat(world, 'tokens', ({ chain }) => String(chain).startsWith('calls#'));
    },
    read: async (world) => {
      const chain = (await vaultOf(world).read(await chainOf(world))) ?? expect.unreachable();
      return (await vaultOf(world).callsToday(chain, world.clock.now())) > 0;
    },
    newer: 'TooNew',
  },
  hook: {
    table: 'webhooks',
    make: async ({ world, key }) => {
      await buildHooks(world).hooks.keep({ ...key, ...hook });
      return { key: 'hook' };
    },
    read: ({ world }) => buildHooks(world).hooks.read('hook'),
    newer: 'TooNew',
  },
};

const kinds = Object.entries(ROWS) as [StoredKind, Row][];

test('every kind of stored item is tried here', () => {
  expect(Object.keys(ROWS).toSorted()).toEqual(Object.keys(VERSIONS).toSorted());
});

test.each(kinds)('an item of the kind %s is read, and left to newer code when that wrote it', async (kind, row) => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const Key = await row.make(world);
  const TableName = row.table ?? 'ledger';
  const { Item } = await world.world.documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  const isAnswered = async () => (await row.read(world)) ?? null;
  if (kind !== 'booksOf' && kind !== 'oauthState') expect(await isAnswered()).not.toBeNull(); // these change what they read
  if (kind === 'app') expect(await isAnswered()).toBe(false);

  const newer = { ...Item, v: VERSIONS[kind].newest + 1 };
  await world.world.documents.send(new PutCommand({ TableName, Item: newer }));
  if (row.newer === 'TooNew') await expect(row.read(world)).rejects.toThrow(TooNew);
  else expect(await isAnswered()).toBeNull();
  const { Item: after } = await world.world.documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  expect(after?.v).toBe(newer.v);
});

test.each(['chain', 'pace', 'invoiceSnapshot'] as const)(
  'an invoice that meets a %s of newer code waits for it, and goes out when that code is back',
  async (kind) => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    await world.take(invoiceEvent(2));
    const row = ROWS[kind];
    const Key = kind === 'invoiceSnapshot' ? await snapshotOf(world, 2) : await row.make(world);
    const TableName = row.table ?? 'ledger';
    const { Item } = await world.world.documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const newer = {
      ...Item,
      v: VERSIONS[kind].newest + 1,
      ...(kind === 'pace' && { version: Number(Item?.version) + 1 }),
    };
    await world.world.documents.send(new PutCommand({ TableName, Item: newer }));
    for (let hour = 0; hour < 6; hour++) {
      await world.answer({ tokenMemory: new TokenMemory() }); // a container that knows no token yet
      expect(await invoiceEntry(world, 2)).toMatchObject({ cause: 'soon', crashes: 0 });
      await world.world.wake(world.key, { kind: 'invoice', id: '2' });
      world.clock.advance(3_600_000);
    }
    await world.world.documents.send(new PutCommand({ TableName, Item }));
    await world.answer();
    await world.settle();
    expect(toldAbout(world, 2)).toEqual(['synced']);
    expect(world.books.invoices()).toHaveLength(2);
  },
);

const snapshotOf = async (world: TestWorld, n: number): Promise<Key> => ({
  ...keyOf.invoiceSnapshot(tenant, String(n), (await invoiceEntry(world, n))?.hash ?? ''),
});
