/** Kinds of records that webhooks and histories speak of. */
export type EntityType = 'Contact' | 'ContactPerson' | 'SalesInvoice' | 'ExternalSalesInvoice';

/** Something that happened in the books, as webhooks tell it. */
export interface Happening {
  readonly action: string;
  readonly entityType: EntityType;
  readonly entityId: string;
  readonly state: string | null;
}

/** One line of a record's history: who did what, and which fields went from what to what. */
export interface HistoryLine {
  readonly userId: string;
  readonly action: string;
  readonly changes: Readonly<Record<string, readonly [before: unknown, after: unknown]>> | undefined;
  readonly at: number;
}
