import type { Cause } from '../../domain/causes.ts';
import type { Customer } from '../../domain/customer.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { Invoice } from '../../domain/invoice.ts';
import type { Entry, EntryKey, IntegrationKey } from './entry.ts';
import type { Integration, Pause, Webhook } from './integration.ts';
import type { UnreadableItem } from './versions.ts';

/** Another worker holds the entry or took it over, or it changed since we read it: a later run goes on. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** The table takes no such item, however often it is offered: too large, or not a text. Nothing was written. */
export class CannotBeStored extends Error {
  override readonly name = 'CannotBeStored';
}

/** An entry that one worker holds. Every write is refused once another claim was made. */
export interface Claim<E extends Entry = Entry> {
  /** The entry as this worker last wrote or read it. */
  readonly entry: E;
  /**
   * Changes the entry, on condition that it is still ours. `steps` grows by `step` when one is named.
   *
   * `unlessReplaced`: refused too when other content took the snapshot's place since we read it.
   * `unlessChanged`: refused too when anybody but us changed anything since the claim. So is every write of what is to be
   * published, and of `status` and `dueAt`, which follow from what we read.
   * `evenIfChanged`: `dueAt` is written all the same, since it is due whatever others wrote.
   * `judgedBy`: refused too when the settings are newer than that version.
   * `owning`: refused too when another entry owns this document or relation of the books; ours from now on.
   * Throws `ClaimLost` when refused, `Taken` when another owns it.
   */
  write(change: Partial<E>, conditions?: WriteConditions): Promise<void>;
  /**
   * Changes the entry as far as this worker knows it, and has the next write carry that to the table, whichever write that
   * is: one that is refused for what others changed leaves it to the one after it. Only for what an intent of ours would
   * lead the next worker to, should this one die before.
   */
  hold(change: Partial<E>, step?: string): void;
}

/** When a write is refused, beyond a lost claim; see `write`. */
export interface WriteConditions {
  readonly step?: string;
  readonly unlessReplaced?: boolean;
  readonly unlessChanged?: boolean;
  readonly evenIfChanged?: boolean;
  readonly judgedBy?: number;
  readonly owning?: Owned;
}

/** A document or relation in the books of one administration. */
export interface Owned {
  readonly administration: string;
  readonly what: 'document' | 'relation';
  readonly externalId: string;
}

/** Another entry owns that document or relation. */
export class Taken extends Error {
  override readonly name = 'Taken';
}

/** An invoice with its customer, as they came in. */
export interface InvoiceSnapshot {
  readonly invoice: Invoice;
  readonly customer: Customer;
}

/** The statuses of entries that wait for a person, by which they can be looked up. */
export type StoppedStatus = Extract<Entry['status'], 'parked' | 'skipped'>;

/** An entry, and when it is due, in epoch milliseconds. */
export interface DueEntry {
  readonly key: EntryKey;
  readonly dueAt: number;
  /** Some that are due behind it, in their order. */
  readonly behind?: readonly Omit<DueEntry, 'behind'>[];
}

/** An integration, and when it is to be looked at, in epoch milliseconds. */
export interface DueIntegration {
  readonly key: IntegrationKey;
  readonly dueAt: number;
}

/** An entry within its integration. */
export const nameOfEntry = ({ kind, id }: Pick<EntryKey, 'kind' | 'id'>): string => `${kind}#${id}`;

/** A snapshot as it is kept: until when, in epoch milliseconds, or null for good. */
export interface KeptSnapshot extends InvoiceSnapshot {
  readonly expiresAtMs: number | null;
}

/** Everything that must happen and did happen, per integration. */
export interface Ledger {
  /** Throws `UnreadableItem` for what newer code wrote. */
  read(key: EntryKey): Promise<Entry | null>;
  /** Puts an entry where none is. False when there is one already. */
  open(entry: Entry): Promise<boolean>;
  /**
   * Changes an entry without a claim, on condition that it still is as we read it. False when it changed meanwhile:
   * read again and judge again.
   */
  amend<E extends Entry>(entry: E, change: Partial<E>, step?: string): Promise<boolean>;
  /** Takes an entry for this worker until `untilMs`; null when another holds it, it is not there, or newer code wrote it. */
  claim(key: EntryKey, nowMs: number, untilMs: number): Promise<Claim | null>;
  /** The same for an entry that is due: one write tells. `held` when another worker holds it; null when it is not due. */
  claimDue(key: EntryKey, nowMs: number, untilMs: number): Promise<Claim | 'held' | null>;
  /**
   * The entry of this integration that is due first, now or later, except those named (`nameOfEntry`); an index answers, so
   * a fresh one may be missing.
   */
  soonest(key: IntegrationKey, except?: ReadonlySet<string>): Promise<DueEntry | null>;
  /** What is due in this integration, the longest first, at most so many; by the same index. */
  due(key: IntegrationKey, nowMs: number, atMost: number): Promise<readonly EntryKey[]>;
  /** Everything in this integration that is parked, or that was skipped; invoices that are contradicted among the parked. */
  stopped(key: IntegrationKey, status: StoppedStatus): Promise<readonly EntryKey[]>;
  /** Who owns this document or relation; `shared` when several customers stand for it. */
  ownerOf(key: IntegrationKey, owned: Owned): Promise<{ readonly id: string; readonly shared: boolean } | null>;
  /** Makes an entry the owner of a document or relation that it has just made; false when another one owns it. */
  own(entry: EntryKey, owned: Owned): Promise<boolean>;
  /** Notes that this customer stands for a relation that another one owns. */
  share(key: IntegrationKey, owned: Owned, customer: string): Promise<void>;
  /** The customers that stand for this relation, or once did: its owner, and who shares it. */
  customersOf(key: IntegrationKey, owned: Owned): Promise<readonly string[]>;
  /** The ids of everything of a kind that is or was owned in an administration. */
  owned(key: IntegrationKey, of: Pick<Owned, 'administration' | 'what'>): Promise<readonly string[]>;
  /** Remembers under which id a number came in; finds it again for a credit. */
  noteNumber(key: IntegrationKey, number: string, id: string): Promise<void>;
  idOfNumber(key: IntegrationKey, number: string): Promise<string | null>;
}

/** What i-Reserve sent, kept while it is needed. */
export interface Snapshots {
  /** Keeps an invoice with its customer, once: what stands under (invoice, hash) never changes. It expires at `untilMs`. */
  keepInvoice(tenant: string, hash: string, snapshot: InvoiceSnapshot, untilMs: number): Promise<void>;
  /** Keeps the customer unless a newer one is there. */
  keepCustomer(tenant: string, customer: Customer, occurredAt: string): Promise<void>;
  invoice(tenant: string, id: string, hash: string): Promise<KeptSnapshot | null>;
  customer(tenant: string, id: string): Promise<{ readonly customer: Customer; readonly occurredAt: string } | null>;
  /** Keeps an invoice's snapshot until `untilMs` at least. */
  lengthenInvoice(tenant: string, id: string, hash: string, untilMs: number): Promise<void>;
  /** Has an invoice's snapshot expire at `atMs`. */
  expireInvoice(tenant: string, id: string, hash: string, atMs: number): Promise<void>;
}

/** What became of a wake. */
export interface Woken {
  /** How many wakes that makes. */
  readonly wakes: number;
  /** It rested. False: a message is on its way to its worker, who looks again before it rests. */
  readonly isNews: boolean;
}

/** How an integration rests. */
export interface Rest {
  /** When to look next; null: when it is woken. */
  readonly wakeAt: number | null;
  /** Everything that it was woken for was served, or stands in the index of what is due. */
  readonly isSeen: boolean;
  /** Nothing is due, now or later. */
  readonly isIdle: boolean;
  /** The snapshots of what waits were kept for longer, since the line stands still. */
  readonly isKept?: boolean;
}

/** The integrations and what moves on them while work is done. */
export interface Integrations {
  /** Those of a tenant that are connected. What newer code wrote is left out, after `setAside` heard of it. */
  ofTenant(tenant: string, setAside?: (error: UnreadableItem) => void): Promise<readonly Integration[]>;
  get(key: IntegrationKey): Promise<Integration | null>;
  /**
   * Has a worker look at this integration at `atMs` or earlier, and counts the wake. `seen`: the integration as it was read
   * lately, or null, by a caller who sends a message for news; a look makes the write the right one at first sight.
   */
  wake(key: IntegrationKey, atMs: number, seen?: Integration | null): Promise<Woken>;
  /** Sets when to look next. False, and nothing is set, when it was woken since it was read. */
  rest(integration: Integration, rest: Rest): Promise<boolean>;
  /** Has nobody woken for an integration that is not there. */
  silence(key: IntegrationKey): Promise<void>;
  /**
   * Pauses an integration, or ends its pause. Its need for attention ends with the pause, unless its state is
   * `attention`. `judgedBy`: nothing, and false, when anything was saved since that version of the settings.
   */
  pause(key: IntegrationKey, pause: Pause | null, judgedBy?: number): Promise<boolean>;
  /**
   * Says that the integration needs its administrator, and keeps the event in its outbox; nothing when it said so
   * already. `stands`: it can do nothing until then, so its state becomes `attention`. `judgedBy`: nothing when
   * anything was saved since that version of the settings, such as a new consent. `pause`: the integration is paused by
   * the same write.
   */
  raise(
    key: IntegrationKey,
    attention: NonNullable<Integration['attention']>,
    fact: OutboxEvent,
    stands: boolean,
    judgedBy?: number,
    pause?: Pause,
  ): Promise<void>;
  /** Withdraws the need for attention, if this is its cause. */
  calm(key: IntegrationKey, cause: Cause): Promise<void>;
  /** Remembers the webhook, or that there is none; false when the integration was disconnected meanwhile. */
  keepWebhook(key: IntegrationKey, webhook: Webhook | null): Promise<boolean>;
  /** Remembers up to when its relations were looked through. */
  contactsSeen(key: IntegrationKey, atMs: number): Promise<void>;
  /** These events of the integration were published; when others came meanwhile, all are published once more. */
  published(key: IntegrationKey, facts: readonly OutboxEvent[]): Promise<void>;
  requeued(key: IntegrationKey, version: number): Promise<void>;
  /** Integrations whose `wakeAt` has passed by this moment, which may lie ahead. */
  due(byMs: number): Promise<readonly DueIntegration[]>;
}

/** Publishes to the bus. Throws when the bus did not take every event. */
export type Publish = (facts: readonly OutboxEvent[]) => Promise<void>;

/** The entry that an integration was woken for, and how many wakes that made. */
export interface WakeHint extends Pick<EntryKey, 'kind' | 'id'> {
  readonly wakes?: number | undefined;
}

/** Wakes an integration; the entry is a hint. */
export type Wake = (key: IntegrationKey, hint?: WakeHint) => Promise<void>;
