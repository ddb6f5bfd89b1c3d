import * as v from 'valibot';

const named = { code: v.string(), description: v.nullable(v.string()) };
const identified = { id: v.string(), ...named };
const maybeDay = v.nullable(v.string());

/** A VAT code; percentages as i-Reserve writes them: `"21"`. */
export const VatCode = v.object({
  ...identified,
  percentage: v.string(),
  /** `E` prices exclude VAT, `I` they include it, `B` base only at 0 %, `N` no VAT (reference 5.12). */
  type: v.string(),
  /** Whether it may stand on a sale. */
  usable: v.boolean(),
  /** Reverse-charged: the customer accounts for the VAT. */
  charged: v.boolean(),
  margin: v.boolean(),
  /** For sales that are listed for another country of the EU. */
  abroad: v.boolean(),
  /** What the percentage was and is, by day; empty when the books do not show it. */
  history: v.array(v.object({ percentage: v.string(), from: maybeDay, to: maybeDay })),
});
export type VatCode = v.InferOutput<typeof VatCode>;

/** An item: what a line sells. */
export const Article = v.object({
  ...identified,
  forSale: v.boolean(),
  /** Whether its quantity may have decimals; null when the books don't say. */
  fractions: v.nullable(v.boolean()),
  /** The code of the ledger account that its sales land on; null where its group decides. */
  ledgerAccount: v.nullable(v.string()),
  from: maybeDay,
  to: maybeDay,
});
export type Article = v.InferOutput<typeof Article>;

/** A payment condition. */
export const PaymentCondition = v.object({ ...named, days: v.number(), endOfMonths: v.number() });
export type PaymentCondition = v.InferOutput<typeof PaymentCondition>;

/** A sales journal. */
export const Journal = v.object({ ...named, blocked: v.boolean() });
export type Journal = v.InferOutput<typeof Journal>;

/** A ledger account. */
export const ExactLedgerAccount = v.object({ ...identified, blocked: v.boolean() });
export type ExactLedgerAccount = v.InferOutput<typeof ExactLedgerAccount>;

/** The keys of the code lists. Items and ledger accounts are many, so a mapping asks for them one by one. */
export const keys = {
  vatCodes: 'vatCodes',
  articles: 'articles',
  paymentConditions: 'paymentConditions',
  journals: 'journals',
  ledgerAccounts: 'ledgerAccounts',
  article: (code: string) => `item:${code}`,
  ledgerAccount: (code: string) => `ledgerAccount:${code}`,
} as const;

/** The code that a key of one item or ledger account names, or null. */
export function codeIn(key: string, kind: 'item' | 'ledgerAccount'): string | null {
  return key.startsWith(`${kind}:`) ? key.slice(kind.length + 1) : null;
}
