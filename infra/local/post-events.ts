import { type EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { LocalProblem } from './aws/http/problem.ts';

/** What one `PutEvents` takes: at most ten events, and less than its limit of 1 MiB. */
const EVENTS_AT_ONCE = 10;
const BYTES_AT_ONCE = 900_000;

/** Puts envelopes on the bus as their sender would, in order; names what the bus refuses by its place in the list. */
export async function postEvents(client: EventBridgeClient, bus: string, envelopes: readonly unknown[]): Promise<void> {
  const errors: { pointer: string; message: string }[] = [];
  let sent = 0;
  for (const Entries of inPortions(envelopes.map((envelope) => toEntry(envelope, bus)))) {
    const { Entries: answers = [] } = await client.send(new PutEventsCommand({ Entries })).catch((cause) => {
      throw new LocalProblem(400, 'The bus refused the request', {
        detail: cause instanceof Error ? cause.message : String(cause),
      });
    });
    for (const [index, { ErrorCode, ErrorMessage }] of answers.entries())
      if (ErrorCode) errors.push({ pointer: `/${sent + index}`, message: `${ErrorCode}: ${ErrorMessage}` });
    sent += Entries.length;
  }
  if (errors.length > 0) throw new LocalProblem(400, 'The bus refused an event', { errors });
}

function toEntry(envelope: unknown, EventBusName: string): PutEventsRequestEntry {
  const { source, 'detail-type': detailType, detail } = Object(envelope);
  return { EventBusName, Source: source, DetailType: detailType, Detail: JSON.stringify(detail) };
}

function* inPortions(entries: readonly PutEventsRequestEntry[]): Generator<PutEventsRequestEntry[]> {
  let portion: PutEventsRequestEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = Buffer.byteLength(JSON.stringify(entry));
    if (portion.length === EVENTS_AT_ONCE || (portion.length > 0 && bytes + size > BYTES_AT_ONCE)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(entry);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}
