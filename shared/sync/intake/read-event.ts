import * as v from 'valibot';
import type { Cause } from '../../domain/causes.ts';
import { EventIn } from '../../domain/events-in.ts';
import { type Fault, fault, faultOf } from '../../domain/faults.ts';
import { readJson } from '../../domain/json.ts';
import { idText } from '../../domain/optional.ts';

/** The most that one event may weigh, in bytes. */
const MAX_EVENT_BYTES = 300 * 1024;

/** The subject of an event, when the rest of it can't be read. */
export interface Unreadable {
  readonly type: EventIn['detail-type'];
  readonly tenant: string;
  readonly kind: 'invoice' | 'customer';
  readonly id: string;
  readonly number: string | null;
  readonly occurredAt: string;
  /** The id of the event; null when that could not be read either. */
  readonly correlationId: string | null;
  readonly integration: string | null;
  readonly cause: Extract<Cause, 'unreadable' | 'not-final'>;
  /**
   * JSON pointers that its sentence names, at most fifty: of everything that is wrong, but of an event that is too large
   * `/detail` alone, and of an invoice that is not final its number alone.
   */
  readonly pointers: readonly string[];
  /** What is wrong at each of them; of an invoice that is not final, all that is wrong beside. */
  readonly faults: readonly Fault[];
}

/** At most so many faults of one event are published; an event with more is wrong as a whole. */
const FAULTS_AT_MOST = 50;

/**
 * - `event`      an event as the contract describes it
 * - `unreadable` its tenant and invoice or customer are known, so it is never just dropped
 * - `stranger`   its tenant or subject is unknown: it is dead-lettered
 */
export type Reading =
  | { readonly is: 'event'; readonly event: EventIn }
  | { readonly is: 'unreadable'; readonly about: Unreadable }
  | { readonly is: 'stranger'; readonly pointer: string };

/** Reads one message from the intake queue. Never throws. Names the place of a value, never the value. */
export function readEvent(body: string): Reading {
  const json = readJson(body);
  if (json === undefined) return { is: 'stranger', pointer: '' };
  const judged = judgeEvent(json, Buffer.byteLength(body));
  if ('event' in judged) return { is: 'event', event: judged.event };

  const faults = judged.faults.slice(0, FAULTS_AT_MOST);
  const pointers = faults[0] === TOO_LARGE ? [TOO_LARGE.pointer] : faults.map(({ pointer }) => pointer);
  const about = whomItConcerns(json, pointers, faults);
  return about ? { is: 'unreadable', about } : { is: 'stranger', pointer: pointers[0] ?? '' };
}

/** An envelope as it is taken in, or all that is wrong with it: one fault for each value. */
export function judgeEvent(
  json: unknown,
  bytes: number,
): { readonly event: EventIn } | { readonly faults: readonly Fault[] } {
  const parsed = v.safeParse(EventIn, json);
  const tooLarge = bytes > MAX_EVENT_BYTES;
  if (parsed.success && !tooLarge) return { event: parsed.output };
  return { faults: [...(tooLarge ? [TOO_LARGE] : []), ...faultsOf(parsed.issues ?? [])] };
}

const TOO_LARGE = fault('/detail', 'too-large', { most: `${MAX_EVENT_BYTES / 1024} KB` });

/** One fault for each value: the first that was found. */
function faultsOf(issues: readonly v.BaseIssue<unknown>[]): readonly Fault[] {
  const byPointer = Map.groupBy(issues.map(faultOf), ({ pointer }) => pointer);
  return [...byPointer.values()].flatMap(([first]) => first ?? []);
}

const orNull = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullable(schema), () => null as never);

const Whom = v.object({
  source: v.literal('ireserve'),
  'detail-type': v.picklist(['invoice.finalised', 'invoice.sent', 'invoice.sync-requested', 'customer.sync-requested']),
  detail: v.object({
    tenant: idText,
    id: v.fallback(v.nullable(idText), null),
    occurredAt: v.fallback(v.pipe(v.string(), v.isoTimestamp()), '1970-01-01T00:00:00Z'),
    integration: v.fallback(v.nullable(idText), null),
    invoice: v.optional(orNull(v.object({ id: idText, number: v.optional(v.unknown()) }))),
    customer: v.optional(orNull(v.object({ id: idText }))),
  }),
});

/** An invoice without an id of its own is reported at its customer, so that it is never dropped. */
function whomItConcerns(json: unknown, pointers: readonly string[], faults: readonly Fault[]): Unreadable | null {
  const whom = v.safeParse(Whom, json);
  if (!whom.success) return null;
  const { 'detail-type': type, detail } = whom.output;
  const { id: correlationId, tenant, occurredAt, integration, invoice, customer } = detail;
  const about = { type, tenant, occurredAt, correlationId, integration, faults };
  const asInvoice = type === 'customer.sync-requested' ? null : invoice;
  if (asInvoice) {
    const { id, number } = asInvoice;
    const readable = v.safeParse(idText, number);
    const why = hasNumber(number) ? { cause: 'unreadable' as const, pointers } : notFinal;
    return { ...about, kind: 'invoice', id, number: readable.success ? readable.output : null, ...why };
  }
  return customer ? { ...about, kind: 'customer', id: customer.id, number: null, cause: 'unreadable', pointers } : null;
}

const hasNumber = (number: unknown): boolean =>
  number !== undefined && number !== null && !(typeof number === 'string' && number.trim() === '');

/** Whatever else is wrong with an invoice, without a number it is not final yet. */
const notFinal = { cause: 'not-final', pointers: ['/detail/invoice/number'] } as const;
