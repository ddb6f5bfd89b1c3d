import type { Cause } from '../../domain/causes.ts';
import { amountText, money, sum } from '../../domain/money.ts';
import { valueAt } from '../../domain/outside-record.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { Choice } from '../../providers/code-lists.ts';
import type { DocumentInBooks, TotalsText } from '../../providers/document.ts';
import { begunElsewhere } from '../ledger/administration-binding.ts';
import { type InvoiceEntry, type Issued, statusOf } from '../ledger/entry.ts';
import { type BoxLine, type NetAndVat, perBoxOf, SumsBy } from './per-box.ts';

/** An invoice that came in, with what i-Reserve issued; null when that is no longer known. */
export interface ReportedInvoice {
  readonly entry: InvoiceEntry;
  readonly issued: Issued | null;
  /** What the customer is called, as far as it is still held. */
  readonly customerName: string | null;
}

/**
 * - `present`    final in the books, with our total
 * - `draft`      in the books, but not final: it counts in no VAT return
 * - `missing`    not in the books, though it should be or will be
 * - `different`  final in the books, with another total than ours, or one of the two is unknown
 * - `parked`     a person has to do something first
 * - `skipped`    not meant for these books, as far as we know, or begun in another administration
 */
export const CLOSING_STATES = ['present', 'draft', 'missing', 'different', 'parked', 'skipped'] as const;
/** How an invoice stands in a closing report. */
export type ClosingState = (typeof CLOSING_STATES)[number];

/** i-Reserve against the books. Amounts are decimal text with two decimals; those of items and totals include VAT. */
export interface ClosingReport {
  readonly items: readonly ClosingItem[];
  readonly perRate: readonly RateLine[];
  /** The same by box of the Dutch VAT return. */
  readonly perBox: readonly BoxLine[];
  /** What is a draft in the books, by what it comes to there: in no sum of the books. */
  readonly drafts: TotalsText & { readonly count: number };
  /**
   * Sums over all items but those that are `skipped`, which are not meant for these books; of the books only what is final.
   * `books` and `difference` are null when they did not say.
   */
  readonly totals: { readonly ours: string; readonly books: string | null; readonly difference: string | null };
}

/** One invoice in the report. */
export interface ClosingItem {
  readonly id: string;
  readonly number: string | null;
  /** The day that stands on it; null when that is no longer known. */
  readonly date: string | null;
  readonly customer: { readonly id: string; readonly name: string | null } | null;
  readonly state: ClosingState;
  /** Why it stopped, waits or was not sent; null when that is not known, or nothing is the matter. */
  readonly cause: Cause | null;
  readonly ours: string | null;
  /** What the document in the books says, also when it is a draft. */
  readonly books: string | null;
  /** Its number there; a draft has none that lasts. */
  readonly booksNumber: string | null;
}

/** What a VAT rate adds up to over the same items as the totals; `books` is what is final there, and null when they did not say. */
interface RateLine {
  readonly vatRate: string;
  readonly percentage: string | null;
  readonly ours: NetAndVat;
  readonly books: NetAndVat | null;
}

interface Closing {
  readonly mappings: Pick<Mappings, 'vat'>;
  /** The VAT codes of the books; empty where they are not known. */
  readonly vatCodes: readonly Choice[];
  readonly administration: string;
  /** What the VAT rates of i-Reserve are, by their id. */
  readonly percentages: ReadonlyMap<string, string>;
}

interface Pair extends ReportedInvoice {
  readonly document: DocumentInBooks | null;
  readonly state: ClosingState;
}

/** Pure: compares the invoices that came in with the documents that stand in the books of this administration. */
export function closePeriod(
  reported: readonly ReportedInvoice[],
  documents: readonly DocumentInBooks[],
  closing: Closing,
): ClosingReport {
  const pairs = reported.map((one): Pair => {
    const document = documentOf(one.entry, documents);
    return { ...one, document, state: stateOf(one.entry, one.issued, document, closing.administration) };
  });
  const meant = pairs.filter(({ state }) => state !== 'skipped');
  return {
    items: pairs
      .map(itemOf)
      .toSorted((one, other) => (one.number ?? '').localeCompare(other.number ?? '', 'en', { numeric: true })),
    perRate: perRateOf(meant, closing),
    perBox: perBoxOf(
      meant.map((pair) => ({ issued: pair.issued, document: counted(pair) })),
      closing.mappings.vat,
      closing.vatCodes,
    ),
    drafts: draftsIn(pairs),
    totals: totalsOf(meant),
  };
}

function itemOf({ entry, issued, customerName, document, state }: Pair): ClosingItem {
  return {
    id: entry.id,
    number: entry.number,
    date: issued?.date ?? null,
    customer: entry.customer === null ? null : { id: entry.customer, name: customerName },
    state,
    cause: causeOf(entry, state),
    ours: issued?.inclVat ?? null,
    books: document?.totals?.inclVat ?? null,
    booksNumber: document?.final ? document.externalNumber : null,
  };
}

function causeOf({ status, cause }: InvoiceEntry, state: ClosingState): Cause | null {
  if (state === 'present' || state === 'draft' || status === 'open') return null;
  return state === 'skipped' && status !== 'skipped' ? 'administration-changed' : cause;
}

/** The document as far as it counts in the books. */
const counted = ({ document }: Pair): DocumentInBooks | null => (document?.final ? document : null);

function totalsOf(pairs: readonly Pair[]): ClosingReport['totals'] {
  const ours = sum(pairs.flatMap(({ issued }) => (issued ? [money(issued.inclVat)] : [])));
  const documents = pairs.flatMap((pair) => counted(pair) ?? []);
  const known = documents.flatMap(({ totals }) => (totals ? [money(totals.inclVat)] : []));
  const books = known.length === documents.length ? sum(known) : null;
  return {
    ours: amountText(ours),
    books: books && amountText(books),
    difference: books && amountText(books.minus(ours)),
  };
}

/** Adds the drafts up; one of which the books did not say what it comes to counts as it was issued. */
function draftsIn(pairs: readonly Pair[]): ClosingReport['drafts'] {
  const sums = new SumsBy<'drafts'>();
  const drafts = pairs.filter(({ state }) => state === 'draft');
  for (const { document, issued } of drafts)
    for (const { exclVat, vat } of document?.totals ? [document.totals] : (issued?.perRate ?? []))
      sums.add('drafts', money(exclVat), money(vat));
  const { exclVat, vat } = sums.of('drafts');
  return { count: drafts.length, exclVat, vat, inclVat: amountText(money(exclVat).plus(vat)) };
}

/** By the id that we remember; without one, a document that has our number and nobody else's. */
function documentOf(entry: InvoiceEntry, documents: readonly DocumentInBooks[]): DocumentInBooks | null {
  const { externalId, planned, number } = entry;
  if (externalId !== null) return documents.find((one) => one.externalId === externalId) ?? null;
  const reference = planned?.reference ?? number;
  const [only, another] = reference === null ? [] : documents.filter((one) => one.reference === reference);
  return another ? null : (only ?? null);
}

function stateOf(
  entry: InvoiceEntry,
  issued: Issued | null,
  document: DocumentInBooks | null,
  administration: string,
): ClosingState {
  const status = statusOf(entry);
  if (status === 'parked') return 'parked';
  if (status === 'skipped' && (document === null || entry.externalId === null)) return 'skipped';
  // What was begun elsewhere is not missing here: sent again it would only stop.
  if (document === null) return begunElsewhere(entry, administration) === null ? 'missing' : 'skipped';
  if (!document.final) return 'draft';
  return document.totals !== null && document.totals.inclVat === issued?.inclVat ? 'present' : 'different';
}

function perRateOf(pairs: readonly Pair[], { mappings, percentages }: Closing): readonly RateLine[] {
  const [ours, books] = [new SumsBy<string>(), new SumsBy<string>()];
  const isUnknown = pairs.some((pair) => counted(pair)?.perVatCode === null);
  for (const pair of pairs) {
    const { issued } = pair;
    for (const { vatRate, exclVat, vat } of issued?.perRate ?? []) ours.add(vatRate, money(exclVat), money(vat));
    for (const { vatRate, exclVat, vat } of shareOut(issued, counted(pair), mappings.vat))
      books.add(vatRate, exclVat, vat);
  }
  return [...new Set([...ours.names(), ...books.names()])].sort().map((vatRate) => ({
    vatRate,
    percentage: percentages.get(vatRate) ?? null,
    ours: ours.of(vatRate),
    books: isUnknown ? null : books.of(vatRate),
  }));
}

/**
 * What a document says, in i-Reserve's rates. Of several rates that share one code each gets its own amount and the last
 * one the rest; a code that none of the invoice's rates is mapped to goes to a rate that is, or stands by itself.
 */
function* shareOut(issued: Issued | null, document: DocumentInBooks | null, codes: Mappings['vat']) {
  for (const { vatCode, exclVat, vat } of document?.perVatCode ?? []) {
    const sharing = (issued?.perRate ?? []).filter(({ vatRate }) => valueAt(codes, vatRate)?.trim() === vatCode);
    let [net, tax] = [money(exclVat), money(vat)];
    for (const rate of sharing.slice(0, -1)) {
      yield { vatRate: rate.vatRate, exclVat: money(rate.exclVat), vat: money(rate.vat) };
      [net, tax] = [net.minus(rate.exclVat), tax.minus(rate.vat)];
    }
    const last = sharing.at(-1)?.vatRate ?? Object.keys(codes).find((rate) => valueAt(codes, rate)?.trim() === vatCode);
    yield { vatRate: last ?? vatCode, exclVat: net, vat: tax };
  }
}
