import * as v from 'valibot';
import type { FaultCode } from './faults.ts';
import { Day } from './invoice.ts';
import { DecimalText, money } from './money.ts';
import { idText, wellFormed } from './optional.ts';
import { outsideRecord } from './outside-record.ts';

/** The name of a field of i-Reserve. */
export const fieldName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100), wellFormed);
/** A code or an id of the books. */
export const code = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60), wellFormed);

/** The most sellers whose invoices one integration can be limited to. */
const SELLERS = 500;

const isNoDebt = (amount: string): boolean => !amount.startsWith('-');
/** A larger amount is no rounding difference. Text that is no amount is the fault of another rule. */
const isRounding = (amount: string): boolean => !v.is(DecimalText, amount) || money(amount).lessThanOrEqualTo(1);

/** The settings that every provider has. */
export const common = {
  invoiceField: v.optional(fieldName, 'external_id'),
  customerField: v.optional(fieldName, 'external_id'),
  customerNumberPrefix: v.optional(v.pipe(v.string(), v.maxLength(18), wellFormed), ''),
  customerNumberLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)), 0),
  autoUpdateRelation: v.optional(v.boolean(), true),
  dateRangeOnLines: v.optional(v.boolean(), false),
  finaliseInvoice: v.optional(v.boolean(), false),
  sendEmail: v.optional(v.boolean(), false),
  rounding: v.optional(v.picklist(['park', 'add']), 'park'),
  roundingLimit: v.optional(
    v.pipe(
      DecimalText,
      v.check(isNoDebt, 'negative' satisfies FaultCode),
      v.check(isRounding, 'above-one' satisfies FaultCode),
    ),
    '0.05',
  ),
  sellers: v.optional(v.pipe(v.array(idText), v.maxLength(SELLERS)), []),
  startDate: v.optional(v.nullable(Day), null),
  triggers: v.optional(v.strictObject({ invoiceSent: v.optional(v.boolean(), false) }), { invoiceSent: false }),
};

/** Whether prefix and length of a customer number are short enough together. */
export const numberFits = (settings: { customerNumberPrefix: string; customerNumberLength: number }): boolean =>
  settings.customerNumberPrefix.length + settings.customerNumberLength <= 18;
/** What is wrong where they are not. */
export const tooLong = 'number-too-long' satisfies FaultCode;

const codes = v.optional(outsideRecord(v.string(), code), {});

/** What stands for what: i-Reserve's VAT rates, products, payments and ledger accounts in the books' codes. */
export const Mappings = v.strictObject({
  vat: codes,
  articles: codes,
  paymentConditions: codes,
  ledgerAccounts: codes,
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
  vat: v.optional(outsideRecord(key, changed), {}),
  articles: v.optional(outsideRecord(key, changed), {}),
  paymentConditions: v.optional(outsideRecord(payment, changed), {}),
  ledgerAccounts: v.optional(outsideRecord(key, changed), {}),
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
