import * as v from 'valibot';
import { DecimalText } from './money.ts';
import { maybeText, text } from './optional.ts';

const rate = { id: text, description: maybeText, percentage: DecimalText };
const named = { code: text, description: maybeText };
const seller = { id: text, name: maybeText };
const names = v.optional(v.array(text), []);
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

const nameOf = (row: { readonly id: string } | { readonly code: string }) => ('id' in row ? row.id : row.code);

const distinct = <R extends Parameters<typeof nameOf>[0]>(row: v.GenericSchema<unknown, R>) =>
  v.optional(
    v.pipe(
      v.array(row),
      v.check((all) => new Set(all.map(nameOf)).size === all.length, 'must name each one once'),
    ),
    [],
  );

/** The same as the admin API takes it, where a key that is not known is a mistake, and so is a name that comes twice. */
export const CatalogueBody = v.strictObject({
  vatRates: distinct(v.strictObject(rate)),
  products: distinct(v.strictObject(named)),
  ledgerAccounts: distinct(v.strictObject(named)),
  paymentMethods: distinct(v.strictObject(named)),
  paymentTerms: distinct(v.strictObject(named)),
  sellers: distinct(v.strictObject(seller)),
  fields: v.optional(v.strictObject(fields), noFields),
});
