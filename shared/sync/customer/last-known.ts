import type { PartFields, PartsInBooks } from '../../providers/relation.ts';
import type { CustomerEntry, Seen } from '../ledger/entry.ts';

/** What stands in a customer's relation as far as we know; what was never read is what we wrote. */
export const lastKnownOf = ({ seen, parts }: CustomerEntry): PartsInBooks =>
  seen?.parts ?? Object.fromEntries(Object.entries(parts).map(([name, { fields }]) => [name, fields]));

/** What is known after we wrote to a part: `blanked` fields are empty now. */
export function seenAfterWriting(entry: CustomerEntry, part: string, set: PartFields, blanked: PartFields): Seen {
  const before = lastKnownOf(entry);
  const blank = Object.fromEntries(Object.keys(blanked).map((name) => [name, '']));
  return {
    parts: { ...before, [part]: { ...before[part], ...set, ...blank } },
    toldAt: entry.seen?.toldAt ?? null,
  };
}

/** Whether a value stands there already, because somebody in the books was first and i-Reserve took it over. */
export const isInBooks = ({ seen }: CustomerEntry, part: string, name: string, value: unknown): boolean =>
  seen?.parts[part]?.[name] === value;
