import * as v from 'valibot';
import { Catalogue } from '../domain/catalogue.ts';
import { withSeen } from '../domain/seen-catalogue.ts';
import { readStored } from '../sync/ledger/read-stored.ts';
import { CONFLICT, retryOnConflict } from '../sync/ledger/retry-on-conflict.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import { readSeen } from './seen-catalogue.ts';
import type { Table } from './table.ts';

const Stored = v.object({ v: v.literal(VERSIONS.catalogue.newest), catalogue: Catalogue });

/** Keeps a tenant's catalogue unless a newer one is there. */
export async function keepCatalogue(
  { detail: { tenant, occurredAt, catalogue } }: CatalogueNews,
  table: Table,
): Promise<void> {
  const occurredAtMs = Date.parse(occurredAt);
  await table.put(
    { ...keyOf.catalogue(tenant), v: VERSIONS.catalogue.newest, catalogue, occurredAtMs },
    {
      expression: 'attribute_not_exists(pk) OR occurredAtMs <= :occurredAtMs',
      values: { ':occurredAtMs': occurredAtMs },
    },
  );
}

/**
 * Replaces the lists of a tenant's catalogue that are named; the others stay as they were, or as invoices showed them. It
 * counts as newer than anything that was kept before.
 */
export const changeCatalogue = (tenant: string, lists: Partial<Catalogue>, nowMs: number, table: Table) =>
  retryOnConflict<Catalogue>('a catalogue', async () => {
    const item = await table.get(keyOf.catalogue(tenant));
    const before = item ? readStored('catalogue', Stored, item).catalogue : await readSeen(tenant, table);
    const catalogue = { ...(before ?? v.parse(Catalogue, {})), ...lists };
    const seenMs = Number(item?.occurredAtMs ?? 0);
    const asSeen = item
      ? { expression: 'occurredAtMs = :seenMs', values: { ':seenMs': seenMs } }
      : { expression: 'attribute_not_exists(pk)' };
    const occurredAtMs = Math.max(nowMs, seenMs + 1);
    return (await table.put(
      { ...keyOf.catalogue(tenant), v: VERSIONS.catalogue.newest, catalogue, occurredAtMs },
      asSeen,
    ))
      ? catalogue
      : CONFLICT;
  });

/** What i-Reserve says of a tenant's catalogue. */
export interface CatalogueNews {
  readonly detail: { readonly tenant: string; readonly occurredAt: string; readonly catalogue: Catalogue };
}

/** A tenant's catalogue; without one, what its invoices showed. Throws `UnreadableItem`. */
export async function readCatalogue(tenant: string, table: Table): Promise<Catalogue> {
  const item = await table.get(keyOf.catalogue(tenant));
  if (item) return readStored('catalogue', Stored, item).catalogue;
  return (await readSeen(tenant, table)) ?? v.parse(Catalogue, {});
}

/** What can be mapped: the catalogue, and what invoices showed beside it. */
export async function readMappable(tenant: string, table: Table): Promise<Catalogue> {
  const [sent, seen] = await Promise.all([readCatalogue(tenant, table), readSeen(tenant, table)]);
  return seen ? withSeen(sent, seen) : sent;
}
