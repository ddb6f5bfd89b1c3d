/**
 * How the simulator plays what the reference leaves open or reports in two ways.
 *
 * The first value of each is the default; the section of the reference stands behind it.
 */
export interface Readings {
  /** A spent refresh token is dead at once, or only when its successor is first used (2.6). */
  refreshTokens: 'strict' | 'overlapping';
  /** When an invoice gets its number; at printing, the answer to its creation has none (5.7). */
  invoiceNumber: 'at-entry' | 'at-printing';
  /** Open or draft right after creation (5.7). */
  statusAfterCreate: 20 | 10;
  /** VAT is rounded on each line, or once per VAT code of the document (5.8). */
  vatRounding: 'per-line' | 'per-document';
  /** A credit note of positive quantities comes out negative, or its lines are taken as they are (6.3). */
  creditSign: 'turned' | 'as-sent';
  /** `{d: {results: []}}` or `{d: []}` (4.1). */
  collections: 'results' | 'array';
  /** Item codes as they are, or padded on the left to 18 like account codes (5.12). */
  itemCodes: 'plain' | 'padded';
  /** A text longer than its field is refused, or cut without a word (10.7). */
  overflow: 'refused' | 'cut';
  /** Printing a processed invoice again: `Reeds verwerkt`, or the same answer without doing anything (5.9). */
  printedTwice: 'refused' | 'repeated';
  /** Account codes that are no number: padded like the others, kept as they are, or refused (5.3). */
  accountCodes: 'padded' | 'plain' | 'numeric';
  /** The minute of the call limit: the minute of the clock, or the sixty seconds before each call (3.1). */
  minuteWindow: 'clock' | 'sliding';
  /** How a key answers that made too many errors (3.3). */
  blockedKey: 403 | 429;
  /** InvoiceTo left out: taken from OrderedBy, or demanded (5.7). */
  invoiceTo: 'defaults' | 'demanded';
  /** Journal left out: demanded, or the sales journal 70 (5.7). */
  journal: 'demanded' | 'defaults';
  /** A due date that was sent is kept, or computed again at printing (5.7). */
  dueDate: 'kept' | 'recalculated';
  /** The header's Discount is 0.055 or 5.5 for five and a half per cent (5.7). */
  headerDiscount: 'fraction' | 'percentage';
  /** Decimals of a price that the books keep (10.3). */
  priceDecimals: number;
  /** Decimals of a quantity that the books keep (10.3). */
  quantityDecimals: number;
  /** A refusal of values comes as 400, or as 500 with the same words (3.4). */
  refusals: 400 | 500;
  /** The sentence about a relation whose end date has passed (6.4). */
  endedRelation: 'Klant: Non-actief' | 'Customer: Inactive' | 'Ongeldig: Klant (Einddatum)';
  /** A negative quantity on an invoice is taken or refused (10.1). */
  negativeQuantity: 'accepted' | 'refused';
  /** A property that only Exact fills in, when sent: passed over, or refused (5). */
  readOnlyFields: 'ignored' | 'refused';
  /** A contact needs one of its names, or both (5.5). */
  contactNames: 'one' | 'both';
  /** The filter that Accounts, Items, SalesInvoices and SalesInvoiceLines may ask for (3.6). */
  mandatoryFilter: 'asked' | 'not-asked';
  /** `Prefer: return=representation` is heeded, or passed over: then the answer to a POST has a key and nulls (4). */
  representation: 'heeded' | 'passed-over';
  /** `Please add a $select or a $top=1 statement` (3.6). */
  projection: 'free' | 'demanded';
  /** Spaces at the end count for nothing in a comparison, or they do (4.4). */
  trailingSpaces: 'ignored' | 'significant';
  /** SendOutputBasedOnAccount beside other flags: it wins, or they do (5.9). */
  outputBasedOnAccount: 'overruled' | 'overrules';
}

/** What the simulator plays when a test has no opinion. */
export const defaultReadings: Readings = {
  refreshTokens: 'strict',
  invoiceNumber: 'at-entry',
  statusAfterCreate: 20,
  vatRounding: 'per-line',
  creditSign: 'turned',
  collections: 'results',
  itemCodes: 'plain',
  overflow: 'refused',
  printedTwice: 'refused',
  accountCodes: 'padded',
  minuteWindow: 'clock',
  blockedKey: 403,
  invoiceTo: 'defaults',
  journal: 'demanded',
  dueDate: 'kept',
  headerDiscount: 'fraction',
  priceDecimals: 6,
  quantityDecimals: 4,
  refusals: 400,
  endedRelation: 'Klant: Non-actief',
  negativeQuantity: 'accepted',
  readOnlyFields: 'ignored',
  contactNames: 'one',
  mandatoryFilter: 'asked',
  representation: 'heeded',
  projection: 'free',
  trailingSpaces: 'ignored',
  outputBasedOnAccount: 'overruled',
};
