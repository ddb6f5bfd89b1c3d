import type * as v from 'valibot';
import { Catalogue } from '../../../shared/domain/catalogue.ts';
import { Customer } from '../../../shared/domain/customer.ts';
import { EventIn } from '../../../shared/domain/events-in.ts';
import { EVENTS_VERSION, EventsOut, eventOut } from '../../../shared/domain/events-out.ts';
import { Invoice, Line } from '../../../shared/domain/invoice.ts';
import { refTo, schemasByName } from '../../../shared/runtime/json-schema.ts';
import { eventExamples } from './event-examples.ts';

type Events = Readonly<Record<string, v.GenericSchema>>;

const eventsIn: Events = Object.fromEntries(
  EventIn.options.map((event): [string, v.GenericSchema] => [event.entries['detail-type'].literal, event]),
);
const eventsOut: Events = Object.fromEntries(
  Object.entries(EventsOut).map(([type, detail]) => [type, eventOut(type, detail)]),
);

/** The headers of an event by HTTP: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const SIGNED = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature', 'content-type'],
  properties: {
    'webhook-id': { type: 'string', description: '`detail.id`: the same on every repeat.' },
    'webhook-timestamp': { type: 'string', description: 'When this attempt was sent, in seconds since 1970.' },
    'webhook-signature': {
      type: 'string',
      description:
        '`v1,` and the HMAC-SHA256 of `<webhook-id>.<webhook-timestamp>.<body>` in base64; several with spaces between while a secret is changed.',
    },
    'content-type': { type: 'string', const: 'application/json', description: 'The body is the event.' },
  },
};

/** The AsyncAPI document of the events, in and out, from the schemas that they are read and written by. */
export const asyncApi = (address: string): object => ({
  asyncapi: '3.1.0',
  id: 'urn:i-reserve:bookkeeping:events',
  info: {
    title: 'i-Reserve bookkeeping: the events',
    version: `${EVENTS_VERSION}.0.0`,
    description:
      'Events of i-Reserve come in on a bus of EventBridge, or by `POST /api/v1/events`. Ours go out on the same bus, and by HTTP where a stage names an address. Every event may come more than once, with the same id. Keys that are added later are to be ignored. The routes are described by `openapi.json`, beside this document.',
    license: { name: 'Not for use by others' },
    contact: { name: 'This deployment', url: address },
    tags: [{ name: 'bookkeeping', description: 'Invoices of i-Reserve in the books.' }],
  },
  defaultContentType: 'application/json',
  servers: {
    bus: {
      host: 'events.eu-west-1.amazonaws.com',
      protocol: 'https',
      description: 'EventBridge, in the region of the stage. The output `EventBusName` names the bus.',
    },
    receiver: {
      host: 'ireserve.example',
      protocol: 'https',
      description: 'The address that a stage names in `eventsOutTo`.',
    },
  },
  channels: {
    busIn: channel('EventBusName', 'Events of i-Reserve, on the bus.', 'bus', Object.keys(eventsIn)),
    busOut: channel('EventBusName', 'Events of ours, on the bus.', 'bus', Object.keys(eventsOut)),
    httpOut: channel(
      '/',
      'Events of ours, posted and signed by Standard Webhooks.',
      'receiver',
      Object.keys(eventsOut),
      'Signed',
    ),
  },
  operations: {
    takeIn: operation('receive', 'busIn', 'Takes events in.'),
    putOut: operation('send', 'busOut', 'Says what became of them.'),
    postOut: operation('send', 'httpOut', 'Says it by HTTP; repeated for a day until the receiver answers with 2xx.'),
  },
  components: {
    schemas: {
      ...schemasByName({ ...prefixed(eventsIn), Invoice, InvoiceLine: Line, Customer, Catalogue }, 'sent'),
      ...schemasByName(prefixed(eventsOut), 'received'),
    },
    messages: Object.fromEntries([
      ...Object.keys({ ...eventsIn, ...eventsOut }).map((type) => [idOf(type), message(type)]),
      ...Object.keys(eventsOut).map((type) => [`${idOf(type)}Signed`, { ...message(type), headers: SIGNED }]),
    ]),
  },
});

/** `invoice.sync-requested` → `invoiceSyncRequested`. */
const idOf = (type: string): string => type.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());

const prefixed = (events: Events): Events =>
  Object.fromEntries(Object.entries(events).map(([type, schema]) => [idOf(type), schema]));

const message = (type: string) => ({
  name: type,
  title: type,
  summary: `An event \`${type}\`.`,
  payload: refTo(idOf(type)),
  examples: [{ name: type, payload: eventExamples.get(type) }],
});

const channel = (address: string, description: string, server: string, types: readonly string[], kind = '') => ({
  address,
  description,
  servers: [{ $ref: `#/servers/${server}` }],
  messages: Object.fromEntries(
    types.map((type) => [`${idOf(type)}${kind}`, { $ref: `#/components/messages/${idOf(type)}${kind}` }]),
  ),
});

const operation = (action: 'receive' | 'send', name: string, summary: string) => ({
  action,
  channel: { $ref: `#/channels/${name}` },
  summary,
});
