import type { OutboxEvent } from '../../domain/events-out.ts';
import { Defer } from '../../domain/setback.ts';
import type { ContactBooks, ContactInBooks, ContactsBack } from '../../providers/contacts-back.ts';
import { relationOwned } from '../customer/find-relation.ts';
import { relationLink } from '../customer/relation-link.ts';
import { idsOf } from '../customer/write-part.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry, EntryKey, WrittenPart } from '../ledger/entry.ts';
import { type Claim, ClaimLost, type Owned, type Snapshots } from '../ledger/ledger.ts';
import { customerChanged, customerSynced, relationFields } from '../ledger/outbox-events.ts';
import { endedInOrder, isAtRest, letGo, publishMore } from '../ledger/transitions.ts';
import { publishOutbox, unlessStopped } from '../steps/publish-outbox.ts';
import { changesIn } from './changes-in.ts';
import { findSurvivor, type Survivor } from './survivor.ts';

/** One customer, and the relation in the books that it stands for. */
export interface Link {
  /** The customer as it was noted before the relation was read. */
  readonly known: CustomerEntry;
  readonly relation: string;
  /** How it stands now; null when it is gone. */
  readonly contact: ContactInBooks | null;
}

type Snapshot = Awaited<ReturnType<Snapshots['customer']>>;

/** What an entry is to remember, and the events for i-Reserve, in one write. */
interface ReportOutcome {
  readonly step: string;
  readonly change: Partial<CustomerEntry>;
  readonly facts: readonly OutboxEvent[];
  readonly owning?: Owned;
}

/**
 * Reports to i-Reserve what people changed in the relation of one customer, and remembers its present state, in one
 * write. A customer that changed since its relation was read is read once more: it may be our own write that is
 * missing.
 *
 * | the relation | outcome |
 * |---|---|
 * | stands | what changed and may come back is published |
 * | went into another one, which is this customer too | the link moves there; published with its new id |
 * | is archived or gone | the link needs verification: the next push of the customer asks for it and decides |
 */
export async function reportContactChanges(
  link: Link,
  back: ContactsBack,
  books: ContactBooks,
  context: SyncContext,
): Promise<void> {
  const { known } = link;
  if (partOf(known, link, context) === null) return;
  const key: EntryKey = { ...context.key, kind: 'customer', id: known.id };
  const snapshot = await context.snapshots.customer(known.tenant, known.id);
  const survivor = link.contact ? null : await findSurvivor(known, link.relation, snapshot, books, context);

  const now = context.clock.now();
  const claim = await context.ledger.claim(key, now, now + context.timeLeftMs());
  if (claim?.entry.kind !== 'customer') throw new Defer('soon', now + 5_000);
  if (claim.entry.revision !== known.revision + 1) {
    await claim.write(letGo(claim.entry));
    throw new Defer('soon', now + 5_000); // our reading may be older than the entry
  }
  const name = partOf(claim.entry, link, context);
  const outcome = name === null ? NOTHING : judge(claim.entry, { ...link, name, snapshot, survivor }, back, context);
  await record(claim as Claim<CustomerEntry>, outcome, context).catch(async (error: unknown) => {
    if (error instanceof ClaimLost) await claim.write(letGo(claim.entry)).catch(unlessStopped);
    throw error;
  });
}

const NOTHING: ReportOutcome = { step: 'let go', change: {}, facts: [] };

/**
 * The name of the part that is this relation. Null when the customer has another relation by now, or was erased:
 * without a memory of it there is no change to report.
 */
function partOf({ parts, administration }: CustomerEntry, { relation }: Link, context: SyncContext): string | null {
  if (administration !== context.administration) return null;
  const [name, { fields } = { fields: {} }] = Object.entries(parts).find(([, { id }]) => id === relation) ?? [];
  return name !== undefined && Object.keys(fields).length > 0 ? name : null;
}

interface Case extends Link {
  /** The part that is the relation. */
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly survivor: Survivor | null;
}

function judge(entry: CustomerEntry, found: Case, back: ContactsBack, context: SyncContext): ReportOutcome {
  const { contact, survivor } = found;
  if (contact && !contact.archived) return compare(entry, { ...found, contact }, back, context);
  if (!survivor) return { step: contact ? 'archived' : 'gone', change: { needsVerification: true }, facts: [] };

  const { externalId, shared } = survivor;
  const parts = moved(entry, found.name, survivor);
  const ids = idsOf(parts);
  const person = ids.contact ?? null;
  const synced = customerSynced(
    { ...entry, remarks: [] },
    { relation: externalId, contact: person, url: relationLink(context, externalId) },
    relationFields(externalId, person, context.settings),
    context.clock.now(),
  );
  const here = compare(
    { ...entry, parts },
    { ...found, relation: externalId, contact: survivor.contact },
    back,
    context,
  );
  return {
    step: 'moved',
    change: { ...here.change, parts, shared, needsVerification: false },
    facts: [synced, ...here.facts],
    ...(shared ? {} : { owning: relationOwned(externalId, context) }),
  };
}

/** The parts of a relation that went into another one: what did not come along has no id any more. */
function moved({ parts }: CustomerEntry, name: string, { externalId, contact }: Survivor): CustomerEntry['parts'] {
  const there = contact.parts(idsOf(parts));
  const isThere = (part: string) => Object.values(there[part] ?? {}).some((value) => value !== '');
  const taken = Object.entries(parts).map(([part, written]): [string, WrittenPart] => [
    part,
    part === name ? { ...written, id: externalId } : isThere(part) ? written : { ...written, id: null },
  ]);
  return Object.fromEntries(taken);
}

/** A relation that stands: whatever differs from what we knew, and from what i-Reserve holds, was changed by people. */
function compare(
  entry: CustomerEntry,
  { relation, contact, snapshot }: Case & { readonly contact: ContactInBooks },
  back: ContactsBack,
  context: SyncContext,
): ReportOutcome {
  const maybeOurs = entry.crashes > 1; // beside this claim, another one crashed
  const changes = changesIn(entry, contact, snapshot, back, context, maybeOurs);
  const now = context.clock.now();
  const facts = Object.keys(changes).length > 0 ? [customerChanged(entry, relation, changes, now)] : [];
  const toldAt = facts.length > 0 ? new Date(now).toISOString() : (entry.seen?.toldAt ?? null);
  const seen = { parts: { ...contact.parts(idsOf(entry.parts)) }, toldAt };
  return { step: facts.length > 0 ? 'changed in the books' : 'read again', change: { seen }, facts };
}

/** Writes an outcome. An entry at rest publishes at once; one that is on its way publishes when it comes to rest. */
async function record(
  claim: Claim<CustomerEntry>,
  { step, change, facts, owning }: ReportOutcome,
  context: SyncContext,
): Promise<void> {
  const { entry } = claim;
  const publishesNow = isAtRest(entry) && entry.outbox.length + facts.length > 0;
  await claim.write(
    {
      ...change,
      ...(facts.length > 0 ? publishMore(entry, facts, context.clock.now()) : {}),
      ...(publishesNow ? endedInOrder(entry) : letGo(entry)),
    },
    { step, ...(owning ? { owning } : {}) },
  );
  if (publishesNow) await publishOutbox(claim, context).catch(unlessStopped);
}
