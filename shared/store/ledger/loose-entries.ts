import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { TooNew } from '../../sync/ledger/versions.ts';
import type { Part } from '../../sync/review/sweep.ts';
import { lineName } from '../keys.ts';
import type { Table } from '../table.ts';
import { fromItem } from './entry-items.ts';

/**
 * Entries of a line that somebody should look at and nobody may: at work and in no index of what is due, or with events to
 * publish. It reads the partition of the line, a page of it at a time, so no index hides one; it sees nothing of a line whose
 * integration is not there.
 */
export const looseEntries =
  (table: Table) =>
  async (key: IntegrationKey, after: string | null): Promise<Part> => {
    const pk = lineName(key);
    const { items, next } = await table.page({
      expression: 'pk = :line AND begins_with(sk, :entry)',
      filter: '(NOT #status IN (:done, :skipped, :parked) AND NOT dueOf = :line) OR outbox <> :nothing',
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
    if (error instanceof TooNew) return [];
    throw error;
  }
}
