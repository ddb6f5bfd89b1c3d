import * as v from 'valibot';
import { Catalogue } from './catalogue.ts';
import { Customer } from './customer.ts';
import { Invoice, Moment } from './invoice.ts';
import { idText, maybeId } from './optional.ts';
import { described } from './schemas/described.ts';

const head = {
  id: described(idText, 'The id of the event, the same on every repeat.'),
  tenant: described(idText, "Which of i-Reserve's customers it is of."),
  occurredAt: described(Moment, 'When it happened, with its zone.'),
};
const integration = described(maybeId, 'The only integration that it is for; left out for all of the tenant.');

const invoiceDetail = v.object({ ...head, integration, invoice: Invoice, customer: Customer });
const customerDetail = v.object({ ...head, integration, customer: Customer });
const catalogueDetail = v.object({ ...head, catalogue: Catalogue });

const envelope = <const T extends string, D extends v.GenericSchema>(type: T, detail: D) =>
  v.object({
    source: described(v.literal('ireserve'), 'Who sends it.'),
    'detail-type': described(v.literal(type), 'What happened.'),
    detail: described(detail, 'What it is about.'),
  });

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
