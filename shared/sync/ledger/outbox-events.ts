import type { About, Cause, Remark } from '../../domain/causes.ts';
import { EVENTS_VERSION, type EventOutDetail, type OutboxEvent } from '../../domain/events-out.ts';
import type { Fault } from '../../domain/faults.ts';
import { sayFault } from '../../domain/faults-words.ts';
import { sentence, worded } from '../../domain/sentences.ts';
import type { Remedy } from '../../domain/setback.ts';
import type { CommonSettings } from './context.ts';
import type { CustomerEntry, Entry, InvoiceEntry } from './entry.ts';
import { idFrom } from './id-from.ts';
import type { Integration } from './integration.ts';

/** The id and the moment of an event about a whole integration: made once, the same on every repeat. */
export interface EventHead {
  readonly id: string;
  readonly occurredAt: string;
  /** The event that it comes of; itself when left out or null. */
  readonly correlationId?: string | null;
}

/** Makes the head of an event that happens now. */
export const newEventHead = (clock: { now(): number; id(): string }): EventHead => ({
  id: clock.id(),
  occurredAt: new Date(clock.now()).toISOString(),
});

const head = ({ tenant, integration, provider, correlationId }: InvoiceEntry | CustomerEntry, nowMs: number) => ({
  version: EVENTS_VERSION,
  id: '',
  tenant,
  integration,
  provider,
  occurredAt: new Date(nowMs).toISOString(),
  correlationId: correlationId ?? '',
});

/** An event under the id that follows from its entry and from what it says: the same step gives the same event again. */
function identified<E extends OutboxEvent>({ kind, id, round }: InvoiceEntry | CustomerEntry, { type, detail }: E): E {
  const own = idFrom([kind, id, round, type, meaningOf(detail)]);
  return { type, detail: { ...detail, id: own, correlationId: detail.correlationId || own } } as E;
}

/**
 * What an event says, without its sentences: a release that words them better repeats the same event, and so does whatever
 * else it comes of.
 */
function meaningOf({
  id: _,
  occurredAt: __,
  version: ___,
  correlationId: ____,
  ...says
}: OutboxEvent['detail']): unknown {
  const isSentence = (name: string): boolean => name === 'message' || name === 'messages';
  return JSON.parse(JSON.stringify(says, (name, value: unknown) => (isSentence(name) ? undefined : value)));
}

/** Remarks in the words of the events. */
const warningsOf = (remarks: readonly Remark[]) =>
  remarks.map(({ code, field, about }) => ({
    code,
    ...worded((language) => sentence(code, about, language)),
    field,
  }));

/** The invoice stands in the books. The number that some books give to a draft is not published: it may still change. */
export const invoiceSynced = (entry: InvoiceEntry, invoiceField: string, nowMs: number): OutboxEvent => {
  const externalId = entry.externalId ?? '';
  const detail: EventOutDetail<'invoice.synced'> = {
    ...head(entry, nowMs),
    invoice: { id: entry.id, number: entry.number },
    externalId,
    externalNumber: entry.finalised ? entry.externalNumber : null,
    url: entry.url,
    finalised: entry.finalised,
    field: { name: invoiceField, value: externalId },
    warnings: warningsOf(entry.remarks),
  };
  return identified(entry, { type: 'invoice.synced', detail });
};

/** What stopped, and what has to happen. */
export interface Stop {
  readonly cause: Cause;
  readonly about: About;
  readonly remedy: Remedy;
  /** All that is wrong with an event that cannot be read. */
  readonly faults?: readonly Fault[];
}

const failed = ({ cause, about, remedy, faults = [] }: Stop) => ({
  cause,
  ...worded((language) => sentence(cause, about, language)),
  remedy,
  ...(faults.length > 0 ? { errors: faults.map(errorOf) } : {}),
});

const errorOf = (one: Fault) => ({
  pointer: one.pointer,
  code: one.code,
  ...worded((language) => sayFault(one, language)),
});

/** i-Reserve changed an invoice that was sent: a person decides what holds. */
export const conflictOf = ({ number }: InvoiceEntry): Stop => ({
  cause: 'conflict',
  about: { number: number ?? '' },
  remedy: 'correct',
});

/** The invoice stopped. */
export const invoiceFailed = (
  entry: InvoiceEntry,
  stop: Stop,
  document: { readonly externalId: string; readonly url: string | null } | null,
  nowMs: number,
): OutboxEvent =>
  identified(entry, {
    type: 'invoice.failed',
    detail: {
      ...head(entry, nowMs),
      invoice: { id: entry.id, number: entry.number },
      ...failed(stop),
      ...(document ? { externalId: document.externalId, url: document.url } : {}),
    },
  });

/** The customer has a relation in the books. */
export const customerSynced = (
  entry: CustomerEntry,
  ids: { readonly relation: string; readonly contact: string | null; readonly url: string | null },
  fields: EventOutDetail<'customer.synced'>['fields'],
  nowMs: number,
): OutboxEvent =>
  identified(entry, {
    type: 'customer.synced',
    detail: {
      ...head(entry, nowMs),
      customer: { id: entry.id },
      externalId: ids.relation,
      contactId: ids.contact,
      url: ids.url,
      fields,
      warnings: warningsOf(entry.remarks),
    },
  });

/** The customer stopped. */
const customerFailed = (entry: CustomerEntry, stop: Stop, nowMs: number): OutboxEvent =>
  identified(entry, {
    type: 'customer.failed',
    detail: { ...head(entry, nowMs), customer: { id: entry.id }, ...failed(stop) },
  });

/** The events of an entry that stopped: none of a relation that could not be read again. */
export function entryFailed(
  entry: Entry,
  stop: Stop,
  document: { readonly externalId: string; readonly url: string | null } | null,
  nowMs: number,
): readonly OutboxEvent[] {
  if (entry.kind === 'contact-pull') return [];
  return [entry.kind === 'invoice' ? invoiceFailed(entry, stop, document, nowMs) : customerFailed(entry, stop, nowMs)];
}

/** Somebody changed the customer's relation in the books. */
export const customerChanged = (
  entry: CustomerEntry,
  externalId: string,
  changes: EventOutDetail<'customer.changed'>['changes'],
  nowMs: number,
): OutboxEvent =>
  identified(entry, {
    type: 'customer.changed',
    detail: { ...head(entry, nowMs), customer: { id: entry.id }, externalId, changes },
  });

/** A whole integration needs its administrator. */
export const integrationAttention = (
  integration: Integration,
  cause: Cause,
  about: About,
  at: EventHead,
): OutboxEvent => ({
  type: 'integration.attention',
  detail: { ...integrationHead(integration, at), cause, ...worded((language) => sentence(cause, about, language)) },
});

/** Consent was given and an administration is pinned. */
export const integrationConnected = (
  integration: Integration & { readonly administration: NonNullable<Integration['administration']> },
  at: EventHead,
): OutboxEvent => {
  const { id, name, vatNumber } = integration.administration;
  return {
    type: 'integration.connected',
    detail: { ...integrationHead(integration, at), administration: { id, name, vatNumber } },
  };
};

const integrationHead = ({ tenant, id, provider, administration }: Integration, at: EventHead) => ({
  version: EVENTS_VERSION,
  id: at.id,
  tenant,
  integration: id,
  provider,
  occurredAt: at.occurredAt,
  correlationId: at.correlationId ?? at.id,
  administration: administration && {
    id: administration.id,
    name: administration.name,
    vatNumber: administration.vatNumber,
  },
});

/** The fields of i-Reserve that keep a relation's ids, and what they are to hold. */
export const relationFields = (
  relation: string,
  contact: string | null,
  { customerField, contactField }: Pick<CommonSettings, 'customerField' | 'contactField'>,
): EventOutDetail<'customer.synced'>['fields'] => [
  { name: customerField, value: relation },
  ...(contactField && contact ? [{ name: contactField, value: contact }] : []),
];
