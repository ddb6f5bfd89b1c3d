import type { Contact } from './contact.ts';
import type { Invoice } from './invoice.ts';
import type { DocumentStyle, LedgerAccount, TaxRate, Workflow } from './reference-data.ts';
import type { Webhook } from './webhook.ts';

/** An e-mail that Moneybird sent to a customer. */
export interface Mail {
  readonly invoiceId: string;
  readonly to: string;
  readonly at: number;
}

/** One administration: who it is, and everything in its books. */
export interface Administration {
  readonly id: string;
  name: string;
  language: string;
  currency: string;
  country: string;
  suspended: boolean;
  /** Bookkeeping on or before this day is locked. */
  lockedUntil: string | null;
  readonly startedOn: string;
  /** Whether external invoices without `prices_are_incl_tax` have prices with VAT. */
  pricesAreInclTax: boolean;
  /** Whether the sender's address may send mail. */
  senderVerified: boolean;
  /** Whether invoices can go out by Peppol. */
  peppol: boolean;
  /** Sales invoices that the plan allows a month; no limit when null. */
  invoicesPerMonth: number | null;
  readonly contacts: Map<string, Contact>;
  readonly invoices: Map<string, Invoice>;
  readonly taxRates: Map<string, TaxRate>;
  readonly ledgerAccounts: Map<string, LedgerAccount>;
  readonly workflows: Map<string, Workflow>;
  readonly documentStyles: Map<string, DocumentStyle>;
  /** Numbering sequences: the text before the number, by id; the first one is the default. */
  readonly sequences: Map<string, string>;
  readonly webhooks: Map<string, Webhook>;
  readonly mails: Mail[];
  /** The user that an application acts as, made when it is first let in (1.7). */
  readonly apiUsers: Map<string, string>;
  /** The last number given out per range. */
  readonly counters: Map<string, number>;
}

/** The next number of a range. */
export function nextNumber({ counters }: Administration, range: string): number {
  const next = (counters.get(range) ?? 0) + 1;
  counters.set(range, next);
  return next;
}
