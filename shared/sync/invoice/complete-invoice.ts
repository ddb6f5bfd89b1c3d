import type { OutboxEvent } from '../../domain/events-out.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import { keyOfIntegration } from '../ledger/integration.ts';
import type { Claim } from '../ledger/ledger.ts';
import { conflictOf, invoiceSynced, newEventHead } from '../ledger/outbox-events.ts';
import { SNAPSHOT_KEPT_MS } from '../ledger/timing.ts';
import { done } from '../ledger/transitions.ts';
import { TooNew } from '../ledger/versions.ts';
import { publishOutbox, unlessStopped } from '../steps/publish-outbox.ts';

/** Says that the invoice stands in the books. The fact is written with the state, and told from there. */
export async function completeInvoice(claim: Claim<InvoiceEntry>, context: SyncContext): Promise<void> {
  const conflict = claim.entry.conflict === null ? null : conflictOf(claim.entry);
  const synced = invoiceSynced(claim.entry, context.settings.invoiceField, newEventHead(context.clock));
  const rest = { outbox: inOrder(claim.entry, synced), nowMs: context.clock.now() };
  await claim.write(
    { step: 'announced', asked: false, publishedStop: null, ...done(rest, conflict) },
    { step: 'booked' },
  );
  const { tenant, integration, id, occurredAt } = claim.entry;
  const waitMs = Math.max(0, context.clock.now() - Date.parse(occurredAt));
  context.log.info('Booked', { tenant, integration, invoice: id, step: 'booked', waitMs });
  context.metrics.count('InvoicesSynced', context.provider.id);
  context.metrics.note('EventToBooked', waitMs);
  await letSnapshotGo(claim.entry, context);
  await publishOutbox(claim, context).catch(unlessStopped);
}

/** Lets what i-Reserve told us go in a while, unless another integration of the tenant still has to send it. */
async function letSnapshotGo({ tenant, id, hash }: InvoiceEntry, context: SyncContext): Promise<void> {
  if (hash === null) return;
  try {
    const all = await context.integrations.ofTenant(tenant, rethrow);
    for (const other of all.filter((one) => one.id !== context.key.integration)) {
      const entry = await context.ledger.read({ ...keyOfIntegration(other), kind: 'invoice', id });
      if (entry && entry.status !== 'done') return;
    }
  } catch (error) {
    if (error instanceof TooNew) return; // nobody knows whether it is needed there
    throw error;
  }
  await context.snapshots.expireInvoice(tenant, id, hash, context.clock.now() + SNAPSHOT_KEPT_MS);
}

const rethrow = (error: TooNew): never => {
  throw error;
};

/** What waits to be told goes first; a change that came while the document was made goes last, and names it. */
function inOrder({ outbox, externalId, url }: InvoiceEntry, synced: OutboxEvent): OutboxEvent[] {
  const { occurredAt } = synced.detail;
  const before: OutboxEvent[] = [];
  const after: OutboxEvent[] = [];
  for (const fact of outbox) {
    if (fact.type === 'invoice.failed' && fact.detail.cause === 'conflict')
      after.push({ ...fact, detail: { ...fact.detail, occurredAt, externalId: externalId ?? '', url } });
    else before.push(fact);
  }
  return [...before, synced, ...after];
}
