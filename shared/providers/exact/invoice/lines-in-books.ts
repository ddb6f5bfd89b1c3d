import * as v from 'valibot';
import type { DocumentWithLines, LineInBooks } from '../../document.ts';
import type { ExactCalls } from '../calls.ts';
import { decimalField, numberField, textField } from '../fields.ts';
import { documentOf, reading, SalesInvoice, SET } from '../invoices.ts';
import { guid, isGuid } from '../odata.ts';

const LINES = 'SalesInvoiceLines';

/** A line, as people see it (reference 5.8). */
const Line = v.object({
  LineNumber: numberField,
  Description: textField,
  Quantity: decimalField,
  NetPrice: decimalField,
  VATCode: textField,
  ItemCode: textField,
  GLAccount: textField,
  GLAccountDescription: textField,
  AmountFC: decimalField,
});

/** An invoice with its lines (reference 4.1); a collection that goes on elsewhere does not say all of it. */
const WithLines = v.object({
  ...SalesInvoice.entries,
  [LINES]: v.fallback(
    v.nullable(
      v.pipe(
        v.union([v.object({ results: v.array(Line), __next: v.optional(v.null()) }), v.array(Line)]),
        v.transform((found) => ('results' in found ? found.results : found)),
      ),
    ),
    null,
  ),
});

const select = [...Object.keys(SalesInvoice.entries), ...Object.keys(Line.entries).map((name) => `${LINES}/${name}`)];

/** The document with this id and its lines, in one call; null when it is not there. */
export async function readLines(calls: ExactCalls, externalId: string): Promise<DocumentWithLines | null> {
  if (!isGuid(externalId)) return null;
  const filter = `InvoiceID eq ${guid(externalId)}`;
  const { rows, aheadMs } = await calls.read(SET, { select, filter, expand: LINES }, WithLines, reading);
  const [row] = rows;
  if (!row) return null;
  const lines = row[LINES]?.toSorted((one, other) => (one.LineNumber ?? 0) - (other.LineNumber ?? 0));
  return { ...documentOf(row, aheadMs), lines: lines?.map(shown) ?? null };
}

const shown = (line: v.InferOutput<typeof Line>): LineInBooks => ({
  description: line.Description ?? '',
  quantity: line.Quantity?.toString() ?? null,
  price: line.NetPrice?.toString() ?? null,
  vatCode: line.VATCode,
  article: line.ItemCode,
  ledgerAccount: line.GLAccount === null ? null : { id: line.GLAccount, name: line.GLAccountDescription },
  exclVat: line.AmountFC?.toString() ?? null,
});
