import { type Remark, remark } from '../../domain/causes.ts';
import { fieldText } from '../../domain/customer.ts';
import { MINUTE_MS } from '../../domain/duration.ts';
import { correct } from '../../domain/setback.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { BookedDocument, InvoicePlan } from '../../providers/document.ts';
import { asTaken, withRefusedAddress } from '../customer/as-taken.ts';
import { doubtRelation, isGone } from '../customer/gone-relation.ts';
import { pushCustomer } from '../customer/push-customer.ts';
import type { CustomerReading } from '../customer/read-customer.ts';
import { boundHere } from '../ledger/administration-binding.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry, Planned } from '../ledger/entry.ts';
import { type Claim, type InvoiceSnapshot, type Owned, Taken } from '../ledger/ledger.ts';
import { exactlyOnce } from '../steps/exactly-once.ts';
import { stopsEveryInvoice } from '../steps/stops-every-invoice.ts';
import { asFinal } from './as-final.ts';
import { mayGo, originalIsUnknown } from './eligibility.ts';
import { dropRefusedCodes, planInvoice } from './map-invoice.ts';

/** A document is ours only if it was made at most this long before our request, by the clocks of both. */
const CLOCKS_DIFFER_MS = 2 * MINUTE_MS;

/** Everything that is known before an invoice is sent. */
interface Ready {
  readonly plan: InvoicePlan;
  /** The code lists that it was mapped by. */
  readonly lists: ReadonlyMap<string, CodeRows>;
  readonly planned: Planned;
  readonly ids: Readonly<Record<string, string>>;
  readonly remarks: readonly Remark[];
}

/** An invoice with its customer, and what was begun to be read of that customer. */
interface SnapshotAndMore extends InvoiceSnapshot {
  readonly known: CustomerReading | null;
}

/** An attempt that was refused because its relation was gone. */
interface Broken {
  readonly relation: string;
  readonly error: unknown;
}

/**
 * Puts the invoice into the books as a document, once, and remembers which one it is.
 *
 * It is checked before anything is called, its customer stands there before it is sent, and an attempt whose answer was
 * lost is looked up by our number before another. When its relation turns out to be gone, the relation is verified, and
 * the invoice is sent once more to the one that took its place. Without one the invoice stops (`link-broken`), unless a
 * person asked for the customer. A relation that is there after all stops the invoice too.
 */
export async function createDocument(
  claim: Claim<InvoiceEntry>,
  snapshot: SnapshotAndMore,
  context: SyncContext,
): Promise<void> {
  if (claim.entry.externalId !== null) return;
  const sent = { relation: '' };
  try {
    await makeDocument(claim, snapshot, context, sent, null);
  } catch (error) {
    if (!isGone(error) || sent.relation === '') throw error;
    await doubtRelation(snapshot.customer.id, context); // nothing was made
    await makeDocument(claim, { ...snapshot, known: null }, context, sent, { relation: sent.relation, error });
  }
}

async function makeDocument(
  claim: Claim<InvoiceEntry>,
  snapshot: SnapshotAndMore,
  context: SyncContext,
  sent: { relation: string },
  broken: Broken | null,
): Promise<void> {
  const unanswered = claim.entry.intent?.step === 'posting';
  const ready = unanswered ? null : await getReady(claim, snapshot, context);
  if (broken && ready?.planned.relation === broken.relation) throw broken.error;
  if (ready && (await adoptNamed(claim, snapshot, ready, context))) return;

  await exactlyOnce<InvoiceEntry, BookedDocument>(
    claim,
    {
      step: 'posting',
      calls: (ready?.plan ?? claim.entry.planned)?.finalise ? 3 : 1,
      looks: 2,
      lookFirst: claim.entry.verify,
      look: (sentAtMs) => findOurs(claim.entry.planned ?? ready?.planned ?? null, sentAtMs, claim.entry, context),
      prepare: async () => {
        const now = ready ?? (await getReady(claim, snapshot, context));
        sent.relation = now.planned.relation;
        return {
          promise: { step: 'posting', planned: now.planned, remarks: [...now.remarks] },
          make: () =>
            context.books
              .createInvoice(now.plan, now.ids)
              .catch((error: unknown) => dropRefusedCodes(error, now.lists, context))
              .catch(stopsEveryInvoice),
        };
      },
      undo: { step: 'received', planned: null },
      remember: (document) => bookedAs(document, claim.entry.planned ?? ready?.planned ?? null),
      owning: (document) => documentOwned(document.externalId, context),
      done: 'created',
    },
    context,
  );
}

/**
 * Checks, maps, and sees to the customer: in this order, so that what can't be booked costs no call. What the books refused
 * of the customer changes what may be sent, so then it is mapped once more.
 */
async function getReady(claim: Claim<InvoiceEntry>, snapshot: SnapshotAndMore, context: SyncContext): Promise<Ready> {
  await mayGo(claim.entry, snapshot, context);
  const lists = new Map<string, CodeRows>();
  const expected = await planInvoice(snapshot, context, lists);
  const relation = await pushCustomer(snapshot.customer, claim.entry, context, snapshot.known);
  const customer = asTaken(snapshot.customer, relation.refused);
  const plan = relation.refused.length === 0 ? expected : await planInvoice({ ...snapshot, customer }, context, lists);
  const remarks = relation.refused.includes('email-missing')
    ? withRefusedAddress(plan.remarks, snapshot.customer)
    : plan.remarks;
  const { reference, kind, document, date, totals, finalise } = plan;
  const unknown = (await originalIsUnknown(snapshot, context))
    ? [remark('credit-original-unknown', { number: snapshot.invoice.creditFor ?? '' }, '/detail/invoice/creditFor')]
    : [];
  return {
    plan,
    lists,
    planned: {
      reference,
      kind,
      document,
      date,
      totals,
      finalise: finalise && { ...finalise, body: { ...finalise.body } },
      relation: relation.id,
    },
    ids: relation.ids,
    remarks: [...remarks, ...unknown, ...relation.remarks],
  };
}

const bookedPlan = ({ document, final }: BookedDocument, planned: Planned): Planned => {
  const made = document === planned.document ? planned : { ...planned, document };
  return final ? asFinal(made) : made;
};

/** What the entry keeps of its document; one that was found may be of another kind than would be made now. */
const bookedAs = (document: BookedDocument, planned: Planned | null): Partial<InvoiceEntry> => ({
  step: document.final ? 'finalised' : 'created',
  externalId: document.externalId,
  externalNumber: document.externalNumber,
  url: document.url,
  finalised: document.final,
  revocable: document.final && document.revocable,
  booked: document.totals,
  planned: planned && bookedPlan(document, planned),
  verify: false,
});

const documentOwned = (externalId: string, context: SyncContext): Owned => ({
  administration: context.administration,
  what: 'document',
  externalId,
});

/**
 * Believes the id in the event's invoice field when that document is found and is this invoice in number, kind,
 * relation and total, and no other entry owns it.
 */
async function adoptNamed(
  claim: Claim<InvoiceEntry>,
  { invoice }: InvoiceSnapshot,
  ready: Ready,
  context: SyncContext,
) {
  const id = fieldText(invoice.fields, context.settings.invoiceField);
  if (id === null || context.forbids) return false;
  const { planned } = ready;
  const document = await context.books.readInvoice(id, planned.document);
  if (document?.reference !== planned.reference || !isSameDocument(document, planned)) return false;
  try {
    await claim.write(
      { ...bookedAs(document, planned), remarks: [...ready.remarks], ...boundHere(context) },
      { step: 'adopted', owning: documentOwned(document.externalId, context), unlessReplaced: true },
    );
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}

/**
 * Finds the document that an attempt of ours left. Of our number, kind and relation there may be one; it must have our
 * total and have been made by that attempt; otherwise the number belongs to another document.
 */
async function findOurs(planned: Planned | null, sentAtMs: number, entry: InvoiceEntry, context: SyncContext) {
  if (!planned) return null;
  // What left is of the kind that its intent says; a restore may have forgotten intents.
  const isKnown = entry.intent?.step === 'posting' && !entry.verify;
  const documents = await context.books.findInvoices(isKnown ? planned : { ...planned, document: null });
  const candidates = documents.filter(
    (document) => isOfKind(document, planned) && document.relation === planned.relation,
  );
  const [document, another] = candidates;
  if (!document) return null;
  const about = { number: planned.reference };
  if (another) throw correct('duplicate-found', about, { document });
  const owner = await context.ledger.ownerOf(context.key, documentOwned(document.externalId, context));
  const mayBeOlder = entry.verify && context.integration.restoredAtMs !== null; // made by an attempt that a restore forgot
  const isNew = mayBeOlder || document.createdAtMs === null || document.createdAtMs >= sentAtMs - CLOCKS_DIFFER_MS;
  const isFree = owner === null || owner.id === entry.id;
  if (!isSameDocument(document, planned) || !isNew || !isFree) throw correct('number-taken', about, { document });
  return document;
}

const isOfKind = ({ kind }: BookedDocument, planned: Planned): boolean => kind === null || kind === planned.kind;

const isSameDocument = (document: BookedDocument, planned: Planned): boolean =>
  isOfKind(document, planned) &&
  document.relation === planned.relation &&
  document.totals !== null &&
  document.totals.inclVat === planned.totals.inclVat;
