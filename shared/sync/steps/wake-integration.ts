import type { SyncPorts } from '../ledger/context.ts';
import type { EntryKey } from '../ledger/entry.ts';
import type { Integration } from '../ledger/integration.ts';

/**
 * Wakes the integration of an entry, and has it looked at later should this wake get lost. One that was called gets no second message:
 * its worker finds that it was woken before it rests, and without a worker it is woken within the minute (`ring-due`).
 */
export async function wakeFor(
  { tenant, integration, kind, id }: EntryKey,
  { integrations, wake, clock }: Pick<SyncPorts, 'integrations' | 'wake' | 'clock'>,
  seen: Integration | null = null,
): Promise<void> {
  const key = { tenant, integration };
  const { isNews, wakes } = await integrations.wake(key, clock.now(), seen);
  if (isNews) await wake(key, { kind, id, wakes });
}
