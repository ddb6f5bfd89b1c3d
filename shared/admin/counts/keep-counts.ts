import { DAY_MS } from '../../domain/duration.ts';
import { type CountPace, type CountPorts, countInvoices } from './count-invoices.ts';

/**
 * For the run of a night. What was read a week ago is read again: code of before the touches makes none, during a release
 * and after it was put back, and a row may reach an index late.
 */
const AT_NIGHT: CountPace = { most: 2_000, worth: 1, believedForMs: 7 * DAY_MS };

/** Counts whatever of a tenant's invoices is not kept, and keeps it, until all of it is or there is no more time. */
export async function keepCounts(tenant: string, ports: CountPorts, mayGoOn: () => boolean): Promise<void> {
  while (mayGoOn()) {
    const { kept } = await countInvoices(tenant, AT_NIGHT, ports);
    if (kept === 0) return;
  }
}
