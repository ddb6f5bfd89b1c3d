import type { Remark } from '../domain/causes.ts';
import type { Customer } from '../domain/customer.ts';
import type { Invoice } from '../domain/invoice.ts';
import type { Mappings } from '../domain/settings.ts';
import type { CodeRows } from './code-lists.ts';

/** Everything that an invoice is mapped from. */
export interface InvoiceJob<Details> {
  readonly invoice: Invoice;
  readonly customer: Customer;
  readonly details: Details;
  readonly mappings: Mappings;
  /** Code lists by key: `vatCodes`, `journals`, `item:PITCH-A`. */
  readonly lists: ReadonlyMap<string, CodeRows>;
}

/** Three amounts as decimal text with two decimals; `exclVat + vat = inclVat`. */
export interface TotalsText {
  readonly exclVat: string;
  readonly vat: string;
  readonly inclVat: string;
}

/** Everything that will be sent for one invoice, and what the books will make of it. Plain data. */
export interface InvoicePlan {
  /** The key by which it is found again. */
  readonly reference: string;
  /** The kind that the books will show. Moneybird has none: there, a credit is what has a negative total. */
  readonly kind: 'invoice' | 'credit';
  /** Kind of document in the books; Moneybird has two. */
  readonly document: string;
  /** Its day, `YYYY-MM-DD`: some books are looked through by it. */
  readonly date: string;
  /** The provider's request body; `{account}` and the like stand for ids that are not known yet. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The header totals that the books will compute, signed as i-Reserve signs them: a credit's are negative. */
  readonly totals: TotalsText;
  readonly lines: readonly {
    readonly description: string;
    readonly quantity: string;
    readonly price: string;
    readonly vatCode: string;
    readonly article: string | null;
    /** Null where the books themselves decide. */
    readonly ledgerAccount: LedgerAccountOfLine | null;
  }[];
  /** How it is made final: null when it stays a draft. */
  readonly finalise: { readonly body: Readonly<Record<string, unknown>>; readonly sendEmail: boolean } | null;
  readonly remarks: readonly Remark[];
}

/** A document that stands in the books. */
export interface BookedDocument {
  readonly externalId: string;
  readonly externalNumber: string | null;
  readonly url: string | null;
  readonly reference: string | null;
  /** Null when the books do not show it, as for a zero total at Moneybird: then it may be either. */
  readonly kind: 'invoice' | 'credit' | null;
  /** Kind of document, as in the plan. */
  readonly document: string;
  /** The id of the relation that it is for. */
  readonly relation: string | null;
  /** Signed as the books sign them. Null when the answer did not say. */
  readonly totals: TotalsText | null;
  /** It counts in the books; a draft does not. */
  readonly final: boolean;
  /** It can be taken back without a trace: a draft, or a final document that these books allow to delete. */
  readonly revocable: boolean;
  /** When it was made, by our clock, in epoch milliseconds. */
  readonly createdAtMs: number | null;
}

/** What one VAT code adds up to on a document, signed as its totals are. */
export interface VatSum {
  readonly vatCode: string;
  readonly exclVat: string;
  readonly vat: string;
}

/** A document with what it says of VAT. */
export interface DocumentInBooks extends BookedDocument {
  /** Null when the answer did not say all of it. */
  readonly perVatCode: readonly VatSum[] | null;
}

/** The ledger account that a line lands on. */
export interface LedgerAccountOfLine {
  readonly id: string;
  /** What people call it; null where only its id was told. */
  readonly name: string | null;
}

/** A line of a document as it stands in the books, for people; null is what the answer did not say. */
export interface LineInBooks {
  readonly description: string;
  readonly quantity: string | null;
  readonly price: string | null;
  readonly vatCode: string | null;
  readonly article: string | null;
  readonly ledgerAccount: LedgerAccountOfLine | null;
  /** What it comes to without VAT, signed as the books sign it. */
  readonly exclVat: string | null;
}

/** A document with its lines, in their order. */
export interface DocumentWithLines extends BookedDocument {
  /** Null when the answer did not say all of them. */
  readonly lines: readonly LineInBooks[] | null;
}

/** What an invoice is looked for by. */
export interface Sought {
  readonly reference: string;
  /** The kind of document that it was sent as; null when nobody knows of all that may have been sent. */
  readonly document: string | null;
  /** Its day; null when nobody remembers. */
  readonly date: string | null;
  /** The id of the relation that it was sent for. */
  readonly relation: string;
}

/** A document whose mail did not arrive, though the books had taken it. */
export interface Undelivered {
  readonly externalId: string;
  /** What the books call the trouble. */
  readonly text: string;
}

/** What there is to say of a document that became final. */
export interface Finalised {
  readonly remarks: readonly Remark[];
  /** Null when the answer did not say. */
  readonly externalNumber: string | null;
  readonly url: string | null;
}
