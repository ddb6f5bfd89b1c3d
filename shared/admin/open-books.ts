import { Problem } from '../runtime/problem.ts';
import type { Desk } from '../sync/desk.ts';
import type { Integration } from '../sync/integration.ts';
import type { AdminPorts } from './ports.ts';

/** A desk before the books of an integration. Throws `not-connected` when no administration is connected. */
export async function openBooks(integration: Integration, { desk }: Pick<AdminPorts, 'desk'>): Promise<Desk> {
  if (integration.chain === null)
    throw new Problem('not-connected', 'Give consent first: step 1 answers the address for it.');
  if (integration.administration === null)
    throw new Problem('not-connected', 'Choose the administration first (step 2).');
  return desk(integration);
}
