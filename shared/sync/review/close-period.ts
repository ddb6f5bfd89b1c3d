import { amountText, type Money, money } from '../../domain/money.ts';
import type { Mappings } from '../../domain/settings.ts';
import type { DocumentInBooks } from '../../providers/document.ts';
import { begunElsewhere } from '../ledger/administration-binding.ts';
import { type InvoiceEntry, type Issued, statusOf } from '../ledger/entry.ts';

/** An invoice that we were told of, with what i-Reserve issued; null when nobody remembers that. */
export interface ReportedInvoice {
  readonly entry: InvoiceEntry;
  readonly issued: Issued | null;
}

/**
 * - `present`    in the books, with our total
 * - `missing`    not in the books, though it should be or will be
 * - `different`  in the books, with another total
 * - `parked`     a person has to do something first
 * - `skipped`    not meant for these books, as far as we were told, or begun in another administration
 */
export type ClosingState = 'present' | 'missing' | 'different' | 'parked' | 'skipped';

/** i-Reserve against the books. Amounts include VAT, as decimal text with two decimals. */
export interface ClosingReport {
  readonly items: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly state: ClosingState;
    readonly ours: string | null;
    readonly books: string | null;
  }[];
  readonly perRate: readonly RateLine[];
}

/** What a VAT rate adds up to over all items; `books` is null when they did not say. */
interface RateLine {
  readonly vatRate: string;
  readonly ours: string;
  readonly books: string | null;
  /** The VAT in it. */
  readonly vat: { readonly ours: string; readonly books: string | null };
}

/** Pure: compares what we were told of with the documents that stand in the books of this administration. */
export function closeMonth(
  told: readonly ReportedInvoice[],
  documents: readonly DocumentInBooks[],
  { mappings, administration }: { readonly mappings: Pick<Mappings, 'vat'>; readonly administration: string },
): ClosingReport {
  const pairs = told.map(({ entry, issued }) => ({ entry, issued, document: documentOf(entry, documents) }));
  return {
    items: pairs
      .map(({ entry, issued, document }) => ({
        id: entry.id,
        number: entry.number,
        state: stateOf(entry, issued, document, administration),
        ours: issued?.inclVat ?? null,
        books: document?.totals?.inclVat ?? null,
      }))
      .toSorted((one, other) => (one.number ?? '').localeCompare(other.number ?? '', 'en', { numeric: true })),
    perRate: perRateOf(pairs, mappings),
  };
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
  return document.totals !== null && document.totals.inclVat === issued?.inclVat ? 'present' : 'different';
}

class Sums {
  exclVat = money('0');
  vat = money('0');

  add(exclVat: Money, vat: Money): void {
    this.exclVat = this.exclVat.plus(exclVat);
    this.vat = this.vat.plus(vat);
  }

  get inclVat(): string {
    return amountText(this.exclVat.plus(this.vat));
  }
}

function perRateOf(
  pairs: readonly { readonly issued: Issued | null; readonly document: DocumentInBooks | null }[],
  { vat: codes }: Pick<Mappings, 'vat'>,
): readonly RateLine[] {
  const [ours, books] = [new Map<string, Sums>(), new Map<string, Sums>()];
  const into = (sums: Map<string, Sums>, rate: string, exclVat: Money, vat: Money): void => {
    const one = sums.get(rate) ?? new Sums();
    one.add(exclVat, vat);
    sums.set(rate, one);
  };
  const isSilent = pairs.some(({ document }) => document !== null && document.perVatCode === null);
  for (const { issued, document } of pairs) {
    for (const { vatRate, exclVat, vat } of issued?.perRate ?? []) into(ours, vatRate, money(exclVat), money(vat));
    for (const { vatRate, exclVat, vat } of shareOut(issued, document, codes)) into(books, vatRate, exclVat, vat);
  }
  return [...new Set([...ours.keys(), ...books.keys()])].sort().map((vatRate) => {
    const [mine, theirs] = [ours.get(vatRate) ?? new Sums(), books.get(vatRate) ?? new Sums()];
    return {
      vatRate,
      ours: mine.inclVat,
      books: isSilent ? null : theirs.inclVat,
      vat: { ours: amountText(mine.vat), books: isSilent ? null : amountText(theirs.vat) },
    };
  });
}

/**
 * What a document says, in i-Reserve's rates. Of several rates that share one code each gets its own amount and the last
 * one the rest; a code that none of the invoice's rates is mapped to goes to a rate that is, or stands by itself.
 */
function* shareOut(issued: Issued | null, document: DocumentInBooks | null, codes: Mappings['vat']) {
  for (const { vatCode, exclVat, vat } of document?.perVatCode ?? []) {
    const sharing = (issued?.perRate ?? []).filter(({ vatRate }) => codes[vatRate]?.trim() === vatCode);
    let [net, tax] = [money(exclVat), money(vat)];
    for (const rate of sharing.slice(0, -1)) {
      yield { vatRate: rate.vatRate, exclVat: money(rate.exclVat), vat: money(rate.vat) };
      [net, tax] = [net.minus(rate.exclVat), tax.minus(rate.vat)];
    }
    const last = sharing.at(-1)?.vatRate ?? Object.keys(codes).find((rate) => codes[rate]?.trim() === vatCode);
    yield { vatRate: last ?? vatCode, exclVat: net, vat: tax };
  }
}
