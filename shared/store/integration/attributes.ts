import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import type { AttributeChanges, Condition } from '../expressions.ts';
import { shardOf } from '../keys.ts';

/** The integration is there, be it disconnected. */
export const THERE: Condition = { expression: 'attribute_exists(pk)' };

/** What stands in the `care` index. */
export const careOf = (key: IntegrationKey, careAt: number | null) =>
  careAt === null ? { careAt: undefined, careShard: undefined } : { careAt, careShard: shardOf(key) };

/** What a change of settings, state or connection sets. */
export const stamped = (key: IntegrationKey, changes: Partial<Integration>, nowMs: number): AttributeChanges => ({
  ...nullsTakenAway(changes),
  ...(changes.careAt === undefined ? {} : careOf(key, changes.careAt)),
  settingsChangedAtMs: nowMs,
});

/** The condition that the loose ends are still those that were seen. */
export function sameLooseEnds({ looseEnds }: Integration): Condition {
  const values = { ':seenLooseEnds': looseEnds };
  const asSeen = 'looseEnds = :seenLooseEnds';
  if (looseEnds.length > 0) return { expression: asSeen, values };
  return { expression: `(attribute_not_exists(looseEnds) OR ${asSeen})`, values };
}

const nullsTakenAway = (changes: object): AttributeChanges =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === null ? undefined : value]));

/** Absent attributes keep conditions such as `attribute_not_exists(wakeAt)` true. */
export const withoutNull = (item: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
