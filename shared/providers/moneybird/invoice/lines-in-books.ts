import * as v from 'valibot';
import type { DocumentWithLines, LineInBooks } from '../../document.ts';
import type { MoneybirdCalls } from '../calls.ts';
import { decimalField, isId, maybeIdField } from '../fields.ts';
import { homeOf, otherThan } from './documents.ts';
import { documentOf, MoneybirdInvoiceRow, reading } from './invoices.ts';

/** A line, as people see it; `amount` itself is a label (reference 6.3). */
const Line = v.object({
  row_order: v.fallback(v.number(), 0),
  description: v.optional(v.nullable(v.string()), null),
  amount_decimal: decimalField,
  price: decimalField,
  tax_rate_id: maybeIdField,
  ledger_account_id: maybeIdField,
  total_price_excl_tax_with_discount: decimalField,
});

/** An invoice of either kind with its lines. */
const WithLines = v.object({
  ...MoneybirdInvoiceRow.entries,
  details: v.fallback(v.nullable(v.array(Line)), null),
});

/** The document with this id and its lines, of whichever kind; null when it is not there. */
export async function readLines(
  calls: MoneybirdCalls,
  externalId: string,
  document: string,
): Promise<DocumentWithLines | null> {
  if (!isId(externalId)) return null;
  for (const one of [document, otherThan(document)]) {
    const found = await calls.find(`${homeOf(one).path}/${externalId}`, WithLines, reading);
    if (!found) continue;
    const lines = found.row.details?.toSorted((first, second) => first.row_order - second.row_order);
    return { ...documentOf(calls, found, one), lines: lines?.map(shown) ?? null };
  }
  return null;
}

const shown = (line: v.InferOutput<typeof Line>): LineInBooks => ({
  description: line.description?.toWellFormed().trim() ?? '',
  quantity: line.amount_decimal?.toString() ?? null,
  price: line.price?.toString() ?? null,
  vatCode: line.tax_rate_id,
  article: null,
  ledgerAccount: line.ledger_account_id === null ? null : { id: line.ledger_account_id, name: null },
  exclVat: line.total_price_excl_tax_with_discount?.toString() ?? null,
});
