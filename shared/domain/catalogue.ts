import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { DecimalIn } from './money.ts';
import { idText, maybeText } from './optional.ts';

const rate = { id: idText, description: maybeText, percentage: DecimalIn };
const named = { code: idText, description: maybeText };
const seller = { id: idText, name: maybeText };
const names = v.optional(v.array(idText), []);
const fields = { invoice: names, customer: names };

const rows = <S extends v.GenericSchema>(row: S) => v.optional(v.array(row), []);
const noFields = { invoice: [], customer: [] };

/** What a tenant can use on its invoices: the left-hand side of every mapping. */
export const Catalogue = v.object({
  vatRates: rows(v.object(rate)),
  products: rows(v.object(named)),
  ledgerAccounts: rows(v.object(named)),
  paymentMethods: rows(v.object(named)),
  paymentTerms: rows(v.object(named)),
  sellers: rows(v.object(seller)),
  fields: v.optional(v.object(fields), noFields),
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
    vatRates: distinct(v.strictObject(rate)),
    products: distinct(v.strictObject(named)),
    ledgerAccounts: distinct(v.strictObject(named)),
    paymentMethods: distinct(v.strictObject(named)),
    paymentTerms: distinct(v.strictObject(named)),
    sellers: distinct(v.strictObject(seller)),
    fields: v.exactOptional(v.strictObject(fields)),
  }),
  v.minEntries(1),
);
/** Lists that take the place of those of a catalogue. */
export type CatalogueChange = v.InferOutput<typeof CatalogueBody>;
