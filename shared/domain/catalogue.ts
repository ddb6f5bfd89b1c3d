import * as v from 'valibot';
import { DecimalText } from './money.ts';
import { maybeText, text } from './optional.ts';

const named = v.object({ code: text, description: maybeText });

/** What a tenant can use on its invoices: the left-hand side of every mapping. */
export const Catalogue = v.object({
  vatRates: v.optional(v.array(v.object({ id: text, description: maybeText, percentage: DecimalText })), []),
  products: v.optional(v.array(named), []),
  ledgerAccounts: v.optional(v.array(named), []),
  paymentMethods: v.optional(v.array(named), []),
  paymentTerms: v.optional(v.array(named), []),
  sellers: v.optional(v.array(v.object({ id: text, name: maybeText })), []),
  fields: v.optional(v.object({ invoice: v.optional(v.array(text), []), customer: v.optional(v.array(text), []) }), {
    invoice: [],
    customer: [],
  }),
});
export type Catalogue = v.InferOutput<typeof Catalogue>;
