import { Setback } from '../../domain/setback.ts';
import type { Desk } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import { ClaimLost, type Page } from '../ledger/ledger.ts';

/** After this long an event that the bus did not take is offered again. */
const AGAIN_MS = 30_000;

/**
 * Tells the bus what an entry holds to be told, then lets the entry go.
 *
 * The facts were written with the state that they speak of, so a crash here tells them again under the same id. When
 * the bus does not take them the entry stays due, and whoever waits for it waits too.
 */
export async function tell(page: Page, desk: Pick<Desk, 'announce' | 'clock' | 'log'>): Promise<void> {
  const { toAnnounce, tenant, integration, kind, id } = page.entry;
  const about = { tenant, integration, kind, [kind]: id };
  try {
    await desk.announce(toAnnounce);
  } catch (error) {
    const retryAtMs = desk.clock.now() + AGAIN_MS;
    desk.log.warn('The bus did not take an event', { ...about, error: nameOf(error) });
    await page.write({ dueAt: retryAtMs, claimedUntilMs: 0 });
    throw new Setback('wait', 'internal-error', { retryAtMs });
  }
  for (const fact of toAnnounce) desk.log.info('Told', { ...about, event: fact.type });
  try {
    await page.write({ toAnnounce: [], dueAt: null, claimedUntilMs: 0 } satisfies Partial<Entry>, { step: 'told' });
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error;
    await page.write({ dueAt: desk.clock.now(), claimedUntilMs: 0 }); // more to tell came meanwhile
  }
}

/** For whoever need not wait: what was not told stays due; what another worker took over is its business. */
export const unlessStopped = (error: unknown): void => {
  if (!(error instanceof Setback || error instanceof ClaimLost)) throw error;
};

/** The class of an error: all that a log may hold of it. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
