import { isDeepStrictEqual } from 'node:util';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { Entry, InvoiceEntry } from '../../sync/ledger/entry.ts';
import { invoiceSynced } from '../../sync/ledger/outbox-events.ts';
import { entryKeyOf } from '../keys.ts';
import {
  packedIssued,
  packedPlanned,
  packedSteps,
  packedTotals,
  storedMoment,
  unpackedIssued,
  unpackedPlanned,
  unpackedSteps,
  unpackedTotals,
} from './packed-parts.ts';

type Item = Readonly<Record<string, unknown>>;

/** The key says these. */
const IN_KEY: ReadonlySet<string> = new Set(['tenant', 'integration', 'kind', 'id']);
/** Conditions compare these, so they are there also when they are nothing. `dueAt` stands with its index. */
const ALWAYS: ReadonlySet<string> = new Set(['fence', 'revision', 'occurredAt']);

/** In the place of an id within an address, and of totals that are those of the plan. */
const SAME_ID = '\t';
const SAME_TOTALS = '=';

const isNothing = (value: unknown): boolean =>
  value === null ||
  value === false ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/**
 * What is stored of an entry beside its keys: a kilobyte is a write unit, and an entry is written six times. Nothing is
 * stored of what is empty, of what the key says, and twice of what an entry says twice. `unpacked` gives the entry back.
 */
export function packed(entry: Entry): Record<string, unknown> {
  const { dueAt: _, ...kept } = { ...entry, ...packedOf(entry) };
  return Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => !IN_KEY.has(name) && (ALWAYS.has(name) || !isNothing(value))),
  );
}

function packedOf(entry: Entry): Record<string, unknown> {
  const { steps, createdAt, updatedAt, occurredAt } = entry;
  const times = {
    createdAt: packedTime(createdAt),
    updatedAt: packedTime(updatedAt),
    occurredAt: packedSecond(occurredAt),
  };
  if (entry.kind !== 'invoice') return { ...times, steps: packedSteps(steps) };
  const { planned, booked, issued, url, externalId, number } = entry;
  const isSame = planned !== null && isDeepStrictEqual(booked, planned.totals);
  return {
    ...times,
    createdAt: null, // `listedAt`
    steps: packedSteps(steps),
    planned: planned && packedPlanned(planned, number, issued),
    booked: isSame ? SAME_TOTALS : booked && packedTotals(booked),
    issued: issued && packedIssued(issued),
    url: externalId && url ? url.replaceAll(externalId, SAME_ID) : url,
    outbox: entry.outbox.map((event) => packedEvent(event, entry)),
  };
}

/** A moment as a number, where that says the same. */
function packedTime(at: string): string | number {
  const ms = Date.parse(at);
  return storedMoment(ms) === at ? ms : at;
}

const unpackedTime = (at: unknown): unknown => (typeof at === 'number' ? storedMoment(at) : at);

/** A moment without milliseconds, as i-Reserve writes them, in seconds. */
const packedSecond = (at: string): string | number =>
  unpackedSecond(Date.parse(at) / 1000) === at ? Date.parse(at) / 1000 : at;

const unpackedSecond = (at: unknown): unknown =>
  Number.isInteger(at) ? storedMoment(Number(at) * 1000)?.replace('.000Z', 'Z') : at;

/** An event that says what the entry says is stored as its moment and the name of its field. */
function packedEvent(event: OutboxEvent, entry: InvoiceEntry): unknown {
  if (event.type !== 'invoice.synced') return event;
  const { field, occurredAt } = event.detail;
  const at = Date.parse(occurredAt);
  return isDeepStrictEqual(plain(invoiceSynced(entry, field.name, at)), plain(event))
    ? { field: field.name, at }
    : event;
}

const plain = (event: OutboxEvent): unknown => JSON.parse(JSON.stringify(event));

/** The names that are packed by what stands under others: a change of these changes those. */
const FOLLOWS: Readonly<Record<string, readonly string[]>> = {
  planned: ['number', 'issued'],
  booked: ['planned'],
  url: ['externalId'],
};

/** What a change of some of an entry changes of what is stored; what is empty is taken away. */
export function packedChange(before: Entry, after: Entry, names: readonly string[]): Record<string, unknown> {
  const [was, is] = [packed(before), packed(after)];
  const follow = Object.entries(FOLLOWS).flatMap(([name, of]) => (of.some((one) => names.includes(one)) ? [name] : []));
  const others = [...follow, 'outbox'].filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const all = [...new Set([...names, ...others])].filter((name) => name !== 'dueAt' && !IN_KEY.has(name));
  return Object.fromEntries(all.map((name) => [name, is[name]]));
}

/** The attributes of an entry that is stored in this or an older version; its schema adds what is empty. */
export function unpacked(item: Item): Item {
  const key = entryKeyOf({ pk: String(item.pk), sk: String(item.sk) });
  const { planned, booked, issued, url, externalId, number, listedAt } = item;
  const plan = isRecord(planned) ? unpackedPlanned(planned, number, isRecord(issued) ? issued.date : null) : planned;
  const entry = {
    ...item,
    ...key,
    steps: unpackedSteps(item.steps),
    createdAt: unpackedTime(item.createdAt ?? listedAt),
    updatedAt: unpackedTime(item.updatedAt),
    occurredAt: unpackedSecond(item.occurredAt),
    ...(planned === undefined ? {} : { planned: plan }),
    ...(booked === undefined
      ? {}
      : { booked: booked === SAME_TOTALS && isRecord(plan) ? plan.totals : unpackedTotals(booked) }),
    ...(issued === undefined ? {} : { issued: unpackedIssued(issued) }),
    ...(typeof url === 'string' && typeof externalId === 'string' ? { url: url.replaceAll(SAME_ID, externalId) } : {}),
  };
  return entry;
}

/** The events of an entry, with those that were stored by what the entry says. */
export const unpackedOutbox = (outbox: readonly unknown[], entry: Entry): OutboxEvent[] =>
  outbox.map((event) =>
    isRecord(event) && entry.kind === 'invoice' && typeof event.field === 'string' && isMoment(event.at)
      ? invoiceSynced(entry, event.field, event.at)
      : (event as OutboxEvent),
  );

const isMoment = (at: unknown): at is number => typeof at === 'number' && storedMoment(at) !== null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
