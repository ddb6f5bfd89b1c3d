import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, readIntegration } from '../../sync/ledger/integration.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import { UnreadableItem, VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { isOlder, upgradeStored } from '../upgrade.ts';

type Item = Readonly<Record<string, unknown>>;

/** One integration, also a disconnected one, whose ledger is still there. Throws `UnreadableItem` for what newer code wrote. */
export async function getIntegration(table: Table, key: IntegrationKey): Promise<Integration | null> {
  const item = await table.get(keyOf.integration(key));
  return item && ofThisVersion(table, key, item);
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
  const read = items.map((item) =>
    ofThisVersion(table, { tenant, integration: String(item.id) }, item).catch((error: unknown) => {
      if (!(error instanceof UnreadableItem)) throw error;
      setAside(error);
      return null;
    }),
  );
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
