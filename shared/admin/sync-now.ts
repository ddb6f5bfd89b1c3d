import type { CustomerEvent, InvoiceEvent } from '../domain/events-in.ts';
import { notFound, Problem } from '../runtime/problem.ts';
import type { Call } from '../runtime/router.ts';
import { takeCustomer, takeInvoice } from '../sync/intake.ts';
import { entriesOf } from './one-invoice.ts';
import type { AdminPorts } from './ports.ts';

const expired = (what: string): Problem =>
  new Problem('snapshot-expired', `What i-Reserve sent of this ${what} is no longer kept: send it again from there.`);

/** The sync button of an invoice: what we hold of it is pushed again, as if i-Reserve had asked. */
export async function syncInvoice({ tenant, id }: Call, ports: AdminPorts): Promise<{ readonly count: number }> {
  const entries = await entriesOf(tenant, id, ports);
  const [newest] = entries.toSorted((one, other) => Date.parse(other.occurredAt) - Date.parse(one.occurredAt));
  if (!newest) throw notFound('invoice');
  const snapshot = newest.hash === null ? null : await ports.snapshots.invoice(tenant, id, newest.hash);
  if (!snapshot) throw expired('invoice');
  const event: InvoiceEvent = {
    source: 'ireserve',
    'detail-type': 'invoice.sync-requested',
    detail: { id: ports.clock.id(), tenant, occurredAt: newest.occurredAt, integration: null, ...snapshot },
  };
  const all = await ports.integrations.ofTenant(tenant);
  await takeInvoice(event, all, ports);
  return { count: all.length };
}

/** The sync button of a customer: made or updated in every one of the tenant's books. */
export async function syncCustomer({ tenant, id }: Call, ports: AdminPorts): Promise<{ readonly count: number }> {
  const all = await ports.integrations.ofTenant(tenant);
  const held = await ports.snapshots.customer(tenant, id);
  if (!held) {
    const entries = await Promise.all(
      all.map((line) => ports.ledger.read({ tenant, integration: line.id, kind: 'customer', id })),
    );
    throw entries.some((entry) => entry !== null) ? expired('customer') : notFound('customer');
  }
  const { customer, occurredAt } = held;
  const event: CustomerEvent = {
    source: 'ireserve',
    'detail-type': 'customer.sync-requested',
    detail: { id: ports.clock.id(), tenant, occurredAt, integration: null, customer },
  };
  await takeCustomer(event, all, ports);
  return { count: all.length };
}
