import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { IntegrationKey } from '../../../shared/sync/ledger/entry.ts';
import { unlessUnreadable } from '../../../shared/sync/ledger/read-stored.ts';

/** No page reads more entries than this. */
const LOOKED_AT_MOST = 200;

/** How many invoices wait for a decision. */
export interface CameWhileOff {
  readonly count: number;
  /** There are more that were not looked at. */
  readonly isPart: boolean;
}

/** Counts the invoices that came in while an integration was off, and were not sent since. Looks at 200. */
export async function cameWhileOff(key: IntegrationKey, { ledger }: Pick<AdminPorts, 'ledger'>): Promise<CameWhileOff> {
  const keys = await ledger.stopped(key, 'skipped');
  const invoices = keys.filter(({ kind }) => kind === 'invoice');
  const read = await Promise.all(invoices.slice(0, LOOKED_AT_MOST).map((one) => unlessUnreadable(ledger.read(one))));
  const count = read.filter((entry) => entry?.status === 'skipped' && entry.cause === 'inactive').length;
  return { count, isPart: invoices.length > LOOKED_AT_MOST };
}
