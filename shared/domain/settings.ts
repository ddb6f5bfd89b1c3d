import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { Day } from './invoice.ts';
import { canBeRounding, DecimalText, money } from './money.ts';
import { idText, wellFormed } from './optional.ts';
import { outsideRecord } from './outside-record.ts';
import { described } from './schemas/described.ts';

/** The name of a field of i-Reserve. */
export const fieldName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100), wellFormed);
/** A code or an id of the books. */
export const code = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60), wellFormed);

/** The most sellers whose invoices one integration can be limited to. */
const SELLERS = 500;

const isNoDebt = (amount: string): boolean => !amount.startsWith('-');
/** Text that is no amount is the fault of another rule. */
const isRounding = (amount: string): boolean => !v.is(DecimalText, amount) || canBeRounding(money(amount));

/** The settings that every provider has. */
export const common = {
  invoiceField: described(
    v.optional(fieldName, 'external_id'),
    'The field of an invoice in i-Reserve that holds the id of its document in the books. No two integrations of a tenant share one.',
  ),
  customerField: described(
    v.optional(fieldName, 'external_id'),
    'The field of a customer in i-Reserve that holds the id of its relation in the books. No two integrations of a tenant share one.',
  ),
  customerNumberPrefix: described(
    v.optional(v.pipe(v.string(), v.maxLength(18), wellFormed), ''),
    'What stands before a customer number in the books. With the length it takes at most 18 characters.',
  ),
  customerNumberLength: described(
    v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)), 0),
    'To how many digits a customer number is padded with zeros, the prefix not counted; 0 leaves it as it is. A number is never cut.',
  ),
  autoUpdateRelation: described(
    v.optional(v.boolean(), true),
    'Whether a relation in the books follows each change of the customer; when false it is made once, and updated only when a person asks.',
  ),
  dateRangeOnLines: described(v.optional(v.boolean(), false), 'Whether the period of a line is written with the line.'),
  finaliseInvoice: described(
    v.optional(v.boolean(), false),
    'Whether a document is made final; when false it stays a draft.',
  ),
  sendEmail: described(
    v.optional(v.boolean(), false),
    'Whether the books mail a final invoice to the customer. Without effect unless finaliseInvoice is on.',
  ),
  rounding: described(
    v.optional(v.picklist(['park', 'add']), 'park'),
    'What happens when the books would compute other totals than i-Reserve: park the invoice, or add a line with the difference.',
  ),
  roundingLimit: described(
    v.optional(
      v.pipe(
        DecimalText,
        v.check(isNoDebt, 'negative' satisfies FaultCode),
        v.check(isRounding, 'above-one' satisfies FaultCode),
      ),
      '0.05',
    ),
    'The largest difference that a line may make up for: decimal text, at most 1.',
  ),
  sellers: described(
    v.optional(v.pipe(v.array(idText), v.maxLength(SELLERS)), []),
    'Ids of the sellers whose invoices go to these books; empty for all.',
  ),
  startDate: described(v.optional(v.nullable(Day), null), 'Invoices of before this day are skipped; null for none.'),
  triggers: described(
    v.optional(
      v.strictObject({ invoiceSent: described(v.optional(v.boolean(), false), 'Whether invoice.sent does.') }),
      { invoiceSent: false },
    ),
    'Which other events send an invoice to the books.',
  ),
};

/** Whether prefix and length of a customer number are short enough together. */
export const numberFits = (settings: { customerNumberPrefix: string; customerNumberLength: number }): boolean =>
  settings.customerNumberPrefix.length + settings.customerNumberLength <= 18;
/** What is wrong where they are not. */
export const tooLong = 'number-too-long' satisfies FaultCode;

const codes = v.optional(outsideRecord(v.string(), code), {});

/** What stands for what: i-Reserve's VAT rates, products, payments and ledger accounts in the books' codes. */
export const Mappings = v.strictObject({
  vat: described(codes, 'Codes of VAT in the books, by the id of a VAT rate in i-Reserve.'),
  articles: described(codes, 'Articles of the books, by the code of a product, or by `ledger:` and a ledger account.'),
  paymentConditions: described(codes, 'Payment conditions of the books, by `method:M`, `term:T` or `method:M+term:T`.'),
  ledgerAccounts: described(codes, 'Ledger accounts of the books, by a ledger account in i-Reserve.'),
});
export type Mappings = v.InferOutput<typeof Mappings>;

const changed = v.nullable(code);
/** Room for two ids and what stands before them: `method:M+term:T`. */
const key = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300), wellFormed);
const payment = v.pipe(
  key,
  v.regex(/^(method:[^+]+|term:[^+]+|method:[^+]+\+term:[^+]+)$/, 'not-payment-key' satisfies FaultCode),
);

/** What a person changes of the mappings: what is named, and null takes a key away. */
export const MappingChanges = v.strictObject({
  vat: described(
    v.optional(outsideRecord(key, changed), {}),
    'Codes of VAT in the books, by the id of a VAT rate in i-Reserve; null takes a key away.',
  ),
  articles: described(
    v.optional(outsideRecord(key, changed), {}),
    'Articles of the books, by the code of a product, or by `ledger:` and a ledger account; null takes a key away.',
  ),
  paymentConditions: described(
    v.optional(outsideRecord(payment, changed), {}),
    'Payment conditions of the books, by `method:M`, `term:T` or `method:M+term:T`; null takes a key away.',
  ),
  ledgerAccounts: described(
    v.optional(outsideRecord(key, changed), {}),
    'Ledger accounts of the books, by a ledger account in i-Reserve; null takes a key away.',
  ),
});
export type MappingChanges = v.InferOutput<typeof MappingChanges>;

/** The most that mappings may weigh as JSON, in bytes: they share an item of 400 KB with the settings. */
export const MAPPINGS_BYTES = 300_000;

/** True when mappings can be kept. */
export const fitsIntegration = (mappings: Mappings): boolean =>
  Buffer.byteLength(JSON.stringify(mappings)) <= MAPPINGS_BYTES;

/** The mappings after a change. */
export function changeMappings(before: Mappings, change: MappingChanges): Mappings {
  const merged = (group: keyof Mappings) =>
    Object.fromEntries(
      Object.entries({ ...before[group], ...change[group] }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      ),
    );
  return {
    vat: merged('vat'),
    articles: merged('articles'),
    paymentConditions: merged('paymentConditions'),
    ledgerAccounts: merged('ledgerAccounts'),
  };
}

/**
 * The customer number as the books have it: prefix, then the number padded with zeros to the set length.
 * It is never cut.
 */
export const customerNumberInBooks = (
  number: string,
  settings: { readonly customerNumberPrefix: string; readonly customerNumberLength: number },
): string => settings.customerNumberPrefix + number.padStart(settings.customerNumberLength, '0');
