/** A document as it stands in the books, whatever the books. */
export interface Document {
  readonly id: string;
  /** i-Reserve's number. */
  readonly number: string;
  readonly kind: 'invoice' | 'credit';
  readonly isFinal: boolean;
  readonly totals: { readonly excl: string; readonly vat: string; readonly incl: string };
  readonly currency: string;
  /** The VAT rates of its lines, by i-Reserve's ids. */
  readonly rates: ReadonlySet<string>;
}

/** The books of one tenant: how they are connected, and what a bookkeeper sees in them. */
export interface TenantBooks {
  readonly provider: 'exact' | 'moneybird';
  readonly host: string;
  readonly administration: string;
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  readonly details: Readonly<Record<string, unknown>>;
  readonly mappings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  documents(): readonly Document[];
  /** Of which document each mail was. */
  mails(): readonly string[];
  /** The customer numbers of all relations that are not archived. */
  relations(): readonly string[];
  /** A bookkeeper throws a document away. */
  discard(id: string): void;
  /** A bookkeeper changes the city of a contact; null where changes do not come back, or there is no contact yet. */
  editCity(nth: number, city: string): string | null;
  /** Whether a path of the API is one of this administration, or of none. */
  isOurs(path: string): boolean;
}
