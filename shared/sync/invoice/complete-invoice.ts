import type { OutboxEvent } from '../../domain/events-out.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim, KeptSnapshot } from '../ledger/ledger.ts';
import { conflictOf, invoiceSynced } from '../ledger/outbox-events.ts';
import { done } from '../ledger/transitions.ts';
import { unlessStopped } from '../steps/publish-outbox.ts';
import { publishBooked } from './publish-booked.ts';

/** Says that the invoice stands in the books. The event is written with the state, and published from there. */
export async function completeInvoice(
  claim: Claim<InvoiceEntry>,
  context: SyncContext,
  snapshot: KeptSnapshot | null,
): Promise<void> {
  const conflict = claim.entry.conflict === null ? null : conflictOf(claim.entry);
  const synced = invoiceSynced(claim.entry, context.settings.invoiceField, context.clock.now());
  const { dueAt } = claim.entry;
  const rest = { outbox: inOrder(claim.entry, synced), nowMs: context.clock.now(), dueAt };
  await claim.write(
    { step: 'announced', asked: false, publishedStop: null, ...done(rest, conflict) },
    { step: 'booked' },
  );
  const { tenant, integration, id, occurredAt } = claim.entry;
  const waitMs = Math.max(0, context.clock.now() - Date.parse(occurredAt));
  context.log.info('Booked', { tenant, integration, invoice: id, waitMs });
  context.metrics.time('EventToBooked', context.provider.id, waitMs);
  await publishBooked(claim, context, snapshot ?? undefined).catch(unlessStopped);
}

/** Events that wait in the outbox go first; a change that came while the document was made goes last, and names it. */
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
