import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { UnreadableItem } from '../../sync/ledger/versions.ts';
import type { Part } from '../../sync/review/sweep.ts';
import { lineName } from '../keys.ts';
import type { Table } from '../table.ts';
import { fromItem } from './entry-items.ts';

/**
 * Entries of an integration that may be forgotten: at work and not in the index of what is due, or with events to
 * publish. It reads the partition of the ledger, one page at a time, so an index can not hide an entry. It finds
 * nothing without the integration itself.
 */
export const looseEntries =
  (table: Table) =>
  async (key: IntegrationKey, after: string | null): Promise<Part> => {
    const pk = lineName(key);
    const { items, next } = await table.page({
      expression: 'pk = :line AND begins_with(sk, :entry)',
      filter:
        '(NOT #status IN (:done, :skipped, :parked) AND NOT dueOf = :line) OR (attribute_exists(outbox) AND outbox <> :nothing)',
      values: {
        ':line': pk,
        ':entry': 'entry#',
        ':done': 'done',
        ':skipped': 'skipped',
        ':parked': 'parked',
        ':nothing': [],
      },
      after: after === null ? null : { pk, sk: after },
    });
    return { entries: items.flatMap(readable), next: next && String(next.sk) };
  };

/** What newer code wrote is left to it. */
function readable(item: Record<string, unknown>) {
  try {
    return [fromItem(item)];
  } catch (error) {
    if (error instanceof UnreadableItem) return [];
    throw error;
  }
}
