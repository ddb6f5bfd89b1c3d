import type { Setback } from '../domain/setback.ts';
import type { Misfit } from '../providers/fit.ts';
import { isDown, rightsOf } from '../sync/fit.ts';
import type { Integration } from '../sync/integration.ts';
import { type Believed, fittingOf } from './fit.ts';
import type { AdminPorts } from './ports.ts';

/** What the books say of an integration when they are asked just now. */
export interface HeldAgainstBooks {
  /** What keeps every invoice out: a right, a licence, a lost connection. Null: nothing does, as far as they tell. */
  readonly refused: Setback | null;
  readonly misfits: readonly Misfit[];
  /** Whether they told all there is to know of a group. */
  isTold(group: Misfit['group']): boolean;
}

/** Asks the books whether they would take invoices. Books that do not answer now say nothing, and keep nobody waiting. */
export async function heldAgainstBooks(
  integration: Integration,
  ports: Pick<AdminPorts, 'desk' | 'mappable'>,
  believes?: Believed,
): Promise<HeldAgainstBooks> {
  const desk = await ports.desk(integration);
  const refused = await rightsOf(desk.books);
  if (refused) return { refused: isDown(refused) ? null : refused, misfits: [], isTold: () => false };
  const { misfits, unread, setback } = await fittingOf(integration, desk, ports, { ...(believes && { believes }) });
  return {
    refused: setback && !isDown(setback) ? setback : null,
    misfits,
    isTold: (group) => !unread.has(group),
  };
}
