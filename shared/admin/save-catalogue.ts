import type { Catalogue } from '../domain/catalogue.ts';
import { Problem } from '../runtime/problem.ts';
import type { Call } from '../runtime/router.ts';
import type { AdminPorts } from './ports.ts';

/** A catalogue is one item of the table, which holds 400 KB; written as JSON it takes more than there. */
const BYTES = 380_000;

/** Replaces the tenant's catalogue, and gives it as it is kept. */
export async function saveCatalogue(
  { tenant, body }: Call<Catalogue>,
  { catalogue, keepCatalogue }: Pick<AdminPorts, 'catalogue' | 'keepCatalogue'>,
): Promise<Catalogue> {
  if (Buffer.byteLength(JSON.stringify(body)) > BYTES)
    throw new Problem('body-too-large', `A catalogue may have ${BYTES} bytes at most.`);
  await keepCatalogue(tenant, body);
  return catalogue(tenant);
}
