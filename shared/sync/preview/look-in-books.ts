import { amountsOfInvoice } from '../../domain/amounts.ts';
import { amountText, money } from '../../domain/money.ts';
import { Setback } from '../../domain/setback.ts';
import type { DocumentWithLines, InvoicePlan, TotalsText } from '../../providers/document.ts';
import { planInvoice } from '../invoice/map-invoice.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';
import { compareLines, type LinePair, type SentLine } from './compare-lines.ts';

/** What stands in the books at one moment, held against what we would send of the same invoice at that moment. */
export interface LookInBooks {
  /** When it was looked, in epoch milliseconds. */
  readonly atMs: number;
  /** False when the document is not there any more. */
  readonly isThere: boolean;
  /** Null when the books did not say all of their lines, and when it is not there. */
  readonly pairs: readonly LinePair[] | null;
  /** False when there is nothing of ours to hold the lines against: then each pair has the side of the books alone. */
  readonly isCompared: boolean;
  /** Why our lines would not be sent now; null when they would, or when what i-Reserve sent is no longer kept. */
  readonly stop: Setback | null;
  readonly totals: { readonly ours: TotalsText | null; readonly books: TotalsText | null };
}

/**
 * Looks in the books once, on behalf of a person, and writes nothing. Our side is what the settings and mappings of now
 * make of the invoice. Throws the `Setback` of books that can't be asked.
 */
export async function lookInBooks(
  { externalId, planned }: Pick<InvoiceEntry, 'externalId' | 'planned'>,
  snapshot: InvoiceSnapshot | null,
  context: SyncContext,
): Promise<LookInBooks> {
  const document = externalId && planned ? await documentOf(externalId, planned.document, context) : null;
  const { plan, stop } = document && snapshot ? await planOf(snapshot, context) : NO_PLAN;
  const lines = document && signedLines(document, plan);
  const ours = plan && snapshot && sentLines(plan, snapshot);
  return {
    atMs: context.clock.now(),
    isThere: document !== null,
    pairs: lines && (ours ? compareLines(ours, lines) : lines.map((books) => ({ ours: null, books, differs: [] }))),
    isCompared: plan !== null,
    stop,
    totals: { ours: plan?.totals ?? null, books: document?.totals ?? null },
  };
}

async function documentOf(id: string, kind: string, { books }: SyncContext): Promise<DocumentWithLines | null> {
  if (books.readLines) return books.readLines(id, kind);
  const document = await books.readInvoice(id, kind);
  return document && { ...document, lines: null };
}

/** The lines of a plan with i-Reserve's amounts; a line that the plan adds has none. */
function sentLines({ lines }: InvoicePlan, { invoice }: InvoiceSnapshot): readonly SentLine[] {
  const amounts = amountsOfInvoice(invoice).lines;
  return lines.map((line, nth) => {
    const own = amounts[nth];
    return { ...line, exclVat: own ? amountText(own.exclVat) : null };
  });
}

/** Lines signed as our plan is: some books write what a credit takes back without a minus. */
function signedLines({ lines, kind, totals }: DocumentWithLines, plan: InvoicePlan | null): typeof lines {
  const isNegative = (text: string) => money(text).isNegative();
  const isTurned =
    kind === 'credit' && plan !== null && totals !== null
      ? isNegative(totals.inclVat) !== isNegative(plan.totals.inclVat)
      : false;
  if (!lines || !isTurned) return lines;
  return lines.map((line) => ({ ...line, exclVat: line.exclVat && money(line.exclVat).negated().toString() }));
}

const NO_PLAN = { plan: null, stop: null };

async function planOf(
  snapshot: InvoiceSnapshot,
  context: SyncContext,
): Promise<{ readonly plan: InvoicePlan | null; readonly stop: Setback | null }> {
  try {
    return { plan: await planInvoice(snapshot, context), stop: null };
  } catch (error) {
    if (error instanceof Setback && error.remedy === 'correct') return { plan: null, stop: error };
    throw error;
  }
}
