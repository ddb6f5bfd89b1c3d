import { Defer, Setback } from '../../domain/setback.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Claim, ClaimLost } from '../ledger/ledger.ts';
import { whatFailed } from '../ledger/note-fault.ts';
import { lookAgainAt, published } from '../ledger/transitions.ts';
import { isForIReserve } from './requeue-parked.ts';

/** An invoice in the books has the line `Booked`; another for its event would say the same again. */
const HAS_ITS_LINE = 'invoice.synced';

/** After this long an event that the bus did not take is offered again. */
const AGAIN_MS = 30_000;

/**
 * Publishes the outbox of an entry, then releases the entry.
 *
 * The events were written with the state that they are about, so after a crash here they are published again under the
 * same id. When the bus does not take them the entry stays due, and entries that wait for it wait on.
 *
 * @param againAtMs - when the entry has to be looked at again all the same
 * @param seenVersion - the settings under which it is known that what is parked need not be judged anew; 0 for those that judged it
 */
export async function publishOutbox(
  claim: Claim,
  context: Pick<SyncContext, 'publish' | 'clock' | 'log'>,
  againAtMs: number | null = null,
  seenVersion = 0,
): Promise<void> {
  const { outbox, tenant, integration, kind, id } = claim.entry;
  const about = { tenant, integration, kind, [kind]: id };
  try {
    if (outbox.length > 0) await context.publish(outbox);
  } catch (error) {
    const retryAtMs = context.clock.now() + AGAIN_MS;
    context.log.warn('The bus did not take an event', { ...about, ...whatFailed(error) });
    await claim.write(lookAgainAt(retryAtMs), { evenIfChanged: true });
    throw new Defer('soon', retryAtMs);
  }
  for (const { type } of outbox) if (type !== HAS_ITS_LINE) context.log.info('Published', { ...about, event: type });
  try {
    await claim.write(published(againAtMs), {
      ...(outbox.length > 0 ? { step: 'told' } : {}),
      ...judgedBy(claim.entry, seenVersion),
    });
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    // More events came meanwhile, or settings that may mend what stopped it
    await claim.write(lookAgainAt(context.clock.now()), { evenIfChanged: true });
  }
}

/** What is parked rests only under the settings that judged it, or that leave it as it is: newer ones have it judged anew. */
const judgedBy = (entry: Entry, seenVersion: number) =>
  entry.status === 'parked' && !isForIReserve(entry) ? { judgedBy: Math.max(entry.settingsVersion, seenVersion) } : {};

/** For callers that need not wait: unpublished events stay due; an entry that another worker took over is left to it. */
export const unlessStopped = (error: unknown): void => {
  if (!(error instanceof Setback || error instanceof ClaimLost)) throw error;
};
