import type { EntryKey, IntegrationKey } from '../sync/ledger/entry.ts';
import { entryKeyOf, lineName, stoppedName } from './keys.ts';
import type { Table } from './table.ts';

/**
 * The open work of an integration (`due`, now or later, soonest first), or its stopped entries (`parked`, oldest
 * first): at most `limit` keys. An index answers, so a fresh one may be missing.
 */
export type OpenWork = (key: IntegrationKey, what: 'due' | 'parked', limit: number) => Promise<readonly EntryKey[]>;

/** Open work, by the index of what is due in DynamoDB. */
export const openWork =
  (table: Table): OpenWork =>
  async (key, what, limit) => {
    const rows = await table.query({
      index: 'due',
      expression: 'dueOf = :work',
      values: { ':work': what === 'due' ? lineName(key) : stoppedName(key, 'parked') },
      limit,
    });
    return rows.flatMap(({ pk, sk }) => entryKeyOf({ pk: String(pk), sk: String(sk) }) ?? []).slice(0, limit);
  };
