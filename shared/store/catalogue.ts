import type { CatalogueEvent } from '../domain/events-in.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Keeps a tenant's catalogue unless a newer one is there. */
export async function keepCatalogue({ detail }: CatalogueEvent, table: Table): Promise<void> {
  const occurredAtMs = Date.parse(detail.occurredAt);
  await table.put(
    { ...keyOf.catalogue(detail.tenant), v: 1, catalogue: detail.catalogue, occurredAtMs },
    {
      expression: 'attribute_not_exists(pk) OR occurredAtMs <= :occurredAtMs',
      values: { ':occurredAtMs': occurredAtMs },
    },
  );
}
