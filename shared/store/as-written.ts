import { isDeepStrictEqual } from 'node:util';
import type { Entry } from '../sync/ledger/entry.ts';
import type { AttributeChanges } from './table.ts';

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
