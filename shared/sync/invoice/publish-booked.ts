import { HOUR_MS } from '../../domain/duration.ts';
import type { SyncPorts } from '../ledger/context.ts';
import type { Entry, InvoiceEntry } from '../ledger/entry.ts';
import { keyOfIntegration } from '../ledger/integration.ts';
import type { Claim, KeptSnapshot } from '../ledger/ledger.ts';
import { whatFailed } from '../ledger/note-fault.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { SNAPSHOT_KEPT_MS } from '../ledger/timing.ts';
import { UnreadableItem } from '../ledger/versions.ts';
import { publishOutbox } from '../steps/publish-outbox.ts';

/** After this long a failed clean-up of a snapshot is tried again. */
const CLEAN_UP_AGAIN_MS = HOUR_MS;

type Ports = Pick<SyncPorts, 'integrations' | 'ledger' | 'snapshots' | 'publish' | 'clock' | 'log'>;

/** True of an entry of which nothing is left but to publish what it holds, and to clean up after it. */
export const isBooked = (entry: Entry): entry is InvoiceEntry => entry.kind === 'invoice' && entry.status === 'done';

/**
 * Publishes what a booked invoice holds, and has its snapshot expire where that was kept for longer than most. A clean-up
 * that fails is tried again later and changes nothing else: the invoice stays done, and is published once.
 *
 * @param snapshot - the snapshot as this run read it; it is read here otherwise
 */
export async function publishBooked(claim: Claim<InvoiceEntry>, ports: Ports, snapshot?: KeptSnapshot): Promise<void> {
  const { tenant, integration, id } = claim.entry;
  const againAtMs = await expireSnapshot(claim.entry, ports, snapshot).then(
    () => null,
    (error: unknown) => {
      ports.log.warn('A snapshot was not released yet', { tenant, integration, invoice: id, ...whatFailed(error) });
      return ports.clock.now() + CLEAN_UP_AGAIN_MS;
    },
  );
  await publishOutbox(claim, ports, againAtMs);
}

/** Has the snapshot expire, unless another integration of the tenant still has to send it. */
async function expireSnapshot(
  { tenant, integration, id, hash }: InvoiceEntry,
  ports: Ports,
  seen?: KeptSnapshot,
): Promise<void> {
  if (hash === null) return;
  const snapshot = seen ?? (await unlessUnreadable(ports.snapshots.invoice(tenant, id, hash)));
  const soonMs = ports.clock.now() + SNAPSHOT_KEPT_MS;
  if (!snapshot || (snapshot.expiresAtMs !== null && snapshot.expiresAtMs <= soonMs)) return;
  try {
    const all = await ports.integrations.ofTenant(tenant, rethrow);
    for (const other of all.filter((one) => one.id !== integration)) {
      const entry = await ports.ledger.read({ ...keyOfIntegration(other), kind: 'invoice', id });
      if (entry && entry.status !== 'done') return;
    }
  } catch (error) {
    if (error instanceof UnreadableItem) return; // the snapshot may be needed there
    throw error;
  }
  await ports.snapshots.expireInvoice(tenant, id, hash, ports.clock.now() + SNAPSHOT_KEPT_MS);
}

const rethrow = (error: UnreadableItem): never => {
  throw error;
};
