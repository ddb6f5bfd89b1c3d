import type { AdminPorts } from '../../../shared/admin/ports.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';
import { keysIn } from './thirty-days.ts';

/** No more are counted in one integration. */
const COUNTED_AT_MOST = 1_000;

interface Count {
  readonly count: number;
  /** There are more than that. */
  readonly isPart: boolean;
}

/** How many invoices of a tenant stopped, and how many were left out, by the index of each. */
export type StoppedCounts = Readonly<Record<'parked' | 'skipped', Count>>;

/** Counts them over all integrations. */
export async function stoppedCounts(
  lines: readonly Integration[],
  ports: Pick<AdminPorts, 'invoiceSources'>,
): Promise<StoppedCounts> {
  const count = async (by: 'parked' | 'skipped'): Promise<Count> => {
    const found = await Promise.all(
      lines.map((line) => keysIn({ by, key: keyOfIntegration(line) }, COUNTED_AT_MOST, ports)),
    );
    return {
      count: found.reduce((total, { keys }) => total + keys.length, 0),
      isPart: found.some(({ isPart }) => isPart),
    };
  };
  const [parked, skipped] = await Promise.all([count('parked'), count('skipped')]);
  return { parked, skipped };
}
