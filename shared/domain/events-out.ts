import * as v from 'valibot';

/** Written by our own clock. */
const writtenAt = v.pipe(v.string(), v.isoTimestamp());
/** What every event carries as `version`. Rises when something that receivers read is taken away or means something else; what is added leaves it as it is. */
export const EVENTS_VERSION = 1 as const;

const head = {
  version: v.literal(EVENTS_VERSION),
  id: v.string(),
  tenant: v.string(),
  integration: v.string(),
  provider: v.string(),
  occurredAt: writtenAt,
  /** The id of the event that it came of; its own, when a schedule, a consent or the books began it. */
  correlationId: v.string(),
};
const remedy = v.picklist(['wait', 'look', 'reconnect', 'correct']);
/** A sentence for people: in English, and in each of our languages. */
const told = { message: v.string(), messages: v.object({ nl: v.string(), en: v.string() }) };
/** Codes are open: there may be more of them tomorrow. */
const code = v.string();
const warnings = v.array(v.object({ code, ...told, field: v.nullable(v.string()) }));
const failed = {
  cause: code,
  ...told,
  remedy,
  /** All that is wrong with an event that cannot be read. */
  errors: v.optional(v.array(v.object({ pointer: v.string(), code, ...told }))),
};
const field = v.object({ name: v.string(), value: v.string() });
const invoice = v.object({ id: v.string(), number: v.nullable(v.string()) });
const customer = v.object({ id: v.string() });
const administration = v.object({
  id: v.string(),
  name: v.nullable(v.string()),
  vatNumber: v.nullable(v.string()),
});

/** The detail of every event that we send, by its `detail-type`: contract section 2. */
export const EventsOut = {
  'invoice.synced': v.object({
    ...head,
    invoice,
    externalId: v.string(),
    externalNumber: v.nullable(v.string()),
    url: v.nullable(v.string()),
    finalised: v.boolean(),
    field,
    warnings,
  }),
  'invoice.failed': v.object({
    ...head,
    invoice,
    ...failed,
    externalId: v.optional(v.string()),
    url: v.optional(v.nullable(v.string())),
  }),
  'customer.synced': v.object({
    ...head,
    customer,
    externalId: v.string(),
    contactId: v.nullable(v.string()),
    /** Where people see the relation; null where nobody knows. */
    url: v.optional(v.nullable(v.string())),
    fields: v.array(field),
    warnings,
  }),
  'customer.failed': v.object({ ...head, customer, ...failed }),
  'customer.changed': v.object({
    ...head,
    customer,
    externalId: v.string(),
    changes: v.record(v.string(), v.object({ from: v.nullable(v.string()), to: v.nullable(v.string()) })),
  }),
  'integration.connected': v.object({ ...head, administration }),
  'integration.attention': v.object({
    ...head,
    administration: v.nullable(administration),
    cause: code,
    ...told,
  }),
} as const;

/** The type of an event of ours. */
export type EventOutType = keyof typeof EventsOut;

/** What an event of this type carries. */
export type EventOutDetail<T extends EventOutType = EventOutType> = v.InferOutput<(typeof EventsOut)[T]>;

/** An event, ready to be published: its `detail.id` is the same on every repeat. */
export type OutboxEvent = {
  [T in EventOutType]: { readonly type: T; readonly detail: EventOutDetail<T> };
}[EventOutType];
