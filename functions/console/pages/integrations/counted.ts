import { type Integration, keyOfIntegration } from '../../../../shared/sync/ledger/integration.ts';
import { type CountedDay, fortnight } from '../../daily/fortnight.ts';
import { openEntries } from '../../daily/overview.ts';
import type { Visit } from '../../visit.ts';

/** An integration with what its card counts. */
export interface CountedIntegration {
  readonly integration: Integration;
  /** Invoices and customers that stopped. */
  readonly stopped: { readonly count: number; readonly isPart: boolean };
  readonly days: readonly CountedDay[];
  /** More came in than the days count. */
  readonly isPart: boolean;
}

/** The integrations of a tenant, each with what its card counts. */
export async function countedOf({ ports, tenant }: Visit): Promise<readonly CountedIntegration[]> {
  const [all, counted] = await Promise.all([ports.integrations.ofTenant(tenant), fortnight(tenant, ports)]);
  return Promise.all(
    all.map(async (integration) => {
      const { entries, isPart } = await openEntries(keyOfIntegration(integration), 'parked', ports);
      const stopped = { count: entries.length, isPart };
      return { integration, stopped, days: counted.of(integration.id), isPart: counted.isPart };
    }),
  );
}
