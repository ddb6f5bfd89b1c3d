import { type Remark, remark } from '../../domain/causes.ts';
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
  await exactlyOnce<CustomerEntry, Made>(
    claim,
    {
      step: part.name,
      calls: 1,
      looks: 2,
      lookFirst,
      look: async () => {
        const id = isRelation
          ? (await relationWithNumber(plan, context))?.externalId
          : (await context.books.findPart(part, idsOf(claim.entry.parts)))[0];
        if (id === undefined) return null;
        const isOurs = claim.entry.intent?.step === part.name; // an attempt of ours left it
        return {
          ...(isOurs ? { id, fields: { ...part.fields } } : foundPart(part, id)),
          taken: part.fields,
          remarks: [],
        };
      },
      prepare: async () => ({
        promise: {},
        make: () => makeOrDrop(part, (kept) => context.books.createPart(kept, idsOf(claim.entry.parts))),
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
  const { id, fields, taken, remarks } = await makeOrDrop(part, async (kept) => {
    const set = pick(kept.fields, isNew);
    if (Object.keys({ ...set, ...blank }).length > 0) await context.books.updatePart(kept, ids, { set, blank });
    return written.id;
  });
  await claim.write(
    {
      parts: { ...claim.entry.parts, [part.name]: { id: id ?? written.id, fields, ...stillTheirs(part, written) } },
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

/** Remembers what a write left in the books, where changes to it may come back. */
const seenIfAsked = (
  entry: CustomerEntry,
  { name }: RelationPart,
  set: PartFields,
  blank: PartFields,
  context: SyncContext,
) => (context.provider.contactsBack ? { seen: seenAfterWriting(entry, name, set, blank) } : {});

/** True when the part holds other values than were last written. */
export const differs = (part: RelationPart, written: WrittenPart): boolean =>
  [...new Set([...Object.keys(part.fields), ...Object.keys(written.fields)])].some(
    (name) => part.fields[name] !== written.fields[name],
  );

const pick = (fields: PartFields, wanted: (name: string) => boolean): PartFields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name)));

/**
 * Sends a part. When the books refuse fields that may be missing, it is sent once more without them, never a third time;
 * a refused part that may be missing as a whole is left out. What was left out counts as written, so that it is not
 * tried again until it changes.
 */
async function makeOrDrop(part: RelationPart, send: (part: RelationPart) => Promise<string | null>): Promise<Made> {
  const written = { fields: { ...part.fields } };
  try {
    return { id: await send(part), ...written, taken: part.fields, remarks: [] };
  } catch (error) {
    if (!(error instanceof Setback && error.remedy === 'correct' && error.scope === 'entry')) throw error;
    const remarks = error.fields.flatMap((name) => {
      const code = part.droppable[name];
      return code ? [remark(code, { ...error.about, refused: String(part.fields[name] ?? '') })] : [];
    });
    if (remarks.length > 0) {
      const kept = { ...part, fields: pick(part.fields, (name) => !error.fields.includes(name)) };
      return { id: await send(kept), ...written, taken: kept.fields, remarks };
    }
    if (part.optional) return { id: null, ...written, taken: {}, remarks: [remark(part.optional, error.about)] };
    throw error;
  }
}
