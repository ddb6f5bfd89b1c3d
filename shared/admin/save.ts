import { notFound, Problem } from '../runtime/problem.ts';
import { fitsKey } from '../store/keys.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import { checkEdition } from './edition.ts';
import type { AdminPorts } from './ports.ts';

/** How often a change is decided anew while others save too. */
const TRIES = 5;

/** The integration of this name; one that was disconnected is not there. Throws `not-found`. */
export async function find(
  key: IntegrationKey,
  { integrations }: Pick<AdminPorts, 'integrations'>,
): Promise<Integration> {
  const integration = fitsKey(key.integration) ? await integrations.get(key) : null;
  if (integration?.disconnectedAtMs !== null) throw notFound('integration');
  return integration;
}

/**
 * Changes an integration by what `decide` makes of it as it stands, and has its line looked at. Null changes nothing.
 * When somebody saves at the same moment it is decided anew, so that neither is lost; with `ifMatch` it is refused then.
 */
export async function save(
  key: IntegrationKey,
  ports: Pick<AdminPorts, 'integrations' | 'wake'>,
  decide: (integration: Integration) => Promise<Partial<Integration> | null> | Partial<Integration> | null,
  ifMatch?: string,
): Promise<Integration> {
  for (let turn = 0; turn < TRIES; turn++) {
    const before = await find(key, ports);
    checkEdition(before, ifMatch);
    const changes = await decide(before);
    if (changes === null) return before;
    if (!(await ports.integrations.changeIf(before, changes))) continue;
    await ports.wake(key);
    return find(key, ports);
  }
  throw new Problem('changed-meanwhile');
}
