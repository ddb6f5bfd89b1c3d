import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { DecimalIn } from './money.ts';
import { idText, maybeText } from './optional.ts';
import { described } from './schemas/described.ts';

const description = described(maybeText, 'Its name for people.');
const rate = {
  id: described(idText, 'The id of a VAT rate, as lines of invoices have it.'),
  description,
  percentage: described(DecimalIn, 'Its percentage: decimal text, such as 9 or 21.'),
};
const named = { code: described(idText, 'Its code, as invoices have it.'), description };
const seller = { id: described(idText, 'Its id, as invoices have it.'), name: described(maybeText, 'Its name.') };
const names = v.optional(v.array(idText), []);
const fields = {
  invoice: described(names, 'Names of the free fields of an invoice.'),
  customer: described(names, 'Names of the free fields of a customer.'),
};

const rows = <S extends v.GenericSchema>(row: S) => v.optional(v.array(row), []);
const noFields = { invoice: [], customer: [] };

/** What a tenant can use on its invoices: the left-hand side of every mapping. */
export const Catalogue = v.object({
  vatRates: described(rows(v.object(rate)), 'VAT rates that invoices use.'),
  products: described(rows(v.object(named)), 'Products and services that are on lines.'),
  ledgerAccounts: described(rows(v.object(named)), 'Ledger accounts that lines name.'),
  paymentMethods: described(rows(v.object(named)), 'Ways to pay.'),
  paymentTerms: described(rows(v.object(named)), 'Terms to pay in.'),
  sellers: described(rows(v.object(seller)), 'Companies in whose name is invoiced.'),
  fields: described(v.optional(v.object(fields), noFields), 'Names of free fields that can hold ids of the books.'),
});
export type Catalogue = v.InferOutput<typeof Catalogue>;

/** The most that a catalogue may weigh as JSON, in bytes: an item of a table holds 400 KB, and takes less for the same. */
export const CATALOGUE_BYTES = 380_000;

/** True when a catalogue can be kept. */
export const fitsStore = (catalogue: Catalogue): boolean =>
  Buffer.byteLength(JSON.stringify(catalogue)) <= CATALOGUE_BYTES;

const nameOf = (row: { readonly id: string } | { readonly code: string }) => ('id' in row ? row.id : row.code);

const distinct = <R extends Parameters<typeof nameOf>[0]>(row: v.GenericSchema<unknown, R>) =>
  v.exactOptional(
    v.pipe(
      v.array(row),
      v.check((all) => new Set(all.map(nameOf)).size === all.length, 'named-twice' satisfies FaultCode),
    ),
  );

/**
 * The lists of a catalogue that are replaced, one at least, as the admin API takes them: a key that is not known is a
 * mistake, and so is a name that comes twice.
 */
export const CatalogueBody = v.pipe(
  v.strictObject({
    vatRates: described(distinct(v.strictObject(rate)), 'VAT rates that invoices use.'),
    products: described(distinct(v.strictObject(named)), 'Products and services that are on lines.'),
    ledgerAccounts: described(distinct(v.strictObject(named)), 'Ledger accounts that lines name.'),
    paymentMethods: described(distinct(v.strictObject(named)), 'Ways to pay.'),
    paymentTerms: described(distinct(v.strictObject(named)), 'Terms to pay in.'),
    sellers: described(distinct(v.strictObject(seller)), 'Companies in whose name is invoiced.'),
    fields: described(v.exactOptional(v.strictObject(fields)), 'Names of free fields that can hold ids of the books.'),
  }),
  v.minEntries(1),
);
/** Lists that take the place of those of a catalogue. */
export type CatalogueChange = v.InferOutput<typeof CatalogueBody>;
