import { renamesOf, type Versions, versionOf } from '../sync/ledger/versions.ts';
import { type Additions, type AttributeChanges, type Condition, CopyOf } from './expressions.ts';
import type { ItemKey } from './keys.ts';
import type { Table } from './table.ts';

type Item = Readonly<Record<string, unknown>>;

/** Throws `UnreadableItem` for an item that newer code wrote. */
export const isOlder = (item: Item, versions: Versions): boolean => versionOf(item, versions) < versions.newest;

/**
 * Renames in the table, in one write, what newer versions call something else in an older item, so that conditions on the
 * new names hold. Gives the item as it stands then; null when it was upgraded or changed meanwhile.
 *
 * @param condition - what must hold of the item beside its version
 * @param add - what is raised, so that older code which still holds the item loses its claim
 */
export function upgradeStored(
  table: Table,
  key: ItemKey,
  item: Item,
  versions: Versions,
  condition: Condition | null = null,
  add: Additions = {},
): Promise<Item | null> {
  const changes: Record<string, unknown> = { v: versions.newest } satisfies AttributeChanges;
  for (const [from, to] of renamesOf(item, versions)) {
    changes[from] = undefined;
    if (to !== null) changes[to] = new CopyOf(from);
  }
  const expression = condition ? `v = :was AND ${condition.expression}` : 'v = :was';
  return table.update(key, changes, { expression, values: { ':was': item.v, ...condition?.values } }, add);
}
