import * as v from 'valibot';
import type { Cause } from '../../domain/causes.ts';
import { EventIn } from '../../domain/events-in.ts';
import { pointerOf } from '../../domain/pointer.ts';

/** The most that one event may weigh, in bytes. */
const MAX_EVENT_BYTES = 300 * 1024;

/** Whom an event is about, when the rest of it can't be read. */
export interface Unreadable {
  readonly type: EventIn['detail-type'];
  readonly tenant: string;
  readonly kind: 'invoice' | 'customer';
  readonly id: string;
  readonly number: string | null;
  readonly occurredAt: string;
  readonly integration: string | null;
  readonly cause: Extract<Cause, 'unreadable' | 'not-final'>;
  /** JSON pointer of the first thing that is wrong. */
  readonly pointer: string;
}

/**
 * - `event`      an event as the contract describes it
 * - `unreadable` its tenant and invoice or customer can be told, so it is never just dropped
 * - `stranger`   nobody can be told about it: for the dead letters
 */
export type Reading =
  | { readonly is: 'event'; readonly event: EventIn }
  | { readonly is: 'unreadable'; readonly about: Unreadable }
  | { readonly is: 'stranger'; readonly pointer: string };

/** Reads one message from the intake queue. Never throws, and never says what a value was, only where it stands. */
export function readEvent(body: string): Reading {
  const json = parse(body);
  if (json === undefined) return { is: 'stranger', pointer: '' };
  const parsed = v.safeParse(EventIn, json);
  const tooLarge = Buffer.byteLength(body) > MAX_EVENT_BYTES;
  if (parsed.success && !tooLarge) return { is: 'event', event: parsed.output };

  const pointer = tooLarge || parsed.success ? '/detail' : pointerOf(parsed.issues[0]);
  const about = whomItConcerns(json, pointer);
  return about ? { is: 'unreadable', about } : { is: 'stranger', pointer };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const id = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value).trim()),
  v.nonEmpty(),
);
const orNull = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullable(schema), () => null as never);

const Whom = v.object({
  source: v.literal('ireserve'),
  'detail-type': v.picklist(['invoice.finalised', 'invoice.sent', 'invoice.sync-requested', 'customer.sync-requested']),
  detail: v.object({
    tenant: v.pipe(v.string(), v.trim(), v.nonEmpty()),
    occurredAt: v.fallback(v.pipe(v.string(), v.isoTimestamp()), '1970-01-01T00:00:00Z'),
    integration: v.fallback(v.nullable(v.string()), null),
    invoice: v.optional(orNull(v.object({ id, number: v.optional(orNull(id)) }))),
    customer: v.optional(orNull(v.object({ id }))),
  }),
});

/** An invoice that has no id of its own is told of at its customer: somebody has to hear of it. */
function whomItConcerns(json: unknown, pointer: string): Unreadable | null {
  const whom = v.safeParse(Whom, json);
  if (!whom.success) return null;
  const { 'detail-type': type, detail } = whom.output;
  const { tenant, occurredAt, integration, invoice, customer } = detail;
  const about = { type, tenant, occurredAt, integration };
  const asInvoice = type === 'customer.sync-requested' ? null : invoice;
  if (asInvoice) {
    const number = asInvoice.number ?? null;
    const cause = number === null ? notFinal : { cause: 'unreadable' as const, pointer };
    return { ...about, kind: 'invoice', id: asInvoice.id, number, ...cause };
  }
  return customer ? { ...about, kind: 'customer', id: customer.id, number: null, cause: 'unreadable', pointer } : null;
}

/** Whatever else is wrong with an invoice, without a number it is not final yet. */
const notFinal = { cause: 'not-final', pointer: '/detail/invoice/number' } as const;
