import type { SyncPorts } from '../ledger/context.ts';
import type { EntryKey } from '../ledger/entry.ts';

/** Wakes the integration of an entry, and has it looked at later should this wake get lost. */
export async function wakeFor(
  { tenant, integration, kind, id }: EntryKey,
  { integrations, wake, clock }: Pick<SyncPorts, 'integrations' | 'wake' | 'clock'>,
): Promise<void> {
  const key = { tenant, integration };
  await integrations.wake(key, clock.now());
  await wake(key, { kind, id });
}
