import { keepCounts } from '../../shared/admin/counts/keep-counts.ts';
import { keptCounts } from '../../shared/store/counts/kept-counts.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { indexEntries } from '../../shared/store/ledger/index-entries.ts';
import { arrivedBetween } from '../../shared/store/ledger/invoice-list.ts';
import { looseEntries } from '../../shared/store/ledger/loose-entries.ts';
import type { Table } from '../../shared/store/table.ts';
import type { IntegrationKey } from '../../shared/sync/ledger/entry.ts';
import type { Ledger } from '../../shared/sync/ledger/ledger.ts';
import { noteFault } from '../../shared/sync/ledger/note-fault.ts';
import { unlessUnreadable } from '../../shared/sync/ledger/read-stored.ts';
import { type SweepPorts, sweep } from '../../shared/sync/review/sweep.ts';

/** The ports of a sweep. */
export interface SweepWorld extends Omit<SweepPorts, 'loose' | 'mayGoOn' | 'integrations' | 'ledger'> {
  readonly ledger: Pick<Ledger, 'amend' | 'read'>;
  readonly table: Table;
  readonly integrations: Pick<DynamoIntegrations, 'get' | 'swept' | 'indexed'> & SweepPorts['integrations'];
}

/**
 * Sweeps the ledger of one integration, from where the last sweep ended, and puts entries of before the indexes of today into
 * them, and counts the invoices of its tenant that no page counted yet. A failure is logged and tried again the next day.
 */
export async function sweepLine(key: IntegrationKey, world: SweepWorld, mayGoOn: () => boolean): Promise<void> {
  try {
    const integration = await unlessUnreadable(world.integrations.get(key));
    if (!integration || integration.disconnectedAtMs !== null) return;
    const { sweptTo } = integration;
    const to = await sweep(integration, sweptTo, { ...world, loose: looseEntries(world.table), mayGoOn });
    if (to !== sweptTo) await world.integrations.swept(key, to);
    if (!integration.entriesIndexed && (await indexEntries(world.table, key, mayGoOn)))
      await world.integrations.indexed(key);
    const counts = { keptCounts: keptCounts(world.table), arrivedBetween: arrivedBetween(world.table) };
    await keepCounts(key.tenant, { ...world, ...counts }, mayGoOn);
  } catch (error) {
    noteFault(error, key, world);
  }
}
