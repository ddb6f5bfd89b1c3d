import * as v from 'valibot';
import { Catalogue } from '../domain/catalogue.ts';
import { joined } from '../domain/seen-catalogue.ts';
import { readStored, unlessUnreadable } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const Stored = v.object({
  v: v.literal(VERSIONS.seenCatalogue.newest),
  catalogue: Catalogue,
  revision: v.number(),
  /** The day of the newest invoice that showed something new. */
  day: v.optional(v.string(), ''),
});

/** What a tenant's invoices showed of its catalogue; null when none came yet, and when it cannot be read. */
export async function readSeen(tenant: string, table: Table): Promise<Catalogue | null> {
  return (await unlessUnreadable(stored(tenant, table)))?.catalogue ?? null;
}

const stored = async (tenant: string, table: Table) => {
  const item = await table.get(keyOf.seenCatalogue(tenant));
  return item && readStored('seenCatalogue', Stored, item);
};

/** So many shapes of invoices are remembered as nothing new; then it begins anew. */
const REMEMBERED = 5_000;

/**
 * Keeps what invoices show. One that shows what this worker has seen before costs nothing, one that shows nothing new
 * costs a read. Who loses a race leaves it to the next invoice. An invoice of an earlier `day` changes nothing that is
 * known: its percentages may have been those of its time.
 */
export function seenKeeper(table: Table): (tenant: string, shown: Catalogue, day: string) => Promise<void> {
  const known = new Set<string>();
  return async (tenant, shown, day) => {
    const mark = JSON.stringify([tenant, shown]);
    if (known.has(mark)) return;
    const before = await stored(tenant, table);
    const isOlder = before !== null && day < before.day;
    const catalogue = before ? (isOlder ? joined(shown, before.catalogue) : joined(before.catalogue, shown)) : shown;
    const isNews = JSON.stringify(catalogue) !== JSON.stringify(before?.catalogue);
    const revision = (before?.revision ?? 0) + 1;
    const item = {
      ...keyOf.seenCatalogue(tenant),
      v: VERSIONS.seenCatalogue.newest,
      catalogue,
      revision,
      day: isOlder ? before.day : day,
    };
    if (isNews && !(await table.put(item, since(before)))) return;
    if (isNews || known.size >= REMEMBERED) known.clear(); // what was known before may be news again
    if (!isOlder) known.add(mark);
  };
}

const since = (before: { readonly revision: number } | null) =>
  before
    ? { expression: 'revision = :seen', values: { ':seen': before.revision } }
    : { expression: 'attribute_not_exists(pk)' };
