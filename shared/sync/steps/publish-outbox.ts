import { Defer, Setback } from '../../domain/setback.ts';
import type { SyncContext } from '../ledger/context.ts';
import { type Claim, ClaimLost } from '../ledger/ledger.ts';
import { lookAgainAt, published } from '../ledger/transitions.ts';

/** After this long an event that the bus did not take is offered again. */
const AGAIN_MS = 30_000;

/**
 * Tells the bus what an entry holds to be told, then lets the entry go.
 *
 * The facts were written with the state that they speak of, so a crash here tells them again under the same id. When
 * the bus does not take them the entry stays due, and whoever waits for it waits too.
 */
export async function publishOutbox(
  claim: Claim,
  context: Pick<SyncContext, 'publish' | 'clock' | 'log'>,
): Promise<void> {
  const { outbox, tenant, integration, kind, id } = claim.entry;
  const about = { tenant, integration, kind, [kind]: id };
  try {
    await context.publish(outbox);
  } catch (error) {
    const retryAtMs = context.clock.now() + AGAIN_MS;
    context.log.warn('The bus did not take an event', { ...about, error: nameOf(error) });
    await claim.write(lookAgainAt(retryAtMs));
    throw new Defer('soon', retryAtMs);
  }
  for (const fact of outbox) context.log.info('Told', { ...about, event: fact.type });
  try {
    await claim.write(published(), { step: 'told' });
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    await claim.write(lookAgainAt(context.clock.now())); // more to tell came meanwhile
  }
}

/** For whoever need not wait: what was not told stays due; what another worker took over is its business. */
export const unlessStopped = (error: unknown): void => {
  if (!(error instanceof Setback || error instanceof ClaimLost)) throw error;
};

/** The class of an error: all that a log may hold of it. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
