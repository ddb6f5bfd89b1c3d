import { cellsOf } from '../../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../../shared/admin/counts/tally.ts';
import { type Integration, keyOfIntegration } from '../../../../shared/sync/ledger/integration.ts';
import { type LastDays, lastDays } from '../../daily/last-days.ts';
import type { Visit } from '../../visit.ts';

/** An integration with what its card counts. */
export interface CountedIntegration {
  readonly integration: Integration;
  /** Invoices that stopped. */
  readonly stopped: number;
  /** Customers that stopped; `isPart` when there are more than were counted. */
  readonly customers: { readonly count: number; readonly isPart: boolean };
  /** Fourteen days. */
  readonly counted: LastDays;
}

const DAYS = 14;
/** Customers are counted among so many entries that stopped. */
const STOPPED_AT_MOST = 1_000;

/** The integrations of a tenant, each with what its card counts, and of which moment that is: null for now. */
export async function countedOf({ ports, tenant }: Visit) {
  const [all, { cells, asOfMs }] = await Promise.all([
    ports.integrations.ofTenant(tenant),
    ports.countInvoices(tenant),
  ]);
  const counted = all.map(async (integration): Promise<CountedIntegration> => {
    const { id } = integration;
    const keys = await ports.openWork(keyOfIntegration(integration), 'parked', STOPPED_AT_MOST + 1);
    const customers = keys.slice(0, STOPPED_AT_MOST).filter(({ kind }) => kind === 'customer').length;
    return {
      integration,
      stopped: invoicesIn(cellsOf(cells, { integration: id, status: 'parked' })),
      customers: { count: customers, isPart: keys.length > STOPPED_AT_MOST },
      counted: lastDays(cells, id, { days: DAYS, nowMs: ports.clock.now() }),
    };
  });
  return { all: await Promise.all(counted), asOfMs };
}
