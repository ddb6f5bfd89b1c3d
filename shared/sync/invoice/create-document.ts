import { type Remark, remark } from '../../domain/causes.ts';
import { fieldText } from '../../domain/customer.ts';
import { correct } from '../../domain/setback.ts';
import type { BookedDocument, InvoicePlan } from '../../providers/document.ts';
import { doubtRelation, isGone } from '../customer/gone-relation.ts';
import { pushCustomer } from '../customer/push-customer.ts';
import { boundHere } from '../ledger/administration-binding.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceEntry, Planned } from '../ledger/entry.ts';
import { type InvoiceSnapshot, type Owned, type Page, Taken } from '../ledger/ledger.ts';
import { once } from '../steps/exactly-once.ts';
import { stopsEveryInvoice } from '../steps/record-failure.ts';
import { mayGo, originalIsUnknown } from './eligibility.ts';
import { mapInvoice } from './map-invoice.ts';

/** A document is ours only if it was made at most this long before our request, by the clocks of both. */
const CLOCKS_DIFFER_MS = 2 * 60_000;

/** Everything that is known before an invoice is sent. */
interface Ready {
  readonly plan: InvoicePlan;
  readonly planned: Planned;
  readonly ids: Readonly<Record<string, string>>;
  readonly remarks: readonly Remark[];
}

/** An attempt that was refused because its relation was gone. */
interface Broken {
  readonly relation: string;
  readonly error: unknown;
}

/**
 * Puts the invoice into the books as a document, once, and remembers which one it is.
 *
 * It is checked before anything is called, its customer stands there before it is sent, and an attempt whose answer
 * was lost is looked up by our number before another. When its relation turns out to be gone, that is asked for, found or
 * made anew, and the invoice sent once more; a relation that stands after all stops it.
 */
export async function createDocument(page: Page<InvoiceEntry>, snapshot: InvoiceSnapshot, desk: Desk): Promise<void> {
  if (page.entry.externalId !== null) return;
  const sent = { relation: '' };
  try {
    await makeDocument(page, snapshot, desk, sent, null);
  } catch (error) {
    if (!isGone(error) || sent.relation === '') throw error;
    await doubtRelation(snapshot.customer.id, desk); // nothing was made
    await makeDocument(page, snapshot, desk, sent, { relation: sent.relation, error });
  }
}

async function makeDocument(
  page: Page<InvoiceEntry>,
  snapshot: InvoiceSnapshot,
  desk: Desk,
  sent: { relation: string },
  broken: Broken | null,
): Promise<void> {
  const unanswered = page.entry.intent?.step === 'posting';
  const ready = unanswered ? null : await getReady(page, snapshot, desk);
  if (broken && ready?.planned.relation === broken.relation) throw broken.error;
  if (ready && (await adoptNamed(page, snapshot, ready, desk))) return;

  await once<InvoiceEntry, BookedDocument>(
    page,
    {
      step: 'posting',
      calls: (ready?.plan ?? page.entry.planned)?.finalise ? 3 : 1,
      looks: 2,
      lookFirst: page.entry.verify,
      look: (sentAtMs) => findOurs(page.entry.planned ?? ready?.planned ?? null, sentAtMs, page.entry, desk),
      prepare: async () => {
        const now = ready ?? (await getReady(page, snapshot, desk));
        sent.relation = now.planned.relation;
        return {
          promise: { step: 'posting', planned: now.planned, remarks: [...now.remarks] },
          make: () => desk.books.createInvoice(now.plan, now.ids).catch(stopsEveryInvoice),
        };
      },
      undo: { step: 'received', planned: null },
      remember: (document) => bookedAs(document, page.entry.planned ?? ready?.planned ?? null),
      owning: (document) => documentOwned(document.externalId, desk),
      done: 'created',
    },
    desk,
  );
}

/** Checks, maps, and sees to the customer: in this order, so that what can't be booked costs no call. */
async function getReady(page: Page<InvoiceEntry>, snapshot: InvoiceSnapshot, desk: Desk): Promise<Ready> {
  await mayGo(page.entry, snapshot, desk);
  const plan = await mapInvoice(snapshot, desk);
  const relation = await pushCustomer(snapshot.customer, page.entry.occurredAt, desk);
  const { reference, kind, document, date, totals, finalise } = plan;
  const unknown = (await originalIsUnknown(snapshot, desk))
    ? [remark('credit-original-unknown', { number: snapshot.invoice.creditFor ?? '' }, '/detail/invoice/creditFor')]
    : [];
  return {
    plan,
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
    remarks: [...plan.remarks, ...unknown, ...relation.remarks],
  };
}

/** What the entry keeps of its document; one that was found may be of another kind than would be made now. */
const bookedAs = (document: BookedDocument, planned: Planned | null): Partial<InvoiceEntry> => ({
  step: document.final ? 'finalised' : 'created',
  externalId: document.externalId,
  externalNumber: document.externalNumber,
  url: document.url,
  finalised: document.final,
  revocable: document.final && document.revocable,
  booked: document.totals,
  planned: planned && (document.document === planned.document ? planned : { ...planned, document: document.document }),
  verify: false,
});

const documentOwned = (externalId: string, desk: Desk): Owned => ({
  administration: desk.administration,
  what: 'document',
  externalId,
});

/**
 * Believes the id in the event's invoice field when that document is found and is this invoice in number, kind,
 * relation and total, and nobody else's.
 */
async function adoptNamed(page: Page<InvoiceEntry>, { invoice }: InvoiceSnapshot, ready: Ready, desk: Desk) {
  const id = fieldText(invoice.fields, desk.settings.invoiceField);
  if (id === null || desk.forbids) return false;
  const { planned } = ready;
  const document = await desk.books.readInvoice(id, planned.document);
  if (document?.reference !== planned.reference || !isSameDocument(document, planned)) return false;
  try {
    await page.write(
      { ...bookedAs(document, planned), remarks: [...ready.remarks], ...boundHere(desk) },
      { step: 'adopted', owning: documentOwned(document.externalId, desk), unlessReplaced: true },
    );
    return true;
  } catch (error) {
    if (error instanceof Taken) return false;
    throw error;
  }
}

/**
 * Finds the document that an attempt of ours left. Of our number, kind and relation there may be one; it must have our
 * total and have been made by that attempt, else the number is somebody else's.
 */
async function findOurs(planned: Planned | null, sentAtMs: number, entry: InvoiceEntry, desk: Desk) {
  if (!planned) return null;
  const documents = await desk.books.findInvoices(planned);
  const candidates = documents.filter(
    (document) => isOfKind(document, planned) && document.relation === planned.relation,
  );
  const [document, another] = candidates;
  if (!document) return null;
  const about = { number: planned.reference };
  if (another) throw correct('duplicate-found', about, { document });
  const owner = await desk.ledger.ownerOf(desk.line, documentOwned(document.externalId, desk));
  const mayBeOlder = entry.verify && desk.integration.restoredAtMs !== null; // made by an attempt that a restore forgot
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
