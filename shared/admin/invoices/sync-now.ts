import type { CustomerEvent, InvoiceEvent } from '../../domain/events-in.ts';
import type { Call } from '../../runtime/call.ts';
import { notFound, snapshotExpired } from '../../runtime/problem.ts';
import { fitsKey } from '../../store/keys.ts';
import { takeCustomer, takeInvoice } from '../../sync/intake/intake.ts';
import type { InvoiceEntry } from '../../sync/ledger/entry.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { isOn, takesPart } from '../../sync/ledger/integration-state.ts';
import type { InvoiceSnapshot } from '../../sync/ledger/ledger.ts';
import { recordChange } from '../changes/record-change.ts';
import type { AdminPorts } from '../ports.ts';
import { entriesOf, isKnown } from './one-invoice.ts';

/** What we hold of an invoice: the newest that i-Reserve sent of it; null when it is no longer kept. */
export async function heldInvoice(
  entries: readonly InvoiceEntry[],
  { snapshots }: Pick<AdminPorts, 'snapshots'>,
): Promise<{ readonly snapshot: InvoiceSnapshot; readonly occurredAt: string } | null> {
  const [newest] = entries.toSorted((one, other) => Date.parse(other.occurredAt) - Date.parse(one.occurredAt));
  if (!newest || newest.hash === null) return null;
  const snapshot = await snapshots.invoice(newest.tenant, newest.id, newest.hash);
  return snapshot && { snapshot, occurredAt: newest.occurredAt };
}

/**
 * The sync button of an invoice: what we hold of it is pushed again, as if i-Reserve had asked; into one integration's
 * books, or into all. Answers into how many it goes: an integration that is off remembers it, and counts for none.
 */
export async function syncInvoice(
  { tenant, id, actor }: Pick<Call, 'tenant' | 'id' | 'actor'>,
  ports: AdminPorts,
  integration: string | null = null,
): Promise<{ readonly count: number }> {
  const entries = await entriesOf(tenant, id, ports);
  if (entries.length === 0) {
    const lines = fitsKey(id) ? await ports.integrations.everOfTenant(tenant) : [];
    throw (await isKnown(lines, { kind: 'invoice', id }, ports)) ? snapshotExpired('invoice') : notFound('invoice');
  }
  const held = await heldInvoice(entries, ports);
  if (!held) throw snapshotExpired('invoice');
  const { snapshot, occurredAt } = held;
  const event: InvoiceEvent = {
    source: 'ireserve',
    'detail-type': 'invoice.sync-requested',
    detail: { id: ports.clock.id(), tenant, occurredAt, integration, ...snapshot },
  };
  const all = await ports.integrations.ofTenant(tenant);
  const stopped = new Set(entries.filter(({ status }) => status === 'parked').map((entry) => entry.integration));
  const isAsked = (one: Integration) => takesPart(one) && (integration === null || one.id === integration);
  // One that is off remembers an invoice by why it stopped
  const asked = all.filter((one) => isAsked(one) && (isOn(one) || !stopped.has(one.id)));
  const about = { tenant, integration, actor, after: { invoice: id } };
  await recordChange({ ...about, what: 'invoice-sync-asked' }, ports);
  await takeInvoice(event, asked, ports);
  return { count: asked.filter(isOn).length };
}

/** The sync button of a customer: made or updated in every one of the tenant's books whose integration is on; answers in how many. */
export async function syncCustomer(
  { tenant, id, actor }: Call,
  ports: AdminPorts,
): Promise<{ readonly count: number }> {
  if (!fitsKey(id)) throw notFound('customer');
  const all = await ports.integrations.ofTenant(tenant);
  const held = await ports.snapshots.customer(tenant, id);
  if (!held) {
    throw (await isKnown(all, { kind: 'customer', id }, ports)) ? snapshotExpired('customer') : notFound('customer');
  }
  const { customer, occurredAt } = held;
  const event: CustomerEvent = {
    source: 'ireserve',
    'detail-type': 'customer.sync-requested',
    detail: { id: ports.clock.id(), tenant, occurredAt, integration: null, customer },
  };
  const about = { tenant, integration: null, actor, after: { customer: id } };
  await recordChange({ ...about, what: 'customer-sync-asked' }, ports);
  await takeCustomer(event, all.filter(takesPart), ports);
  return { count: all.filter(isOn).length };
}
