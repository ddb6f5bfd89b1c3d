import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry, Entry } from '../ledger/entry.ts';
import type { DryRunPart, DryRunResult } from './dry-run-books.ts';

/** What becomes of a customer. */
export interface RelationPreview {
  /**
   * - `new`      it would be made
   * - `known`    it stands there since an earlier push
   * - `matched`  one that was there before us would be taken for it
   * - `taken`    a stranger has its number, and a person has to decide
   */
  readonly outcome: 'new' | 'known' | 'matched' | 'taken';
  /** Of the relation that stands in the books; null when there is none yet. */
  readonly externalId: string | null;
  /** `link`: our own, `field`: the id in the customer field, `number`: the customer number. */
  readonly matchedBy: 'link' | 'field' | 'number' | null;
  /** What would change in a relation that is there, by the books' names: `City`, `contact.LastName`. */
  readonly changes: Readonly<Record<string, { readonly from: Value; readonly to: Value }>>;
}

type Value = string | number | boolean | null;

/**
 * Compares a customer's entry before and after a rehearsal, and says what became of it; null when that was not decided.
 *
 * @param relation - the name of the part that is the relation itself
 */
export function previewRelation(
  relation: string,
  before: Entry | null,
  after: Entry | null,
  { found, parts, isMadeUp }: DryRunResult,
  context: Pick<SyncContext, 'administration'>,
): RelationPreview | null {
  const linked = before?.kind === 'customer' && before.administration === context.administration ? before : null;
  const known = linked?.parts[relation]?.id ?? null;
  const id = after?.kind === 'customer' ? (after.parts[relation]?.id ?? null) : null;
  if (id === null) {
    const stranger = found.findLast(({ by }) => by === 'number');
    if (!stranger || after?.kind !== 'customer') return null;
    const outcome = after.cause === 'customer-number-taken' ? 'taken' : 'matched';
    return { outcome, externalId: stranger.relation.externalId, matchedBy: 'number', changes: {} };
  }
  if (id === known)
    return { outcome: 'known', externalId: id, matchedBy: 'link', changes: changesOf(relation, parts, linked) };
  if (isMadeUp(id)) return { outcome: 'new', externalId: null, matchedBy: null, changes: {} };
  const by = found.findLast((one) => one.relation.externalId === id)?.by;
  return { outcome: 'matched', externalId: id, matchedBy: by === 'id' ? 'field' : 'number', changes: {} };
}

function changesOf(
  relation: string,
  parts: readonly DryRunPart[],
  before: CustomerEntry | null,
): RelationPreview['changes'] {
  const changes = parts.flatMap(({ part: { name }, set, blank }) => {
    const stood = before?.parts[name]?.fields ?? {};
    const prefix = name === relation ? '' : `${name}.`;
    return [
      ...Object.entries(set).map(([field, to]) => [prefix + field, { from: stood[field] ?? null, to }] as const),
      ...Object.entries(blank).map(([field, from]) => [prefix + field, { from, to: null }] as const),
    ];
  });
  return Object.fromEntries(changes);
}
