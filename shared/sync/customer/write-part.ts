import { type Remark, remark } from '../../domain/causes.ts';
import { valueAt } from '../../domain/outside-record.ts';
import { Setback } from '../../domain/setback.ts';
import type { PartFields, RelationIds, RelationPart, RelationPlan } from '../../providers/relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry, WrittenPart } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { exactlyOnce } from '../steps/exactly-once.ts';
import { relationOwned, relationWithNumber } from './find-relation.ts';
import { isInBooks, seenAfterWriting } from './last-known.ts';

/** What became of a part: its id (null when the books refused it) and the values that were sent. */
interface Made extends WrittenPart {
  readonly remarks: readonly Remark[];
  /** What of it the books took; nothing when it was found there. */
  readonly taken: PartFields;
}

/** The ids of the parts that stand in the books. */
export const idsOf = (parts: CustomerEntry['parts']): RelationIds =>
  Object.fromEntries(Object.entries(parts).flatMap(([name, { id }]) => (id ? [[name, id]] : [])));

/**
 * Makes one part of a relation, once. The relation itself is found again by its number, other parts by what they hold.
 *
 * @param lookFirst - true when the part can be there already without us
 */
export async function makePart(
  claim: Claim<CustomerEntry>,
  part: RelationPart,
  plan: RelationPlan,
  context: SyncContext,
  lookFirst: boolean,
): Promise<void> {
  const isRelation = part === plan.parts[0];
  const look = async (): Promise<Made | null> => {
    const id = isRelation
      ? (await relationWithNumber(plan, context))?.externalId
      : (await context.books.findPart(part, idsOf(claim.entry.parts)))[0];
    if (id === undefined) return null;
    const isOurs = claim.entry.intent?.step === part.name; // an attempt of ours left it
    if (!isOurs) return { ...foundPart(part, id), taken: part.fields, remarks: [] };
    // What was found by what it holds is known. What else an earlier attempt said is not: it is brought up to date below
    return part.onChange === 'add'
      ? { id, fields: { ...part.fields }, taken: part.fields, remarks: part.remarks ?? [] }
      : { id, fields: {}, taken: {}, remarks: [] };
  };
  await exactlyOnce<CustomerEntry, Made>(
    claim,
    {
      step: part.name,
      calls: 1,
      looks: 2,
      lookFirst,
      look,
      prepare: async () => ({
        promise: {},
        make: () => makeOrDrop(part, (kept) => context.books.createPart(kept, idsOf(claim.entry.parts)), look),
      }),
      undo: {},
      remember: ({ remarks, taken, ...written }) => ({
        parts: { ...claim.entry.parts, [part.name]: written },
        remarks: [...claim.entry.remarks, ...remarks],
        ...seenIfAsked(claim.entry, part, taken, {}, context),
      }),
      owning: ({ id }) => (isRelation && id ? relationOwned(id, context) : null),
      done: `${part.name} made`,
    },
    context,
  );
  const written = claim.entry.parts[part.name];
  if (written?.id && Object.keys(written.fields).length === 0 && differs(part, written))
    await updateRelationPart(claim, part, written, context);
}

/** Brings a part that stands in the books up to date: only what changed since we last wrote it. */
export async function updateRelationPart(
  claim: Claim<CustomerEntry>,
  part: RelationPart,
  written: WrittenPart,
  context: SyncContext,
): Promise<void> {
  const ids = idsOf(claim.entry.parts);
  const theirs = new Set(written.theirs);
  const blank = pick(written.fields, (name) => !(name in part.fields) && !theirs.has(name));
  const isNew = (name: string) =>
    part.fields[name] !== written.fields[name] && !isInBooks(claim.entry, part.name, name, part.fields[name]);
  const send = async (kept: RelationPart) => {
    const set = pick(kept.fields, isNew);
    if (Object.keys({ ...set, ...blank }).length > 0)
      await context.books.updatePart(kept, ids, { set, blank, was: written.fields });
    return written.id;
  };
  const { id, fields, refused, taken, remarks } = await makeOrDrop(part, send, undefined, isNew);
  await claim.write(
    {
      parts: {
        ...claim.entry.parts,
        [part.name]: {
          id: id ?? written.id,
          fields,
          ...stillTheirs(part, written),
          ...stillRefused(part, written, refused),
        },
      },
      remarks: [...claim.entry.remarks, ...remarks],
      ...seenIfAsked(claim.entry, part, pick(taken, isNew), blank, context),
    },
    { step: `${part.name} updated` },
  );
}

/** A part that was there before us: what i-Reserve holds goes along from now on, and nothing of it was written by us. */
export const foundPart = ({ fields }: RelationPart, id: string | null): WrittenPart => ({
  id,
  fields: { ...fields },
  theirs: Object.keys(fields),
});

/** What people wrote stays theirs until we write something else there. */
const stillTheirs = ({ fields }: RelationPart, written: WrittenPart): Pick<WrittenPart, 'theirs'> => {
  const theirs = written.theirs?.filter((name) => fields[name] === written.fields[name]) ?? [];
  return theirs.length > 0 ? { theirs } : {};
};

/** What the books refused stays refused until something else stands there. */
const stillRefused = ({ fields }: RelationPart, written: WrittenPart, refused: readonly string[] = []) => {
  const before = written.refused?.filter((name) => name in fields && fields[name] === written.fields[name]) ?? [];
  const names = [...new Set([...before, ...refused])];
  return names.length > 0 ? { refused: names } : {};
};

/** Remembers what a write left in the books, where changes to it may come back. */
const seenIfAsked = (
  entry: CustomerEntry,
  { name }: RelationPart,
  set: PartFields,
  blank: PartFields,
  context: SyncContext,
) => (context.provider.contactsBack ? { seen: seenAfterWriting(entry, name, set, blank) } : {});

/** True when some of the part was left out unasked, and waits for the next update. */
export const isIncomplete = (part: RelationPart, written: WrittenPart | undefined): boolean =>
  written !== undefined && Object.keys(part.fields).some((name) => !Object.hasOwn(written.fields, name));

/** True of a part that may stand in the books though no entry says so: people add some, and a restore from a backup forgets. */
export const mayBeThere = (part: RelationPart, { integration }: Pick<SyncContext, 'integration'>): boolean =>
  part.onChange === 'add' || integration.restoredAtMs !== null;

/** True when the part holds other values than were last written. */
export const differs = (part: RelationPart, written: WrittenPart): boolean =>
  [...new Set([...Object.keys(part.fields), ...Object.keys(written.fields)])].some(
    (name) => part.fields[name] !== written.fields[name],
  );

const pick = (fields: PartFields, wanted: (name: string) => boolean): PartFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));

/** How often a part is sent at most: without the fields that the books refused so far, and at last without any that may be missing. */
const SENDS_AT_MOST = 3;

/**
 * Sends a part. Fields that may be missing are left out when the books refuse them, and a refused part that may be missing
 * as a whole is left out too. What was refused counts as written, so that it is not tried again until it changes; what the
 * last call left out unasked goes along with the next update.
 *
 * @param look - asks whether an attempt that was refused made the part all the same
 * @param isSent - says which fields are part of the request at all
 */
async function makeOrDrop(
  part: RelationPart,
  send: (part: RelationPart) => Promise<string | null>,
  look: () => Promise<Made | null> = async () => null,
  isSent: (name: string) => boolean = () => true,
): Promise<Made> {
  const unasked: string[] = [];
  const written = () => ({ fields: pick(part.fields, (name) => !unasked.includes(name)) });
  const remarks = [...(part.remarks ?? [])];
  const refused: string[] = [];
  const dropped = () => ({ ...written(), ...(refused.length > 0 ? { refused } : {}) });
  for (let sends = 1; ; sends++) {
    const kept = { ...part, fields: pick(part.fields, (name) => !refused.includes(name)) };
    try {
      const id = await send(kept);
      return { id, ...dropped(), taken: kept.fields, remarks };
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const names =
        sends < SENDS_AT_MOST
          ? error.fields.filter((name) => Object.hasOwn(kept.fields, name) && valueAt(part.droppable, name))
          : [];
      const isStuck = names.length === 0 && !part.optional;
      if (isStuck && sends === 1) throw error; // with nothing left out, `exactlyOnce` looks
      const found = error.mayBeMade ? await look() : null;
      if (found) return { ...found, ...dropped(), taken: kept.fields, remarks };
      if (isStuck) throw error;
      if (names.length === 0 && part.optional) {
        const left = remark(part.optional, { field: part.name, ...error.about }, part.pointers?.[part.name] ?? null);
        return { id: null, ...written(), taken: {}, remarks: [...remarks, left] };
      }
      const isLast = sends === SENDS_AT_MOST - 1;
      const others = isLast
        ? Object.keys(kept.fields).filter((name) => isSent(name) && valueAt(part.droppable, name))
        : [];
      unasked.push(...others.filter((name) => !names.includes(name)));
      refused.push(...names, ...unasked);
      const unsaid = { about: { ...error.about, text: '' } }; // the books said nothing of these
      remarks.push(...names.flatMap((name) => droppedRemark(part, name, error)));
      remarks.push(...unasked.flatMap((name) => droppedRemark(part, name, unsaid)));
    }
  }
}

const isRefusal = (error: unknown): error is Setback =>
  error instanceof Setback && error.remedy === 'correct' && error.scope === 'entry';

function droppedRemark(
  { droppable, fields, pointers }: RelationPart,
  name: string,
  { about }: Pick<Setback, 'about'>,
): Remark[] {
  const code = valueAt(droppable, name);
  if (!code) return [];
  const value = String(fields[name] ?? '');
  const what = code === 'field-refused' ? { value } : { refused: value };
  return [remark(code, { ...about, field: name, ...what }, pointers?.[name] ?? null)];
}
