import type { Words } from '../../domain/sentences-words.ts';

/** What the provider calls things, where people have its own screens open beside ours. */
export interface ProviderWords {
  /** What i-Reserve brings there, in a sentence for who chooses. */
  readonly brings: Words;
  /** One set of books: an administration, in English a division at Exact. */
  readonly administration: Words;
  /** Who is invoiced: a relation, a contact. */
  readonly relation: Words;
  /** What decides on VAT: a VAT code, a tax rate. */
  readonly vatCode: Words;
  /** The same with its article, as a sentence about mapping needs it; `{title}` is the provider's. */
  readonly mapVat: Words;
  /** How people know a VAT code: by its code, or by its description where the code is an id of the API. */
  readonly vatCodeKnownBy: 'code' | 'description';
  /** What is kept behind each address that is called, by its name in the API: invoices, contacts. */
  readonly endpoints: ReadonlyMap<string, Words>;
}
