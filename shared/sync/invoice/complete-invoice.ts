import type { Fact } from '../../domain/events-out.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Page } from '../ledger/ledger.ts';
import { conflictOf, invoiceSynced, stamp } from '../ledger/outbox-events.ts';
import { SNAPSHOT_KEPT_MS } from '../ledger/timing.ts';
import { tell, unlessStopped } from '../steps/publish-outbox.ts';

/** Says that the invoice stands in the books. The fact is written with the state, and told from there. */
export async function tellBooked(page: Page<InvoiceEntry>, desk: Desk): Promise<void> {
  const { conflict } = page.entry;
  await page.write(
    {
      step: 'announced',
      status: 'done',
      dueAt: desk.clock.now(),
      ...(conflict === null ? { cause: null, about: {}, remedy: null } : conflictOf(page.entry)),
      asked: false,
      toldStop: null,
      crashes: 0,
      waits: 0,
      silences: 0,
      toAnnounce: inOrder(page.entry, invoiceSynced(page.entry, desk.settings.invoiceField, stamp(desk.clock))),
    },
    { step: 'booked' },
  );
  const { tenant, integration, id, occurredAt } = page.entry;
  const waitMs = Math.max(0, desk.clock.now() - Date.parse(occurredAt));
  desk.log.info('Booked', { tenant, integration, invoice: id, step: 'booked', waitMs });
  desk.metrics.count('InvoicesSynced', desk.provider.id);
  desk.metrics.note('EventToBooked', waitMs);
  await letSnapshotGo(page.entry, desk);
  await tell(page, desk).catch(unlessStopped);
}

/** Lets what i-Reserve told us go in a while, unless another integration of the tenant still has to send it. */
async function letSnapshotGo({ tenant, id, hash }: InvoiceEntry, desk: Desk): Promise<void> {
  if (hash === null) return;
  for (const other of await desk.integrations.ofTenant(tenant)) {
    if (other.id === desk.line.integration) continue;
    const entry = await desk.ledger.read({ tenant, integration: other.id, kind: 'invoice', id });
    if (entry && entry.status !== 'done') return;
  }
  await desk.snapshots.expireInvoice(tenant, id, hash, desk.clock.now() + SNAPSHOT_KEPT_MS);
}

/** What waits to be told goes first; a change that came while the document was made goes last, and names it. */
function inOrder({ toAnnounce, externalId, url }: InvoiceEntry, synced: Fact): Fact[] {
  const { occurredAt } = synced.detail;
  const before: Fact[] = [];
  const after: Fact[] = [];
  for (const fact of toAnnounce) {
    if (fact.type === 'invoice.failed' && fact.detail.cause === 'conflict')
      after.push({ ...fact, detail: { ...fact.detail, occurredAt, externalId: externalId ?? '', url } });
    else before.push(fact);
  }
  return [...before, synced, ...after];
}
