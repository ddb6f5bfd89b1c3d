import { Setback } from '../domain/setback.ts';
import type { ContactsBack, StandingContact } from '../providers/contacts-back.ts';
import type { Standing } from '../providers/relation.ts';
import { type Changes, contactChanges } from './contact-changes.ts';
import type { Desk } from './desk.ts';
import type { CustomerEntry } from './entry.ts';
import type { Snapshots } from './ledger.ts';
import { standingOf } from './seen.ts';
import { idsOf } from './write-part.ts';

type Snapshot = Awaited<ReturnType<Snapshots['customer']>>;

/** What people changed in a customer's relation since we last wrote or read it, as far as the settings let it come back. */
export function changesIn(
  entry: CustomerEntry,
  contact: StandingContact,
  snapshot: Snapshot,
  back: ContactsBack,
  desk: Desk,
): Changes {
  return contactChanges({
    before: standingOf(entry),
    now: contact.parts(idsOf(entry.parts)),
    ours: snapshot && isNewer(snapshot, entry.seen?.toldAt ?? null) ? oursOf(snapshot, desk) : null,
    like: snapshot?.customer ?? null,
    back,
    fields: back.wish(desk.details).fields,
  });
}

/** What i-Reserve said before it was told of a change says nothing of that change. */
const isNewer = ({ occurredAt }: { readonly occurredAt: string }, toldAt: string | null): boolean =>
  toldAt === null || Date.parse(occurredAt) > Date.parse(toldAt);

function oursOf({ customer }: NonNullable<Snapshot>, { provider, details }: Desk): Standing | null {
  try {
    const { parts } = provider.mapRelation(customer, details);
    return Object.fromEntries(parts.map(({ name, fields }) => [name, fields]));
  } catch (error) {
    if (error instanceof Setback) return null; // it can't become a relation, so nothing of it went there
    throw error;
  }
}
