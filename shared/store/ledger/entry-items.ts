import { isDeepStrictEqual } from 'node:util';
import { type Entry, readEntry } from '../../sync/ledger/entry.ts';
import type { AttributeChanges } from '../expressions.ts';
import { keyOf, lineName, listName, parkedName } from '../keys.ts';

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

/** Reads a stored entry; an entry in the index of parked ones is never due. */
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

/**
 * True of an entry that stands as a write of ours left it. The SDK repeats a write whose answer was lost; its condition fails
 * the second time, though it was written.
 *
 * @param before - the entry as that write found it
 */
export const isAsWritten = (
  item: Readonly<Record<string, unknown>> | null,
  changes: AttributeChanges,
  before: Pick<Entry, 'fence' | 'revision'>,
): boolean =>
  item !== null &&
  item.fence === before.fence &&
  item.revision === before.revision + 1 &&
  Object.entries(changes).every(([name, value]) => isDeepStrictEqual(stored(item[name]), stored(value)));

/** A value as the table keeps it: what is undefined is not there. */
const stored = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
