import * as v from 'valibot';
import type { DocumentInBooks } from '../../document.ts';
import { vatSumsOf } from '../../vat-sums.ts';
import type { Got, MoneybirdCalls } from '../calls.ts';
import { decimalField, idField } from '../fields.ts';
import { external, homeOf, regular } from './documents.ts';
import { documentOf, MoneybirdInvoiceRow, reading } from './invoices.ts';

const TaxTotal = v.object({ tax_rate_id: idField, taxable_amount: decimalField, tax_amount: decimalField });

/** A document with what each tax rate adds up to (reference 6.4). */
const WithTax = v.object({
  ...MoneybirdInvoiceRow.entries,
  tax_totals: v.fallback(v.nullable(v.array(TaxTotal)), null),
});
type WithTax = v.InferOutput<typeof WithTax>;

const KINDS = [regular, external];

/** Documents of both kinds, by their day. A period is always named: without one the list is of this year (reference 3.4). */
export async function invoicesBetween(
  calls: MoneybirdCalls,
  from: string,
  to: string,
): Promise<readonly DocumentInBooks[]> {
  const filter = `period:${from.replaceAll('-', '')}..${to.replaceAll('-', '')}`;
  const found: DocumentInBooks[] = [];
  for (const kind of KINDS) {
    const { row: rows, aheadMs } = await calls.list(homeOf(kind).path, WithTax, reading, { filter });
    found.push(...rows.map((row) => standing(calls, { row, aheadMs }, kind)));
  }
  return found;
}

/** Nobody gets more records at once (reference 3.3). */
const AT_ONCE = 100;

/** Documents of both kinds by their ids; who is missing is left out. */
export async function invoicesOf(
  calls: MoneybirdCalls,
  externalIds: readonly string[],
): Promise<readonly DocumentInBooks[]> {
  const found: DocumentInBooks[] = [];
  for (let start = 0; start < externalIds.length; start += AT_ONCE) {
    const ids = externalIds.slice(start, start + AT_ONCE);
    for (const kind of KINDS) {
      const path = `${homeOf(kind).path}/synchronization`;
      const { row: rows, aheadMs } = await calls.post(path, { ids }, v.array(WithTax), reading);
      found.push(...rows.map((row) => standing(calls, { row, aheadMs }, kind)));
    }
  }
  return found;
}

function standing(calls: MoneybirdCalls, got: Got<WithTax>, kind: string): DocumentInBooks {
  const document = documentOf(calls, got, kind);
  const sums = (got.row.tax_totals ?? []).flatMap(({ tax_rate_id, taxable_amount, tax_amount }) =>
    taxable_amount === null || tax_amount === null
      ? []
      : [{ vatCode: tax_rate_id, exclVat: taxable_amount, vat: tax_amount }],
  );
  const isWhole = got.row.tax_totals !== null && sums.length === got.row.tax_totals.length;
  return { ...document, perVatCode: isWhole ? vatSumsOf(sums, document.totals) : null };
}
