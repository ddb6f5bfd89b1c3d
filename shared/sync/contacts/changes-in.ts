import type { Customer } from '../../domain/customer.ts';
import type { EventOutDetail } from '../../domain/events-out.ts';
import { Setback } from '../../domain/setback.ts';
import type { ContactInBooks, ContactsBack } from '../../providers/contacts-back.ts';
import type { PartsInBooks } from '../../providers/relation.ts';
import { lastKnownOf } from '../customer/last-known.ts';
import { idsOf } from '../customer/write-part.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry } from '../ledger/entry.ts';
import type { Snapshots } from '../ledger/ledger.ts';

type Snapshot = Awaited<ReturnType<Snapshots['customer']>>;

/**
 * What people changed in a customer's relation since we last wrote or read it, as far as the settings let it come back.
 *
 * @param maybeOurs - true when a worker may have written there without noting it: what i-Reserve said stands there by that
 */
export function changesIn(
  entry: CustomerEntry,
  contact: ContactInBooks,
  snapshot: Snapshot,
  back: ContactsBack,
  context: SyncContext,
  maybeOurs: boolean,
): ContactChanges {
  return contactChanges({
    before: lastKnownOf(entry),
    now: contact.parts(idsOf(entry.parts)),
    ours: snapshot && (maybeOurs || isNewer(snapshot, entry.seen?.toldAt ?? null)) ? oursOf(snapshot, context) : null,
    like: snapshot?.customer ?? null,
    back,
    fields: back.wish(context.details).fields,
  });
}

/** What i-Reserve sent before it heard of a change says nothing of that change. */
const isNewer = ({ occurredAt }: { readonly occurredAt: string }, toldAt: string | null): boolean =>
  toldAt === null || Date.parse(occurredAt) > Date.parse(toldAt);

function oursOf({ customer }: NonNullable<Snapshot>, { provider, details }: SyncContext): PartsInBooks | null {
  try {
    const { parts } = provider.mapRelation(customer, details);
    return Object.fromEntries(parts.map(({ name, fields }) => [name, fields]));
  } catch (error) {
    if (error instanceof Setback) return null; // it can't become a relation, so nothing of it went there
    throw error;
  }
}

/** The changed fields, in i-Reserve's names. */
export type ContactChanges = EventOutDetail<'customer.changed'>['changes'];

/** A contact before and now, beside what i-Reserve holds. */
export interface Comparison {
  /** What stood there as far as we knew. */
  readonly before: PartsInBooks;
  readonly now: PartsInBooks;
  /** What i-Reserve holds, in the books' names; null when that is older than the last change that we published. */
  readonly ours: PartsInBooks | null;
  readonly like: Customer | null;
  readonly back: Pick<ContactsBack, 'inOurNames' | 'groupOf' | 'filledIn'>;
  /** Which members of `contactSyncBackFields` may come back. */
  readonly fields: readonly string[];
}

/**
 * Pure: what people changed in a relation, in i-Reserve's names. What we wrote ourselves is no change, nor is what
 * i-Reserve holds already, nor another way of writing the same.
 */
export function contactChanges({ before, now, ours, like, back, fields }: Comparison): ContactChanges {
  const [were, are] = [back.inOurNames(before, like), back.inOurNames(now, like)];
  const held = ours && back.inOurNames(ours, like);
  const changed = Object.keys({ ...were, ...are }).filter((name) => {
    const [from, to] = [were[name] ?? null, are[name] ?? null];
    if (!fields.includes(back.groupOf(name)) || isSame(name, from, to)) return false;
    if (from === null && back.filledIn.has(name)) return false;
    return !held || !isSame(name, held[name] ?? null, to);
  });
  return Object.fromEntries(changed.map((name) => [name, { from: were[name] ?? null, to: are[name] ?? null }]));
}

/** Numbers and codes, in which blanks, dots and small letters mean nothing. */
const CODES = /^(iban|vatNumber|chamberOfCommerce|(contactPerson\.)?phone|address\.(postalCode|country))$/;

const isSame = (name: string, one: string | null, other: string | null): boolean =>
  plain(name, one) === plain(name, other);

const plain = (name: string, value: string | null): string =>
  CODES.test(name)
    ? (value ?? '').replaceAll(/[\s().-]/g, '').toUpperCase()
    : (value ?? '').replaceAll(/\s+/g, ' ').trim();
