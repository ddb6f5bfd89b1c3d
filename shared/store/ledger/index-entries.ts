import type { Entry, IntegrationKey } from '../../sync/ledger/entry.ts';
import { UnreadableItem } from '../../sync/ledger/versions.ts';
import type { ItemKey } from '../keys.ts';
import { keyOf, lineName } from '../keys.ts';
import type { Table } from '../table.ts';
import { fromItem, indexedOf } from './entry-items.ts';

/** Invoices with a day that are not in the index of days, and what stopped and is in no index. */
const LACKING =
  '(attribute_type(issued, :map) AND attribute_not_exists(dayOf)) OR ' +
  '(attribute_not_exists(dueOf) AND (#status = :skipped OR (#status = :done AND attribute_type(#conflict, :text))))';

/**
 * Puts entries that were written before the indexes of today into them. True when every entry of the integration is there;
 * false when there was no time for all, or when an entry was written by others at that moment.
 */
export async function indexEntries(table: Table, key: IntegrationKey, mayGoOn: () => boolean): Promise<boolean> {
  const pk = lineName(key);
  let after: ItemKey | null = null;
  let isWhole = true;
  do {
    if (!mayGoOn()) return false;
    const { items, next }: Awaited<ReturnType<Table['page']>> = await table.page({
      expression: 'pk = :line AND begins_with(sk, :invoices)',
      filter: LACKING,
      values: {
        ...{ ':line': pk, ':invoices': 'entry#invoice#' },
        ...{ ':map': 'M', ':text': 'S', ':skipped': 'skipped', ':done': 'done' },
      },
      after,
    });
    for (const item of items) isWhole = (await indexOne(table, item)) && isWhole;
    after = next ? { pk, sk: String(next.sk) } : null;
  } while (after !== null);
  return isWhole;
}

async function indexOne(table: Table, item: Record<string, unknown>): Promise<boolean> {
  const entry = read(item);
  if (!entry) return false;
  const untouched = {
    expression: 'fence = :fence AND revision = :revision',
    values: { ':fence': item.fence, ':revision': item.revision },
  };
  return (await table.update(keyOf.entry(entry), indexedOf(entry), untouched)) !== null;
}

/** What newer code wrote is left to it. */
function read(item: Record<string, unknown>): Entry | null {
  try {
    return fromItem(item);
  } catch (error) {
    if (error instanceof UnreadableItem) return null;
    throw error;
  }
}
