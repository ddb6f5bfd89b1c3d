import * as v from 'valibot';
import { Catalogue } from '../domain/catalogue.ts';
import { joined } from '../domain/seen-catalogue.ts';
import { readStored, unlessUnreadable } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import { Memory } from './memory.ts';
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

/** What a container remembers of the catalogues of tenants, in bytes of JSON. */
const REMEMBERED_BYTES = 4_000_000;
/** So many shapes of invoices of one tenant are remembered as nothing new; then it begins anew. */
const SHAPES = 1_000;

type Seen = v.InferOutput<typeof Stored>;

/** What stands in the table of one tenant, as far as this container knows, and the invoices that add nothing to it. */
interface Known {
  readonly seen: Seen | null;
  readonly shapes: Set<string>;
}

/**
 * Keeps what invoices show. One that shows what this container has seen before costs nothing, also where it shows it in
 * another combination; the first invoice of a tenant costs a read. What another container added meanwhile shows in a
 * refused write, after which it is read once more; who loses again leaves it to the next invoice. An invoice of an earlier
 * `day` changes nothing that is known: its percentages may have been those of its time.
 */
export function seenKeeper(table: Table): (tenant: string, shown: Catalogue, day: string) => Promise<void> {
  const memory = new Memory<Known>(REMEMBERED_BYTES);

  const note = (tenant: string, seen: Seen | null, shapes = new Set<string>()): Known => {
    const known = { seen, shapes };
    memory.note(tenant, known, JSON.stringify(seen).length);
    return known;
  };

  /** False: somebody else wrote meanwhile. */
  async function keep({ seen, shapes }: Known, tenant: string, shown: Catalogue, day: string): Promise<boolean> {
    const isOlder = seen !== null && day < seen.day;
    const catalogue = seen ? (isOlder ? joined(shown, seen.catalogue) : joined(seen.catalogue, shown)) : shown;
    const isNews = JSON.stringify(catalogue) !== JSON.stringify(seen?.catalogue);
    if (isNews) {
      const next = {
        v: VERSIONS.seenCatalogue.newest,
        catalogue,
        revision: (seen?.revision ?? 0) + 1,
        day: isOlder ? seen.day : day,
      };
      if (!(await table.put({ ...keyOf.seenCatalogue(tenant), ...next }, since(seen)))) return false;
      note(tenant, next, isOlder ? new Set() : new Set([shapeOf(shown)])); // what was known before may be news again
    } else if (!isOlder) {
      if (shapes.size >= SHAPES) shapes.clear();
      shapes.add(shapeOf(shown));
    }
    return true;
  }

  return async (tenant, shown, day) => {
    const known = memory.recall(tenant);
    if (known?.shapes.has(shapeOf(shown))) return;
    if (known && (await keep(known, tenant, shown, day))) return;
    memory.forget(tenant);
    await keep(note(tenant, await stored(tenant, table)), tenant, shown, day);
  };
}

const shapeOf = (shown: Catalogue): string => JSON.stringify(shown);

const since = (before: { readonly revision: number } | null) =>
  before
    ? { expression: 'revision = :seen', values: { ':seen': before.revision } }
    : { expression: 'attribute_not_exists(pk)' };
