import * as v from 'valibot';
import { nullable } from '../../domain/optional.ts';
import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, readIntegration } from '../../sync/ledger/integration.ts';
import { readStored } from '../../sync/ledger/read-stored.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import { UnreadableItem, VERSIONS } from '../../sync/ledger/versions.ts';
import { isIntegrationKey, isWakeKey, keyOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { isOlder, upgradeStored } from '../upgrade.ts';

type Item = Readonly<Record<string, unknown>>;

/** One integration, also a disconnected one, whose ledger is still there. Throws `UnreadableItem` for what newer code wrote. */
export async function getIntegration(table: Table, key: IntegrationKey): Promise<Integration | null> {
  const [own, wake] = [keyOf.integration(key), keyOf.wake(key)];
  const items = await table.query({
    expression: 'pk = :tenant AND sk BETWEEN :own AND :wake',
    values: { ':tenant': own.pk, ':own': own.sk, ':wake': wake.sk },
    consistent: true,
  });
  const item = items.find(({ sk }) => sk === own.sk);
  return item ? withWake(ofThisVersion(table, key, item), item, items.find(({ sk }) => sk === wake.sk) ?? null) : null;
}

const StoredWake = v.object({
  v: v.literal(VERSIONS.wake.newest),
  wakeAt: nullable(v.number()),
  wakes: v.optional(v.number(), 0),
  wokenAtMs: v.optional(v.number(), 0),
  seenWakes: v.optional(v.number(), 0),
  wasIdle: v.optional(v.boolean(), false),
  isKept: v.optional(v.boolean(), false),
  isCalled: v.optional(v.boolean(), false),
});

/**
 * An integration with its wake. Older code kept the wake in the item of the integration: one that stands there still holds
 * until a worker comes to rest.
 */
async function withWake(
  reading: Promise<Integration | null>,
  item: Item,
  wakeItem: Item | null,
): Promise<Integration | null> {
  const integration = await reading;
  if (!integration) return null;
  const older = item.wakes ?? item.rings; // as older code counted them
  const wake = readStored('wake', StoredWake, wakeItem ?? { v: VERSIONS.wake.newest });
  const moments = [wake.wakeAt, typeof item.wakeAt === 'number' ? item.wakeAt : null].filter((at) => at !== null);
  return {
    ...integration,
    ...wake,
    v: integration.v,
    wakeAt: moments.length > 0 ? Math.min(...moments) : null,
    wokenAtMs: Math.max(wake.wokenAtMs, integration.wokenAtMs),
    olderWakes: typeof older === 'number' ? older : null,
  };
}

/** All integrations of a tenant. What this code cannot read is left out, after `setAside` heard of it. */
export async function integrationsOf(
  table: Table,
  tenant: string,
  setAside: (error: UnreadableItem) => void = () => undefined,
): Promise<readonly Integration[]> {
  const { pk } = keyOf.integration({ tenant, integration: '' });
  const items = await table.query({
    expression: 'pk = :tenant AND begins_with(sk, :integration)',
    values: { ':tenant': pk, ':integration': 'integration#' },
    consistent: true,
  });
  const wakes = new Map(items.filter(({ sk }) => isWakeKey(sk)).map((item) => [item.sk, item]));
  const read = items
    .filter(({ sk }) => isIntegrationKey(sk))
    .map((item) => {
      const key = { tenant, integration: String(item.id) };
      return withWake(ofThisVersion(table, key, item), item, wakes.get(keyOf.wake(key).sk) ?? null).catch(
        (error: unknown) => {
          if (!(error instanceof UnreadableItem)) throw error;
          setAside(error);
          return null;
        },
      );
    });
  return (await Promise.all(read)).filter((one) => one !== null);
}

/** An older item is upgraded in the table too, since what is written next is on condition of its new names. */
async function ofThisVersion(table: Table, integrationKey: IntegrationKey, found: Item): Promise<Integration | null> {
  const key = keyOf.integration(integrationKey);
  let known: Item | null = found;
  return retryOnConflict('a stored integration', async () => {
    const item: Item | null = known ?? (await table.get(key));
    known = null;
    if (!item || !isOlder(item, VERSIONS.integration)) return item && readIntegration(item);
    const now = await upgradeStored(table, key, item, VERSIONS.integration);
    return now ? readIntegration(now) : CONFLICT;
  });
}
