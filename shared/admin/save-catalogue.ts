import { CATALOGUE_BYTES, type Catalogue, type CatalogueChange, fitsStore } from '../domain/catalogue.ts';
import type { Call } from '../runtime/call.ts';
import { Problem } from '../runtime/problem.ts';
import { recordChange } from './changes/record-change.ts';
import { unlessKeptChanging } from './integrations/save.ts';
import type { AdminPorts } from './ports.ts';

/**
 * Replaces the lists of the tenant's catalogue that are named, and gives all of them. Throws `body-too-large`
 * and `changed-meanwhile`.
 */
export async function saveCatalogue(
  { tenant, actor, body }: Pick<Call<CatalogueChange>, 'tenant' | 'actor' | 'body'>,
  ports: Pick<AdminPorts, 'catalogue' | 'changeCatalogue' | 'changeLog' | 'clock'>,
): Promise<Catalogue> {
  if (!fitsStore({ ...(await ports.catalogue(tenant)), ...body }))
    throw new Problem('body-too-large', { about: { most: String(CATALOGUE_BYTES) } });
  await recordChange({ tenant, integration: null, actor, what: 'catalogue-changed', after: sizes(body) }, ports);
  return ports.changeCatalogue(tenant, body).catch(unlessKeptChanging);
}

/** How much there is in each list: the change log need not hold all of it. The names of fields count as one list. */
const sizes = (catalogue: CatalogueChange): Record<string, number> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([name, list]) => [
      name,
      Array.isArray(list) ? list.length : list.invoice.length + list.customer.length,
    ]),
  );
