import * as v from 'valibot';
import { Catalogue } from './catalogue.ts';
import { Customer } from './customer.ts';
import { Invoice, Moment } from './invoice.ts';
import { idText, maybeId } from './optional.ts';

const head = { id: idText, tenant: idText, occurredAt: Moment };

const invoiceDetail = v.object({ ...head, integration: maybeId, invoice: Invoice, customer: Customer });
const customerDetail = v.object({ ...head, integration: maybeId, customer: Customer });
const catalogueDetail = v.object({ ...head, catalogue: Catalogue });

const envelope = <const T extends string, D extends v.GenericSchema>(type: T, detail: D) =>
  v.object({ source: v.literal('ireserve'), 'detail-type': v.literal(type), detail });

/**
 * Every event that i-Reserve sends, distinguished by its `detail-type`: contract section 1. Unknown keys are dropped.
 */
export const EventIn = v.variant('detail-type', [
  envelope('invoice.finalised', invoiceDetail),
  envelope('invoice.sent', invoiceDetail),
  envelope('invoice.sync-requested', invoiceDetail),
  envelope('customer.sync-requested', customerDetail),
  envelope('catalogue.changed', catalogueDetail),
]);
export type EventIn = v.InferOutput<typeof EventIn>;

/** An event that carries an invoice. */
export type InvoiceEvent = Extract<EventIn, { detail: { invoice: Invoice } }>;

/** An event that asks for a customer to be synced. */
export type CustomerEvent = Extract<EventIn, { 'detail-type': 'customer.sync-requested' }>;

/** An event that carries the catalogue of a tenant. */
export type CatalogueEvent = Extract<EventIn, { 'detail-type': 'catalogue.changed' }>;
