import * as v from 'valibot';
import { About, Cause, type Remark, Warning } from '../../domain/causes.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import { type Fault, FaultCode } from '../../domain/faults.ts';
import { nullable } from '../../domain/optional.ts';
import { readStored } from './read-stored.ts';
import { VERSIONS } from './versions.ts';

/** One integration of one tenant: the queue of its entries. */
export interface IntegrationKey {
  readonly tenant: string;
  readonly integration: string;
}

/**
 * - `invoice`      puts an invoice into the books
 * - `customer`     links a customer to a relation of the books
 * - `contact-pull` reads a relation of the books again, because it may have changed there
 */
export const EntryKind = v.picklist(['invoice', 'customer', 'contact-pull']);
export type EntryKind = v.InferOutput<typeof EntryKind>;

/** What an entry is about. */
export interface EntryKey extends IntegrationKey {
  readonly kind: EntryKind;
  /** i-Reserve's id of the invoice or customer; of a `contact-pull`, the books' id of the relation. */
  readonly id: string;
}

/** How far an invoice came. `posting` and `finalising` are steps with an intent and without an answer yet. */
const Step = v.picklist(['received', 'posting', 'created', 'finalising', 'finalised', 'announced']);
export type Step = v.InferOutput<typeof Step>;

/**
 * - `open`      a worker has something to do, or is at it
 * - `waiting`   something else comes first, until `dueAt`
 * - `uncertain` an answer never came; it is looked up at `dueAt`
 * - `parked`    a person has to change something, named by `cause`
 * - `skipped`   it does not go to these books, for the reason in `cause`
 * - `done`      it stands in the books
 */
const Status = v.picklist(['open', 'waiting', 'uncertain', 'parked', 'skipped', 'done']);
export type Status = v.InferOutput<typeof Status>;

const epochMs = v.pipe(v.number(), v.integer());
const StoredRemark: v.GenericSchema<unknown, Remark> = v.object({
  code: Warning,
  field: nullable(v.string()),
  about: About,
});
const StoredEvent = v.custom<OutboxEvent>(
  (fact) => typeof fact === 'object' && fact !== null && 'type' in fact && 'detail' in fact,
  'a fact to publish',
);

const StoredFault: v.GenericSchema<unknown, Fault> = v.object({ pointer: v.string(), code: FaultCode, about: About });

/** Written before a request that makes something; taken away with its answer. */
const Intent = v.object({
  /** `posting`, `finalising`, or the part of a relation that is being made. */
  step: v.string(),
  sentAtMs: epochMs,
  /** When a first look found nothing. */
  lookedAtMs: nullable(epochMs),
});
export type Intent = v.InferOutput<typeof Intent>;

const shared = {
  /** The shape of this item; an older one is upgraded where it is read. */
  v: v.literal(VERSIONS.entry.newest),
  tenant: v.string(),
  integration: v.string(),
  id: v.string(),
  provider: v.string(),
  status: Status,
  /** When a worker should look at it, in epoch milliseconds; null: never. */
  dueAt: nullable(epochMs),
  /** Rises with each claim; a write of an older claim is refused. */
  fence: v.number(),
  /** Rises with each write. */
  revision: v.optional(v.number(), 0),
  claimedUntilMs: v.optional(epochMs, 0),
  /** Claims in a row that did not end in order: crashes, time-outs, faults of ours. */
  crashes: v.optional(v.number(), 0),
  /** Orderly waits in a row for the same thing; makes the next one longer. */
  waits: v.optional(v.number(), 0),
  /** How often in a row the books gave no answer about this entry alone: `unresponsive.ts`. */
  noAnswers: v.optional(v.number(), 0),
  cause: nullable(Cause),
  about: v.optional(About, {}),
  remedy: nullable(v.picklist(['wait', 'look', 'reconnect', 'correct'])),
  /** The version of the settings that judged it. */
  settingsVersion: v.optional(v.number(), 0),
  /** The administration that it is bound to, from its first intent on. */
  administration: nullable(v.string()),
  /** That administration as people know it. */
  booksName: nullable(v.string()),
  intent: nullable(Intent),
  remarks: v.optional(v.array(StoredRemark), []),
  /** The hash of the last stop that was published; null when there was none, or when somebody asked to hear it again. */
  publishedStop: nullable(v.string()),
  /**
   * Rises with each request of a person, and with each event of which a later one may say the same: the ids of its events
   * follow from it.
   */
  round: v.optional(v.number(), 0),
  /** What happened and was not yet published. */
  outbox: v.optional(v.array(StoredEvent), []),
  steps: v.optional(v.array(v.object({ step: v.string(), at: v.string() })), []),
  /** When and where the last event about it could not be read: a repeat of that event is not published again. */
  unreadable: nullable(v.string()),
  /** All that was wrong with that event, until a readable one comes. */
  faults: v.optional(v.array(StoredFault), []),
  /**
   * The id of the event that it stands as it does for: of i-Reserve, or of a request by a person. Its log lines and its events
   * carry it. Null: a schedule or the books began it, and in entries of before it was kept.
   */
  correlationId: nullable(v.string()),
  /** `occurredAt` of the newest event that it holds. */
  occurredAt: v.string(),
  createdAt: v.string(),
  updatedAt: v.string(),
};

const Totals = v.object({ exclVat: v.string(), vat: v.string(), inclVat: v.string() });

/** What was promised to the books when the intent was written: enough to find, compare and finalise the document. */
const Planned = v.object({
  reference: v.string(),
  kind: v.picklist(['invoice', 'credit']),
  document: v.string(),
  date: nullable(v.string()),
  totals: Totals,
  finalise: nullable(v.object({ body: v.record(v.string(), v.unknown()), sendEmail: v.boolean() })),
  /** The id of the relation that it is for. */
  relation: v.string(),
});
export type Planned = v.InferOutput<typeof Planned>;

/** What i-Reserve issued, as far as the books are compared with it: no invoice lines and no names. */
const Issued = v.object({
  date: v.string(),
  inclVat: v.string(),
  /** Null in entries of before they were kept; the country of a customer, as i-Reserve named it, for `NL` and for none too. */
  currency: nullable(v.string()),
  abroad: nullable(v.string()),
  perRate: v.array(v.object({ vatRate: v.string(), exclVat: v.string(), vat: v.string() })),
});
export type Issued = v.InferOutput<typeof Issued>;

/** The entry of an invoice. */
export const InvoiceEntry = v.object({
  kind: v.literal('invoice'),
  ...shared,
  step: Step,
  number: nullable(v.string()),
  /** The hash of the snapshot that it stands for; null when nothing readable came yet. */
  hash: nullable(v.string()),
  customer: nullable(v.string()),
  /** Null when nothing readable came yet, and in entries of before it was kept. */
  issued: nullable(Issued),
  externalId: nullable(v.string()),
  externalNumber: nullable(v.string()),
  url: nullable(v.string()),
  finalised: v.optional(v.boolean(), false),
  /** It counts in the books and can be taken back all the same. */
  revocable: v.optional(v.boolean(), false),
  planned: nullable(Planned),
  /** The totals that the books computed, from the answer of the create. */
  booked: nullable(Totals),
  /** The books computed other totals: a retry takes the document back first. */
  differs: v.optional(v.boolean(), false),
  /** The books may hold an unknown document of it: a person asked, or the ledger was restored from a backup. */
  verify: v.optional(v.boolean(), false),
  /** A person asked for it, whatever `startDate` says. */
  asked: v.optional(v.boolean(), false),
  /** The hash of other content that came after this was booked. */
  conflict: nullable(v.string()),
});
export type InvoiceEntry = v.InferOutput<typeof InvoiceEntry>;

/** A part of a relation as we last wrote it. */
const WrittenPart = v.object({
  /** Its id in the books; null when the books refused it or it was there before us. */
  id: nullable(v.string()),
  fields: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  /** The names of those that stood there before us: people wrote them, so they are never emptied. */
  theirs: v.optional(v.array(v.string())),
  /** The names of those that the books refused: they count as absent. */
  refused: v.optional(v.array(v.string())),
});
export type WrittenPart = v.InferOutput<typeof WrittenPart>;

/** What stands in a relation of the books, as far as we know: what we wrote there or read there, whichever came last. */
const Seen = v.object({
  parts: v.record(v.string(), v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  /** `occurredAt` of the last change that was published to i-Reserve. */
  toldAt: nullable(v.string()),
});
export type Seen = v.InferOutput<typeof Seen>;

/** The entry of a customer. */
export const CustomerEntry = v.object({
  kind: v.literal('customer'),
  ...shared,
  /** What stands in the books, by part; the relation itself comes first in every provider's plan. */
  parts: v.optional(v.record(v.string(), WrittenPart), {}),
  /** The hash of everything that was last written; the same again costs no call. */
  fingerprint: nullable(v.string()),
  /** The hash of what the books refused; the same again is not sent again until somebody changed something. */
  refused: nullable(v.string()),
  /** Several customers of the tenant stand for this one relation. */
  shared: v.optional(v.boolean(), false),
  /** A person asked for it. */
  asked: v.optional(v.boolean(), false),
  /** The books no longer knew its relation: it is asked for before anything relies on it. */
  needsVerification: v.optional(v.boolean(), false),
  /** Null where changes to relations do not come back. */
  seen: nullable(Seen),
});
export type CustomerEntry = v.InferOutput<typeof CustomerEntry>;

/**
 * The `contact-pull` that stands for every relation of an integration: it keeps the webhook, and looks through the
 * relations once a day.
 */
export const EVERY_RELATION = '*';

/** A relation that was reported as changed. A second report only raises `revision`, so that it is read once more. */
export const ContactPullEntry = v.object({
  kind: v.literal('contact-pull'),
  ...shared,
  /** When the table may forget it, in epoch seconds: it knows nothing that its next push does not bring. */
  expiresAt: nullable(v.number()),
});
export type ContactPullEntry = v.InferOutput<typeof ContactPullEntry>;

/** An entry of the ledger. */
export type Entry = InvoiceEntry | CustomerEntry | ContactPullEntry;

const AnyEntry = v.variant('kind', [InvoiceEntry, CustomerEntry, ContactPullEntry]);

/** Reads a stored entry of any version; `readStored` has the errors. */
export const readEntry = (item: Readonly<Record<string, unknown>>): Entry => readStored('entry', AnyEntry, item);

/** The status that people read: contract section 3. */
export function statusOf(entry: InvoiceEntry): 'received' | 'waiting' | 'uncertain' | 'parked' | 'skipped' | 'synced' {
  if (entry.status === 'done') return entry.conflict ? 'parked' : 'synced';
  return entry.status === 'open' ? 'received' : entry.status;
}
