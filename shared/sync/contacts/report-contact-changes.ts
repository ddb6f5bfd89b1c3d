import type { Fact } from '../../domain/events-out.ts';
import { Setback } from '../../domain/setback.ts';
import type { ContactBooks, ContactsBack, StandingContact } from '../../providers/contacts-back.ts';
import { relationOwned } from '../customer/find-relation.ts';
import { idsOf } from '../customer/write-part.ts';
import type { Desk } from '../ledger/context.ts';
import type { CustomerEntry, EntryKey, WrittenPart } from '../ledger/entry.ts';
import type { Owned, Page, Snapshots } from '../ledger/ledger.ts';
import { customerChanged, customerSynced, fieldsOf, stamp } from '../ledger/outbox-events.ts';
import { tell, unlessStopped } from '../steps/publish-outbox.ts';
import { changesIn } from './changes-in.ts';
import { findSurvivor, type Survivor } from './survivor.ts';

/** One customer, and the relation in the books that it stands for. */
export interface Link {
  readonly customer: string;
  readonly relation: string;
  /** How it stands now; null when it is gone. */
  readonly contact: StandingContact | null;
}

type Snapshot = Awaited<ReturnType<Snapshots['customer']>>;

/** What an entry is to remember, and what i-Reserve is to be told, in one write. */
interface Outcome {
  readonly step: string;
  readonly change: Partial<CustomerEntry>;
  readonly facts: readonly Fact[];
  readonly owning?: Owned;
}

/**
 * Tells i-Reserve what people changed in the relation of one customer, and remembers how it stands, in one write.
 *
 * | the relation | outcome |
 * |---|---|
 * | stands | what changed and may come back is told |
 * | went into another one, which is this customer too | the link moves there; told with its new id |
 * | is archived or gone | the link is in doubt: the next push of the customer asks for it and decides |
 */
export async function bringBack(link: Link, back: ContactsBack, books: ContactBooks, desk: Desk): Promise<void> {
  const key: EntryKey = { ...desk.line, kind: 'customer', id: link.customer };
  const known = await desk.ledger.read(key);
  if (known?.kind !== 'customer' || partOf(known, link, desk) === null) return;
  const snapshot = await desk.snapshots.customer(known.tenant, known.id);
  const survivor = link.contact ? null : await findSurvivor(known, link.relation, snapshot, books, desk);

  const now = desk.clock.now();
  const page = await desk.ledger.claim(key, now, now + desk.timeLeftMs());
  if (page?.entry.kind !== 'customer') throw new Setback('wait', 'uncertain', { retryAtMs: now + 5_000 });
  const name = partOf(page.entry, link, desk);
  const outcome = name === null ? NOTHING : judge(page.entry, { ...link, name, snapshot, survivor }, back, desk);
  await record(page as Page<CustomerEntry>, outcome, desk);
}

const NOTHING: Outcome = { step: 'let go', change: {}, facts: [] };

/**
 * The name of the part that is this relation; null when the customer stands for another one by now, or was erased: of
 * whom nothing is remembered, nothing can have changed.
 */
function partOf({ parts, administration }: CustomerEntry, { relation }: Link, desk: Desk): string | null {
  if (administration !== desk.administration) return null;
  const [name, { fields } = { fields: {} }] = Object.entries(parts).find(([, { id }]) => id === relation) ?? [];
  return name !== undefined && Object.keys(fields).length > 0 ? name : null;
}

interface Case extends Link {
  /** The part that is the relation. */
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly survivor: Survivor | null;
}

function judge(entry: CustomerEntry, found: Case, back: ContactsBack, desk: Desk): Outcome {
  const { contact, survivor } = found;
  if (contact && !contact.archived) return compare(entry, { ...found, contact }, back, desk);
  if (!survivor) return { step: contact ? 'archived' : 'gone', change: { doubted: true }, facts: [] };

  const { externalId, shared } = survivor;
  const parts = moved(entry, found.name, survivor);
  const ids = idsOf(parts);
  const person = ids.contact ?? null;
  const synced = customerSynced(
    { ...entry, remarks: [] },
    { relation: externalId, contact: person },
    fieldsOf(externalId, person, desk.settings),
    stamp(desk.clock),
  );
  const here = compare({ ...entry, parts }, { ...found, relation: externalId, contact: survivor.contact }, back, desk);
  return {
    step: 'moved',
    change: { ...here.change, parts, shared, doubted: false },
    facts: [synced, ...here.facts],
    ...(shared ? {} : { owning: relationOwned(externalId, desk) }),
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
  { relation, contact, snapshot }: Case & { readonly contact: StandingContact },
  back: ContactsBack,
  desk: Desk,
): Outcome {
  const changes = changesIn(entry, contact, snapshot, back, desk);
  const at = stamp(desk.clock);
  const facts = Object.keys(changes).length > 0 ? [customerChanged(entry, relation, changes, at)] : [];
  const toldAt = facts.length > 0 ? at.occurredAt : (entry.seen?.toldAt ?? null);
  const seen = { parts: { ...contact.parts(idsOf(entry.parts)) }, toldAt };
  return { step: facts.length > 0 ? 'changed in the books' : 'read again', change: { seen }, facts };
}

/** Writes an outcome. An entry at rest tells at once; one that is on its way tells when it comes to rest. */
async function record(page: Page<CustomerEntry>, { step, change, facts, owning }: Outcome, desk: Desk): Promise<void> {
  const { status, dueAt, crashes } = page.entry;
  const toAnnounce = [...page.entry.toAnnounce, ...facts];
  const isAtRest = status === 'done' || status === 'parked' || status === 'skipped';
  const tells = isAtRest && toAnnounce.length > 0;
  await page.write(
    {
      ...change,
      ...(facts.length > 0 ? { toAnnounce, dueAt: isAtRest ? desk.clock.now() : (dueAt ?? desk.clock.now()) } : {}),
      ...(tells ? {} : { claimedUntilMs: 0 }),
      crashes: crashes - 1,
    },
    { step, ...(owning ? { owning } : {}) },
  );
  if (tells) await tell(page, desk).catch(unlessStopped);
}
