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

/** The same as the admin API takes it, where a key that is not known is a mistake. */
export const CatalogueBody = v.strictObject({
  vatRates: rows(v.strictObject(rate)),
  products: rows(v.strictObject(named)),
  ledgerAccounts: rows(v.strictObject(named)),
  paymentMethods: rows(v.strictObject(named)),
  paymentTerms: rows(v.strictObject(named)),
  sellers: rows(v.strictObject(seller)),
  fields: v.optional(v.strictObject(fields), noFields),
});
