import * as v from 'valibot';
import { described } from './schemas/described.ts';

/** Written by our own clock. */
const writtenAt = v.pipe(v.string(), v.isoTimestamp());
/** What every event carries as `version`. Rises when something that receivers read is taken away or means something else; what is added leaves it as it is. */
export const EVENTS_VERSION = 1 as const;

const head = {
  version: described(v.literal(EVENTS_VERSION), 'The version of the events; what is added leaves it as it is.'),
  id: described(v.string(), 'The id of the event, the same on every repeat.'),
  tenant: described(v.string(), "Which of i-Reserve's customers it is of."),
  integration: described(v.string(), 'The name of the integration.'),
  provider: described(v.string(), 'The accounting system.'),
  occurredAt: described(writtenAt, 'When it happened.'),
  correlationId: described(
    v.string(),
    'The id of the event that it came of; its own, when a schedule, a consent or the books began it.',
  ),
};
const remedy = v.picklist(['wait', 'look', 'reconnect', 'correct']);
/** A sentence for people: in English, and in each of our languages. */
const told = {
  message: described(v.string(), 'It in words, in English.'),
  messages: described(
    v.object({ nl: described(v.string(), 'In Dutch.'), en: described(v.string(), 'In English.') }),
    'It in words, in each language.',
  ),
};
const code = described(v.string(), 'A code of the list of causes; there may be more of them tomorrow.');
const warnings = described(
  v.array(
    v.object({
      code,
      ...told,
      field: described(v.nullable(v.string()), 'The pointer to what it is about; null for all.'),
    }),
  ),
  'What is worth knowing though it went well.',
);
const failed = {
  cause: code,
  ...told,
  remedy: described(remedy, 'What has to happen next.'),
  errors: described(
    v.optional(v.array(v.object({ pointer: described(v.string(), 'Where, as a JSON pointer.'), code, ...told }))),
    'All that is wrong with an event that cannot be read.',
  ),
};
const field = v.object({
  name: described(v.string(), 'The name of the field in i-Reserve.'),
  value: described(v.string(), 'What to keep in it: an id of the books.'),
});
const invoice = described(
  v.object({
    id: described(v.string(), 'The id of the invoice in i-Reserve.'),
    number: described(v.nullable(v.string()), 'Its number; null when the event had none that can be read.'),
  }),
  'Which invoice.',
);
const customer = described(
  v.object({ id: described(v.string(), 'The id of the customer in i-Reserve.') }),
  'Which customer.',
);
const administration = v.object({
  id: described(v.string(), 'The id of the administration in the books.'),
  name: described(v.nullable(v.string()), 'Its name.'),
  vatNumber: described(v.nullable(v.string()), 'Its VAT number.'),
});

/** The detail of every event that we send, by its `detail-type`: contract section 2. */
export const EventsOut = {
  'invoice.synced': v.object({
    ...head,
    invoice,
    externalId: described(v.string(), 'The id of the document in the books.'),
    externalNumber: described(v.nullable(v.string()), 'Its number there.'),
    url: described(v.nullable(v.string()), 'Where people see it; null where nobody knows.'),
    finalised: described(v.boolean(), 'Whether it is final, no draft.'),
    field: described(field, 'Which field of the invoice in i-Reserve is to hold the id.'),
    warnings,
  }),
  'invoice.failed': v.object({
    ...head,
    invoice,
    ...failed,
    externalId: described(v.optional(v.string()), 'The id of the document, when there is one.'),
    url: described(v.optional(v.nullable(v.string())), 'Where people see it; null where nobody knows.'),
  }),
  'customer.synced': v.object({
    ...head,
    customer,
    externalId: described(v.string(), 'The id of the relation in the books.'),
    contactId: described(v.nullable(v.string()), 'The id of its contact person, where the books have one.'),
    url: described(v.optional(v.nullable(v.string())), 'Where people see the relation; null where nobody knows.'),
    fields: described(v.array(field), 'Which fields of the customer in i-Reserve are to hold the ids.'),
    warnings,
  }),
  'customer.failed': v.object({ ...head, customer, ...failed }),
  'customer.changed': v.object({
    ...head,
    customer,
    externalId: described(v.string(), 'The id of the contact in the books.'),
    changes: described(
      v.record(
        v.string(),
        v.object({
          from: described(v.nullable(v.string()), 'The value of before.'),
          to: described(v.nullable(v.string()), 'The value of now.'),
        }),
      ),
      'What changed, by its name in the events in.',
    ),
  }),
  'integration.connected': v.object({
    ...head,
    administration: described(administration, 'Which books.'),
  }),
  'integration.attention': v.object({
    ...head,
    administration: described(v.nullable(administration), 'Which books; null when none are connected.'),
    cause: code,
    ...told,
  }),
} as const;

/** An event of this type in its envelope, as its reader gets it. */
export const eventOut = (type: string, detail: v.GenericSchema) =>
  v.object({
    source: described(v.literal('ireserve.accounting'), 'Who sends it.'),
    'detail-type': described(v.literal(type), 'What happened.'),
    detail: described(detail, 'What it is about.'),
  });

/** The type of an event of ours. */
export type EventOutType = keyof typeof EventsOut;

/** What an event of this type carries. */
export type EventOutDetail<T extends EventOutType = EventOutType> = v.InferOutput<(typeof EventsOut)[T]>;

/** An event, ready to be published: its `detail.id` is the same on every repeat. */
export type OutboxEvent = {
  [T in EventOutType]: { readonly type: T; readonly detail: EventOutDetail<T> };
}[EventOutType];
