import * as v from 'valibot';
import type { DocumentInBooks } from '../document.ts';
import { vatSumsOf } from '../vat-sums.ts';
import type { ExactCalls } from './calls.ts';
import { decimalField, textField } from './fields.ts';
import { documentOf, reading, SalesInvoice, SET } from './invoices.ts';
import { guid, isGuid, odataDay } from './odata.ts';

const LINES = 'SalesInvoiceLines';
const Line = v.object({ VATCode: textField, AmountFC: decimalField, VATAmountFC: decimalField });

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
type WithLines = v.InferOutput<typeof WithLines>;

const select = [...Object.keys(SalesInvoice.entries), ...Object.keys(Line.entries).map((name) => `${LINES}/${name}`)];

/** Invoices by their day, which Exact knows from the moment that they are processed (reference 5.7). */
export const invoicesBetween = (calls: ExactCalls, from: string, to: string): Promise<readonly DocumentInBooks[]> =>
  read(calls, `InvoiceDate ge datetime'${odataDay(from)}' and InvoiceDate le datetime'${odataDay(to)}'`);

/** As many ids as others ask for in one call (reference 3.5). */
const IDS_AT_ONCE = 20;

/** Invoices by their ids, a handful in one call; one that is missing is no error there. */
export async function invoicesOf(
  calls: ExactCalls,
  externalIds: readonly string[],
): Promise<readonly DocumentInBooks[]> {
  const ids = externalIds.filter(isGuid);
  const found: DocumentInBooks[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const some = ids.slice(start, start + IDS_AT_ONCE).map((id) => `InvoiceID eq ${guid(id)}`);
    found.push(...(await read(calls, some.join(' or '))));
  }
  return found;
}

async function read(calls: ExactCalls, filter: string): Promise<readonly DocumentInBooks[]> {
  const { rows, aheadMs } = await calls.read(SET, { select, filter, expand: LINES }, WithLines, reading);
  return rows.map((row) => {
    const document = documentOf(row, aheadMs);
    return { ...document, perVatCode: sumsOf(row, document) };
  });
}

function sumsOf({ [LINES]: lines }: WithLines, { totals }: Pick<DocumentInBooks, 'totals'>) {
  const known = (lines ?? []).flatMap(({ VATCode, AmountFC, VATAmountFC }) =>
    VATCode === null || AmountFC === null || VATAmountFC === null
      ? []
      : [{ vatCode: VATCode, exclVat: AmountFC, vat: VATAmountFC }],
  );
  return lines !== null && known.length === lines.length ? vatSumsOf(known, totals) : null;
}
