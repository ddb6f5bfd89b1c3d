import type { SyncPorts } from '../ledger/context.ts';
import type { EntryKey, IntegrationKey } from '../ledger/entry.ts';
import type { Integration } from '../ledger/integration.ts';
import { noteFault } from '../ledger/note-fault.ts';
import { UnreadableItem } from '../ledger/versions.ts';

type Ports = Pick<SyncPorts, 'integrations' | 'ledger' | 'log' | 'metrics'>;

/**
 * An integration; null when it is not there, so that a wake of it is over, and, each time with a report, when it cannot be
 * read: then it keeps no worker.
 */
export async function readableLine(key: IntegrationKey, ports: Ports): Promise<Integration | null> {
  try {
    const integration = await ports.integrations.get(key);
    if (!integration) await ports.integrations.silence(key);
    return integration;
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    noteFault(error, key, ports);
    return null;
  }
}

/** Claims an entry that is due; one that cannot be read counts as `held`, with a report, and the others go on. */
export async function claimReadable(key: EntryKey, nowMs: number, untilMs: number, ports: Ports) {
  try {
    return await ports.ledger.claimDue(key, nowMs, untilMs);
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    const { tenant, integration, kind, id } = key;
    noteFault(error, { tenant, integration, kind, [kind]: id }, ports);
    return 'held';
  }
}
