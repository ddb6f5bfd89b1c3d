import { isDeepStrictEqual } from 'node:util';
import { type Entry, readEntry } from '../../sync/ledger/entry.ts';
import { upgraded, VERSIONS } from '../../sync/ledger/versions.ts';
import type { AttributeChanges } from '../expressions.ts';
import { keyOf, lineName, listName, stoppedName } from '../keys.ts';
import { packed, packedChange, unpacked, unpackedOutbox } from './packed-entry.ts';

/** The most steps that an entry keeps; the oldest go first. */
const STEPS_KEPT = 60;

/** True of a change of what the `due` index says of an entry. */
export const isIndexed = (change: Partial<Entry>): boolean =>
  'dueAt' in change || 'status' in change || 'conflict' in change;

/** The attributes that stand in the `due` index: what stopped has partitions of its own there, by when it came in. */
function indexOf(entry: Entry): AttributeChanges {
  if (entry.dueAt !== null) return { dueOf: lineName(entry), dueAt: entry.dueAt };
  const stopped = stoppedAs(entry);
  return stopped === null
    ? { dueOf: undefined, dueAt: undefined }
    : { dueOf: stoppedName(entry, stopped), dueAt: Date.parse(entry.createdAt) };
}

/** What is booked and contradicted asks for a person as well as what is parked. */
function stoppedAs(entry: Entry): 'parked' | 'skipped' | null {
  if (entry.status === 'parked' || entry.status === 'skipped') return entry.status;
  return entry.kind === 'invoice' && entry.status === 'done' && entry.conflict !== null ? 'parked' : null;
}

/** Invoices stand in the list of their tenant from the beginning, each in its place. */
const listOf = ({ kind, tenant, createdAt }: Entry) =>
  kind === 'invoice' ? { listOf: listName(tenant), listedAt: Date.parse(createdAt) } : {};

/** And by the day of the invoice, as soon as it is known: `20261120`. */
const dayOf = (entry: Entry): AttributeChanges =>
  entry.kind === 'invoice' && entry.issued
    ? { dayOf: listName(entry.tenant), issuedOn: dayNumber(entry.issued.date) }
    : {};

/** A day as the `day` index sorts it. */
export const dayNumber = (day: string): number => Number(day.replaceAll('-', ''));

/** What the indexes hold of an entry. */
export const indexedOf = (entry: Entry): AttributeChanges => ({ ...indexOf(entry), ...listOf(entry), ...dayOf(entry) });

/** An entry as it stands in the table, with what its indexes hold. */
export const toItem = (entry: Entry) => ({ ...keyOf.entry(entry), ...packed(entry), ...indexedOf(entry) });

/** Reads a stored entry; one that stands in the index among what stopped is never due. */
export function fromItem(item: Record<string, unknown>): Entry {
  const dueAt = item.dueOf !== undefined && item.dueOf === item.pk ? item.dueAt : null;
  const { outbox = [], ...kept } = upgraded({ ...unpacked(item), dueAt }, VERSIONS.entry);
  const entry = readEntry(kept);
  return { ...entry, outbox: unpackedOutbox(Array.isArray(outbox) ? outbox : [], entry) };
}

/** The entry as it will be, and the attributes that a write sets for that: those of the index only if it is to say something else. */
export function changed<E extends Entry>(entry: E, change: Partial<E>, step: string | undefined, nowMs: number) {
  const at = new Date(nowMs).toISOString();
  const steps = step === undefined ? {} : { steps: [...entry.steps, { step, at }].slice(-STEPS_KEPT) };
  const next = { ...entry, ...change, ...steps, updatedAt: at } as E;
  const names = Object.keys({ ...change, ...steps, updatedAt: at });
  const indexed = { ...(isIndexed(change) ? indexOf(next) : {}), ...('issued' in change ? dayOf(next) : {}) };
  return { next, changes: { ...packedChange(entry, next, names), ...indexed } };
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
