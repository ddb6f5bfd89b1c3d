import * as v from 'valibot';
import { idText, MOST } from '../domain/optional.ts';
import type { App } from '../oauth/client-ids.ts';
import { type EntryKey, EntryKind, type IntegrationKey } from '../sync/ledger/entry.ts';
import type { Owned, StoppedStatus } from '../sync/ledger/ledger.ts';
import { UnreadableItem } from '../sync/ledger/versions.ts';

/** Where an item stands. */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

/** A longer id is written with as few escapes as possible, so that 128 of any character fit a key. */
const ESCAPED_AT_MOST = 300;

/** Ids come from outside and may hold anything; a `#` of theirs must not look like one of ours. */
function safe(id: string): string {
  const escaped = encodeURIComponent(id);
  return escaped.length <= ESCAPED_AT_MOST ? escaped : id.replace(/[%#]/g, encodeURIComponent);
}

/** The parts of a key, as they were before they were escaped. Throws `UnreadableItem` for a key that is none of ours. */
function partsOf(key: string): readonly string[] {
  try {
    return key.split('#').map(decodeURIComponent);
  } catch {
    throw new UnreadableItem('a key that is none of ours');
  }
}

/** Room for the longest id, each of whose characters may be two units of UTF-16. */
const UNITS_AT_MOST = 2 * MOST.id;

/** False: nothing of ours can have this id. Blanks and controls count here, though they are taken out of what is read. */
export const fitsKey = (id: string): boolean => id.length <= UNITS_AT_MOST && v.is(idText, id);

const ofTenant = (tenant: string): string => `T#${safe(tenant)}`;

/** The partition of one integration, which is also its name in the `due` index. */
export const lineName = ({ tenant, integration }: IntegrationKey): string =>
  `${ofTenant(tenant)}#I#${safe(integration)}`;

/** The other way round: the integration that a name stands for. */
function integrationKeyOf(name: string): IntegrationKey {
  const [, tenant = '', , integration = ''] = partsOf(name);
  return { tenant, integration };
}

/** The index partition of a tenant's invoices, by the moment at which they came in. */
export const listName = (tenant: string): string => ofTenant(tenant);

/** The index partition of everything in an integration that came to rest without being booked. */
export const stoppedName = (key: IntegrationKey, status: StoppedStatus): string => `${lineName(key)}#${status}`;

/** Under what the slices and the touches of a tenant stand, in its own partition. */
export const TALLY = 'tally#';

/** A moment as a text that sorts as it does. */
const sortable = (atMs: number): string => String(Math.max(0, atMs)).padStart(16, '0');

/** How the key of a wake ends. */
const WAKE = '#wake';

/** True for the key of an integration itself. */
export const isIntegrationKey = (sk: unknown): boolean => String(sk).startsWith('integration#') && !isWakeKey(sk);

/** True for the key of an integration's wake. */
export const isWakeKey = (sk: unknown): boolean => String(sk).startsWith('integration#') && String(sk).endsWith(WAKE);

/** The integration that an item stands for: its own, or its wake. */
export function integrationOfItem({ pk, sk }: Readonly<Record<string, unknown>>): IntegrationKey {
  const [, integration = ''] = String(sk).split('#');
  return integrationKeyOf(`${String(pk)}#I#${integration}`);
}

/** The key of each kind of item. Ids from outside are escaped, so that no id reaches an item of another kind. */
export const keyOf = {
  entry: (key: EntryKey): ItemKey => ({ pk: lineName(key), sk: `entry#${key.kind}#${safe(key.id)}` }),
  integration: ({ tenant, integration }: IntegrationKey): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `integration#${safe(integration)}`,
  }),
  /** Beside its integration, so that one query reads both. */
  wake: ({ tenant, integration }: IntegrationKey): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `integration#${safe(integration)}${WAKE}`,
  }),
  owned: (key: IntegrationKey, { administration, what, externalId }: Owned): ItemKey => ({
    pk: lineName(key),
    sk: `owned#${safe(administration)}#${what}#${safe(externalId)}`,
  }),
  number: (key: IntegrationKey, number: string): ItemKey => ({ pk: lineName(key), sk: `number#${safe(number)}` }),
  codeList: (key: IntegrationKey, administration: string, list: string): ItemKey => ({
    pk: lineName(key),
    sk: `list#${safe(administration)}#${safe(list)}`,
  }),
  invoiceSnapshot: (tenant: string, id: string, hash: string): ItemKey => ({
    pk: `${ofTenant(tenant)}#invoice#${safe(id)}`,
    sk: `snapshot#${hash}`,
  }),
  customerSnapshot: (tenant: string, id: string): ItemKey => ({
    pk: `${ofTenant(tenant)}#customer#${safe(id)}`,
    sk: 'snapshot',
  }),
  /** Which of a tenant's integrations books into an administration. */
  booksOf: (tenant: string, provider: string, administration: string): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `books#${safe(provider)}#${safe(administration)}`,
  }),
  /** A line of the change log, in the order of time. */
  change: (tenant: string, atMs: number, id: string): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `change#${sortable(atMs)}#${safe(id)}`,
  }),
  catalogue: (tenant: string): ItemKey => ({ pk: ofTenant(tenant), sk: 'catalogue' }),
  /** What is kept of the invoices that came in from a moment on, and up to the next slice. */
  slice: (tenant: string, fromMs: number): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `${TALLY}slice#${sortable(fromMs)}`,
  }),
  /** When an invoice that came in within this hour was last about to change. */
  touch: (tenant: string, hourMs: number): ItemKey => ({
    pk: ofTenant(tenant),
    sk: `${TALLY}touch#${sortable(hourMs)}`,
  }),
  seenCatalogue: (tenant: string): ItemKey => ({ pk: ofTenant(tenant), sk: 'catalogue-seen' }),
  app: ({ provider, host, clientId }: App): ItemKey => ({
    pk: `APP#${safe(provider)}#${safe(host)}#${safe(clientId)}`,
    sk: 'owner',
  }),
  oauthState: (state: string): ItemKey => ({ pk: `STATE#${safe(state)}`, sk: 'state' }),
  withdrawal: (hash: string): ItemKey => ({ pk: `WITHDRAWAL#${hash}`, sk: 'withdrawal' }),
  door: (kind: string, hash: string): ItemKey => ({ pk: `CONSOLE#${kind}#${hash}`, sk: 'door' }),
  requests: (kind: string, who: string, windowMs: number): ItemKey => ({
    pk: `REQUESTS#${kind}#${safe(who)}`,
    sk: `window#${windowMs}`,
  }),
  pace: (scope: string): ItemKey => ({ pk: `PACE#${scope}`, sk: 'pace' }),
};

/** Which entry an index row points at; null for a row of another kind. */
export function entryKeyOf({ pk, sk }: ItemKey): EntryKey | null {
  const [prefix, kind, id = ''] = partsOf(sk);
  if (prefix !== 'entry' || !v.is(EntryKind, kind)) return null;
  return { ...integrationKeyOf(pk), kind, id };
}

/** How many shards carry the `wake` and the `care` index. */
export const SHARDS = 16;

/** The shard of an integration: a small, even hash. */
export function shardOf(key: IntegrationKey): string {
  let hash = 0;
  for (const character of lineName(key)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return String(hash % SHARDS);
}
