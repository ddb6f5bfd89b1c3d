import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { readJson } from '../../../shared/domain/json.ts';
import { type BusRule, type Envelope, type FillQueue, openBusRules } from './bus-rules.ts';
import type { Guard } from './guard.ts';
import { ACCOUNT, REGION, type Service } from './surroundings.ts';
import { eventBridgeWants } from './wants.ts';
import { operation, serveWire } from './wire.ts';

/** The event buses of this machine. */
export interface EventBridge extends Service {
  /**
   * A bus that did not exist takes no events: on AWS such an event is lost without a notice, here the sender gets an
   * error.
   */
  addBus(name: string): void;
  addRule(rule: BusRule): void;
  /** Calls `listener` with every event that a bus took, before it is handed on. */
  onEvent(listener: (event: Envelope, bus: string) => void): void;
}

/** The most that one `PutEvents` may carry, in bytes. */
const LARGEST_REQUEST_BYTES = 1_048_576;

const Entry = v.strictObject({
  Source: v.optional(v.string()),
  DetailType: v.optional(v.string()),
  Detail: v.optional(v.string()),
  EventBusName: v.optional(v.string(), 'default'),
  Time: v.optional(v.number()),
  Resources: v.optional(v.array(v.string()), []),
  TraceHeader: v.optional(v.string()),
});
type Entry = v.InferOutput<typeof Entry>;

const PutEvents = v.pipe(
  v.strictObject({ Entries: v.pipe(v.array(Entry), v.minLength(1), v.maxLength(10)) }),
  v.check(
    ({ Entries }) => Buffer.byteLength(JSON.stringify(Entries)) <= LARGEST_REQUEST_BYTES,
    'Total size of the entries is over the limit.',
  ),
);

interface Refusal {
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
}

/** What a bus runs with beside its clock and guard. */
export interface BusOptions {
  /** Of the service; 0 takes any that is free. */
  readonly port: number;
  /** Fills the queues of rules that callers make. */
  readonly fillQueue: FillQueue;
}

const alone: BusOptions = { port: 0, fillQueue: () => Promise.reject(new Error('there are no queues')) };

/** Serves an event bus: `PutEvents` answers when every rule that matches has handed the event on. */
export async function startEventBridge(
  now: () => number,
  guard: Guard,
  { port, fillQueue } = alone,
): Promise<EventBridge> {
  const rules = openBusRules(fillQueue);
  const listeners: ((event: Envelope, bus: string) => void)[] = [];

  const put = async (entry: Entry): Promise<Refusal | { EventId: string }> => {
    const bus = entry.EventBusName.split('/').at(-1) ?? '';
    if (!rules.hasBus(bus)) return refusal('ResourceNotFoundException', `Event bus ${bus} does not exist.`);
    const event = readEntry(entry, now());
    if ('ErrorCode' in event) return event;
    for (const listener of listeners) listener(event, bus);
    const delivered = await Promise.allSettled(rules.fitting(bus, event).map((rule) => rule.deliver(event)));
    const failed = delivered.some(({ status }) => status === 'rejected');
    return failed ? refusal('InternalFailure', 'A target could not be reached.') : { EventId: event.id };
  };

  const operations = {
    ...rules.operations,
    PutEvents: operation(PutEvents, async ({ Entries }) => {
      const answers: (Refusal | { EventId: string })[] = [];
      for (const entry of Entries) answers.push(await put(entry)); // in the order in which they were sent
      return { FailedEntryCount: answers.filter((answer) => 'ErrorCode' in answer).length, Entries: answers };
    }),
  };
  const service = await serveWire({
    target: 'AWSEvents',
    operations,
    guard,
    wantsOf: eventBridgeWants,
    port,
    variable: 'BUS_PORT',
  });

  return {
    ...service,
    addBus: rules.addBus,
    addRule: rules.addRule,
    onEvent: (listener) => void listeners.push(listener),
  };
}

const refusal = (ErrorCode: string, ErrorMessage: string): Refusal => ({ ErrorCode, ErrorMessage });

const invalid = (name: string) =>
  refusal('InvalidArgument', `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);

/** Turns what was sent into an event, or says what is wrong with it, as EventBridge does. */
function readEntry({ Source, DetailType, Detail, Time, Resources }: Entry, now: number): Envelope | Refusal {
  if (!Source) return invalid('Source');
  if (!DetailType) return invalid('DetailType');
  if (Detail === undefined) return invalid('Detail');
  if (Source.startsWith('aws.')) return refusal('NotAuthorizedForSourceException', 'Not authorized for the source.');
  const detail = readDetail(Detail);
  if (!detail) return refusal('MalformedDetail', 'Detail is malformed.');
  const time = new Date(Time === undefined ? now : Time * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
  const about = {
    version: '0',
    id: randomUUID(),
    'detail-type': DetailType,
    source: Source,
    account: ACCOUNT,
  } as const;
  return { ...about, time, region: REGION, resources: Resources, detail };
}

function readDetail(text: string): Readonly<Record<string, unknown>> | undefined {
  const detail = readJson(text); // the bus hands the text on; here a number keeps its digits by becoming text
  return v.is(v.record(v.string(), v.unknown()), detail) && !Array.isArray(detail) ? detail : undefined;
}
