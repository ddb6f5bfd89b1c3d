import { expect } from 'vitest';
import type { InvoiceEvent } from '../../../shared/domain/events-in.ts';
import type { CustomerEntry, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import type { AnyWorld, TestWorld } from '../../world.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

type EventOver = NonNullable<Parameters<typeof anEvent>[0]>;
type InvoiceOver = NonNullable<Parameters<typeof anInvoice>[0]>;

/** Minutes after the day began on which nothing special happens, as events say it. */
export const at = (minutes: number): string =>
  new Date(Date.parse('2026-11-20T09:00:00Z') + minutes * MINUTE_MS).toISOString();

/** The n-th invoice became final: its own id and number, for the same company unless said otherwise. */
export const invoiceEvent = (n: number, over: InvoiceOver = {}, event: EventOver = {}): InvoiceEvent =>
  anEvent({
    id: `event-${n}`,
    customer: aCompany(),
    ...event,
    invoice: anInvoice({ id: String(n), number: `2026-${String(n).padStart(4, '0')}`, ...over }),
  });

/** Somebody pressed the sync button of the n-th invoice, a minute later. */
export const syncRequest = (n: number, over: InvoiceOver = {}, event: EventOver = {}): InvoiceEvent =>
  invoiceEvent(n, over, { type: 'invoice.sync-requested', id: `button-${n}`, occurredAt: at(1), ...event });

/** Somebody pressed the sync button of a customer, a minute later. */
export const customerRequest = (customer = aCompany(), over: object = {}) => ({
  source: 'ireserve',
  'detail-type': 'customer.sync-requested',
  detail: { id: 'button', tenant: 'camping-de-eik', occurredAt: at(1), customer, ...over },
});

/** The entry of an invoice, which must be there. */
export async function invoiceEntry(world: AnyWorld, id: string | number): Promise<InvoiceEntry> {
  const entry = await world.entry('invoice', String(id));
  if (entry?.kind !== 'invoice') throw new Error(`no entry of invoice ${id}`);
  return entry;
}

/** The entry of a customer, which must be there. */
export async function customerEntry(world: AnyWorld, id = aCompany().id): Promise<CustomerEntry> {
  const entry = await world.entry('customer', id);
  if (entry?.kind !== 'customer') throw new Error(`no entry of customer ${id}`);
  return entry;
}

/** Every call to the API as `POST crm/Accounts`, oldest first; without the reads of code lists. */
export const callsOf = (world: TestWorld): string[] =>
  world.exact.requests
    .all()
    .filter(({ method, endpoint }) => method !== 'GET' || /^(crm|salesinvoice\/Sales)/.test(endpoint))
    .filter(({ endpoint }) => !endpoint.startsWith('oauth2'))
    .map(({ method, endpoint }) => `${method} ${endpoint}`);

/** The same, counted from now on. */
export function callsFromNow(world: TestWorld): () => string[] {
  const before = world.exact.requests.count();
  return () =>
    world.exact.requests
      .all()
      .slice(before)
      .map(({ method, endpoint }) => `${method} ${endpoint}`);
}

/** What was told of one invoice, in order: `synced`, or the cause of a failure. */
export const toldAbout = (world: AnyWorld, id: string | number): string[] =>
  world.told.flatMap(({ type, detail }) => {
    if (!('invoice' in detail) || detail.invoice.id !== String(id)) return [];
    return ['cause' in detail ? detail.cause : type.replace('invoice.', '')];
  });

/** Every fact was told under an id of its own. */
export function expectNoFactTwice({ told }: AnyWorld): void {
  const ids = told.map(({ detail }) => detail.id);
  expect(new Set(ids).size).toBe(ids.length);
}

/** Lets time pass and answers what became due. */
export async function pass(world: AnyWorld, ms: number): Promise<void> {
  world.clock.advance(ms);
  for (const { key } of await world.integrations.due(world.clock.now())) await world.world.wake(key);
  await world.answer();
}
