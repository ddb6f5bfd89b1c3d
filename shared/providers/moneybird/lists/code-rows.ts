import * as v from 'valibot';

// The id is the code here: nothing else of a row is sure to be there and to stay.
const codeRow = { id: v.string(), code: v.string(), description: v.nullable(v.string()) };

/** A tax rate for sales; the percentage as i-Reserve writes it: `"21"`. */
export const TaxRate = v.object({
  ...codeRow,
  percentage: v.string(),
  type: v.string(),
  /** Whether it may stand on an invoice. */
  usable: v.boolean(),
  /** Reverse-charged: the customer accounts for the VAT. */
  charged: v.boolean(),
  /** For sales to consumers in another country. */
  abroad: v.boolean(),
});
export type TaxRate = v.InferOutput<typeof TaxRate>;

/** A ledger account, which people see as a category. */
export const MoneybirdLedgerAccount = v.object({ ...codeRow, usable: v.boolean() });
export type MoneybirdLedgerAccount = v.InferOutput<typeof MoneybirdLedgerAccount>;

/** A workflow for invoices. */
export const Workflow = v.object(codeRow);

/** The keys of the code lists. */
export const keys = { vatCodes: 'vatCodes', ledgerAccounts: 'ledgerAccounts', workflows: 'workflows' } as const;
