import { TRIES } from '../intake/take-in-invoice.ts';
import type { SyncPorts } from '../ledger/context.ts';
import type { ContactPullEntry, EntryKey, IntegrationKey } from '../ledger/entry.ts';
import { newContactPullEntry } from '../ledger/new-entry.ts';
import { wakeFor } from '../steps/wake-integration.ts';

/**
 * Writes down that a relation of the books is to be read again, and rings. The same again raises the entry's revision:
 * a worker that read the relation before that reads it once more.
 */
export async function takeInContact(
  line: IntegrationKey & { readonly provider: string },
  contact: string,
  ports: Pick<SyncPorts, 'ledger' | 'integrations' | 'wake' | 'clock'>,
): Promise<void> {
  const key: EntryKey = { tenant: line.tenant, integration: line.integration, kind: 'contact-pull', id: contact };
  for (let turn = 0; turn < TRIES; turn++) {
    const entry = await ports.ledger.read(key);
    const now = ports.clock.now();
    const isWritten =
      entry?.kind === 'contact-pull'
        ? await ports.ledger.amend<ContactPullEntry>(entry, { status: 'open', dueAt: now, crashes: 0, expiresAt: null })
        : await ports.ledger.open(newContactPullEntry(key, line.provider, now));
    if (isWritten) return wakeFor(key, ports);
  }
  throw new Error('an entry kept changing while a push was taken in');
}
