import type { Todo } from './contact.ts';
import type { HistoryLine } from './happening.ts';

export interface Line {
  readonly id: string;
  description: string;
  /** Decimal text, in the basis of the document. */
  price: string;
  /** Decimal text. */
  amount: string;
  taxRateId: string;
  ledgerAccountId: string;
  /** `20260101..20260131`, or null. */
  period: string | null;
  rowOrder: number;
}

export interface Payment {
  readonly id: string;
  readonly date: string;
  readonly price: string;
}

/** A sales invoice, which Moneybird numbers and sends, or an external one, which another system issued. */
export interface Invoice {
  readonly id: string;
  readonly kind: 'sales' | 'external';
  contactId: string;
  contactPersonId: string | null;
  reference: string;
  /** The invoice's day; a draft may have none. */
  date: string | null;
  /** Of an external invoice. */
  dueDate: string | null;
  /** Of a sales invoice: days between its day and its due date. */
  firstDueInterval: number;
  currency: string;
  pricesAreInclTax: boolean;
  workflowId: string;
  documentStyleId: string;
  sequenceId: string | null;
  paymentConditions: string;
  /** A percentage off the whole document, as decimal text. */
  discount: string;
  source: string;
  sourceUrl: string;
  entryNumber: number;
  readonly draftId: string;
  /** The number; null until a sales invoice is sent. */
  number: string | null;
  stage: 'draft' | 'scheduled' | 'final' | 'uncollectible';
  originalId: string | null;
  /** How it was sent last; null before. */
  sentBy: string | null;
  /** What Moneybird asks a person to do about it. */
  readonly todos: Todo[];
  sentAt: number | null;
  lines: Line[];
  payments: Payment[];
  readonly history: HistoryLine[];
  readonly createdAt: number;
  updatedAt: number;
}
