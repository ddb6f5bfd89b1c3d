import type { SyncPorts } from '../ledger/context.ts';
import type { EntryKey } from '../ledger/entry.ts';

/** Has somebody look at an entry's line soon, and again later should this ring get lost. */
export async function ringFor(
  { tenant, integration, kind, id }: EntryKey,
  { integrations, ring, clock }: Pick<SyncPorts, 'integrations' | 'ring' | 'clock'>,
): Promise<void> {
  const line = { tenant, integration };
  await integrations.wake(line, clock.now());
  await ring(line, { kind, id });
}
