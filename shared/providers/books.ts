import type { CodeRows } from './code-lists.ts';
import type {
  BookedDocument,
  DocumentInBooks,
  DocumentWithLines,
  Finalised,
  InvoicePlan,
  Sought,
  Undelivered,
} from './document.ts';
import type { FoundRelation, PartFields, RelationIds, RelationPart } from './relation.ts';

/**
 * The books of one administration. Every verb throws a `Setback` when something stops it; of those that make something
 * anew, remedy `look` says that the outcome is unknown, and any other that nothing was made.
 */
export interface Books {
  /** Fetches a code list anew. Keys are those that `mapInvoice` asks for. */
  list(key: string): Promise<CodeRows>;
  /** The same of several, by their keys, in as few calls as it takes; what would take too many is left out. */
  lists(keys: readonly string[]): Promise<ReadonlyMap<string, CodeRows>>;
  /** Reads, for nothing but the answer, what a push reads beside lists: a missing right or licence throws here. */
  tryRights(): Promise<void>;

  findRelation(by: { readonly id: string } | { readonly number: string }): Promise<readonly FoundRelation[]>;
  /** The ids of what stands there already and equals this part. Never called for the first part. */
  findPart(part: RelationPart, ids: RelationIds): Promise<readonly string[]>;
  /** Makes the part; answers its id. */
  createPart(part: RelationPart, ids: RelationIds): Promise<string>;
  /**
   * Changes only what is named. `blank` holds fields to empty with the value that we wrote: they are emptied only
   * where that value still stands. `was` holds what we wrote before: of a list, what people added to that stays.
   */
  updatePart(
    part: RelationPart,
    ids: RelationIds,
    change: { readonly set: PartFields; readonly blank: PartFields; readonly was?: PartFields },
  ): Promise<void>;

  /** Makes the document; its answer always has totals. */
  createInvoice(plan: InvoicePlan, relation: RelationIds): Promise<BookedDocument>;
  /** Documents with this look-up key, matched exactly: every one of the kind that was sent that this relation has, or of any kind. */
  findInvoices(sought: Sought): Promise<readonly BookedDocument[]>;
  /** The document with this id, or null; a missing one is no error there. */
  readInvoice(externalId: string, document: string): Promise<BookedDocument | null>;
  /** The same with its lines; left out where the books do not show them. */
  readLines?(externalId: string, document: string): Promise<DocumentWithLines | null>;
  /** Documents of these days, `YYYY-MM-DD`, the last one counted; one without a day yet may be missing. */
  invoicesBetween(from: string, to: string): Promise<readonly DocumentInBooks[]>;
  /** Those of these ids that are there, as few calls as it takes. */
  invoicesOf(externalIds: readonly string[]): Promise<readonly DocumentInBooks[]>;
  /** Documents made after a moment whose mail did not arrive; left out where the books do not report it. */
  undelivered?(sinceMs: number): Promise<readonly Undelivered[]>;
  /**
   * Makes it final. A refusal throws the cause of its words, else `finalise-failed`; remarks name what went less than
   * well.
   */
  finaliseInvoice(
    plan: Pick<InvoicePlan, 'reference' | 'kind' | 'document' | 'finalise'>,
    externalId: string,
  ): Promise<Finalised>;
  /** Takes back our own document that is not final. */
  withdrawInvoice(externalId: string, document: string): Promise<void>;
}
