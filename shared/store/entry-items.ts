import { type Entry, readEntry } from '../sync/ledger/entry.ts';
import { keyOf, lineName, listName, parkedName } from './keys.ts';
import type { AttributeChanges } from './table.ts';

/** The most steps that an entry keeps; the oldest go first. */
const STEPS_KEPT = 60;

/** True of a change of what the `due` index says of an entry. */
export const isIndexed = (change: Partial<Entry>): boolean => 'dueAt' in change || 'status' in change;

/** The attributes that stand in the `due` index: parked entries have a partition of their own there. */
function indexOf(entry: Entry): AttributeChanges {
  if (entry.dueAt !== null) return { dueOf: lineName(entry), dueAt: entry.dueAt };
  return entry.status === 'parked'
    ? { dueOf: parkedName(entry), dueAt: Date.parse(entry.updatedAt) }
    : { dueOf: undefined, dueAt: undefined };
}

/** Invoices stand in the list of their tenant from the beginning, each in its place. */
const listOf = ({ kind, tenant, createdAt }: Entry) =>
  kind === 'invoice' ? { listOf: listName(tenant), listedAt: Date.parse(createdAt) } : {};

/** An entry as it stands in the table, with what its indexes hold. */
export const toItem = (entry: Entry) => ({ ...keyOf.entry(entry), ...entry, ...indexOf(entry), ...listOf(entry) });

/** Reads a stored entry; what stands in the index of parked ones is due to nobody. */
export function fromItem(item: Record<string, unknown>): Entry {
  const isDue = item.dueOf !== undefined && !String(item.dueOf).endsWith('#parked');
  return readEntry({ ...item, dueAt: isDue ? item.dueAt : null });
}

/** The entry as it will be, and the attributes that a write sets for that: those of the index only if it is to say something else. */
export function changed<E extends Entry>(entry: E, change: Partial<E>, step: string | undefined, nowMs: number) {
  const at = new Date(nowMs).toISOString();
  const steps = step === undefined ? {} : { steps: [...entry.steps, { step, at }].slice(-STEPS_KEPT) };
  const next = { ...entry, ...change, ...steps, updatedAt: at } as E;
  return { next, changes: { ...change, ...steps, updatedAt: at, ...(isIndexed(change) ? indexOf(next) : {}) } };
}
