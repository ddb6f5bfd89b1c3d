/** The rows of a code list, as the provider's folder wrote them and reads them again. */
export type CodeRows = readonly unknown[];

/** The mappings or settings that an invoice lacks. */
export interface Lacking {
  readonly lacking: readonly string[];
}

/** One thing that can be chosen. */
export interface Choice {
  /** What the settings and mappings hold. */
  readonly code: string;
  readonly description: string;
  /** Of a VAT code: as i-Reserve writes it, `"21"`. */
  readonly percentage?: string;
  /** Of a VAT code: `E` takes prices without VAT, `I` with it. Anything else is the provider's own, and fits both. */
  readonly type?: string;
  /** Of a VAT code: what it is for when not for ordinary sales in the country of the books. */
  readonly special?: 'reverse-charged' | 'margin' | 'abroad';
  /** Of an article: the ledger account that its sales land on. */
  readonly ledgerAccount?: string;
  /** Of a payment condition: within how many days is paid; left out where it counts in months. */
  readonly days?: number;
}

/** The lists of contract section 3 that people choose from. */
export const CHOICE_LISTS = [
  'vatCodes',
  'paymentConditions',
  'journals',
  'ledgerAccounts',
  'workflows',
  'articles', // the longest comes last
] as const;

/** The name of a list that a user chooses from. */
export type ChoiceList = (typeof CHOICE_LISTS)[number];

/** Where each of those lists comes from. */
export type Choices = Readonly<Partial<Record<ChoiceList, ChoiceSource>>>;

/** Where the choices of a list come from. */
export interface ChoiceSource {
  /** The key of its code list. */
  readonly key: string;
  /** Pure: what of its rows may be chosen on a day; null when they were written in another shape than we read. */
  pick(rows: CodeRows, day: string): readonly Choice[] | null;
}
