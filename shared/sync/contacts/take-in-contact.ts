import type { SyncPorts } from '../ledger/context.ts';
import type { ContactPullEntry, EntryKey, IntegrationKey } from '../ledger/entry.ts';
import { newContactPullEntry } from '../ledger/new-entry.ts';
import { CONFLICT, retryOnConflict } from '../ledger/retry-on-conflict.ts';
import { reopen } from '../ledger/transitions.ts';
import { wakeFor } from '../steps/wake-integration.ts';

/**
 * Writes down that a relation of the books is to be read again, and wakes its integration. A repeat raises the entry's
 * revision: a worker that read the relation before that reads it once more.
 */
export async function takeInContact(
  integrationKey: IntegrationKey & { readonly provider: string },
  contact: string,
  ports: Pick<SyncPorts, 'ledger' | 'integrations' | 'wake' | 'clock'>,
): Promise<void> {
  const { tenant, integration, provider } = integrationKey;
  const key: EntryKey = { tenant, integration, kind: 'contact-pull', id: contact };
  await retryOnConflict('an entry', async () => {
    const entry = await ports.ledger.read(key);
    const now = ports.clock.now();
    const isWritten =
      entry?.kind === 'contact-pull'
        ? await ports.ledger.amend<ContactPullEntry>(entry, { ...reopen(entry, now), expiresAt: null })
        : await ports.ledger.open(newContactPullEntry(key, provider, now));
    return isWritten || CONFLICT;
  });
  await wakeFor(key, ports);
}
