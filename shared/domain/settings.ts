import * as v from 'valibot';
import { Day } from './invoice.ts';
import { DecimalText } from './money.ts';
import { text } from './optional.ts';

const fieldName = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(100));
const code = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60));

const isNoDebt = (amount: string): boolean => !amount.startsWith('-');

const common = {
  invoiceField: v.optional(fieldName, 'external_id'),
  customerField: v.optional(fieldName, 'external_id'),
  customerNumberPrefix: v.optional(v.pipe(v.string(), v.maxLength(18)), ''),
  customerNumberLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(18)), 0),
  autoUpdateRelation: v.optional(v.boolean(), true),
  dateRangeOnLines: v.optional(v.boolean(), false),
  finaliseInvoice: v.optional(v.boolean(), false),
  sendEmail: v.optional(v.boolean(), false),
  rounding: v.optional(v.picklist(['park', 'add']), 'park'),
  roundingLimit: v.optional(v.pipe(DecimalText, v.check(isNoDebt, 'must be at least 0')), '0.05'),
  sellers: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
  startDate: v.optional(v.nullable(Day), null),
  triggers: v.optional(v.strictObject({ invoiceSent: v.optional(v.boolean(), false) }), { invoiceSent: false }),
};

const numberFits = (settings: { customerNumberPrefix: string; customerNumberLength: number }): boolean =>
  settings.customerNumberPrefix.length + settings.customerNumberLength <= 18;
const tooLong = 'prefix and length together are at most 18 characters';

/** The settings of an Exact Online integration: contract section 4. Unknown keys are refused. */
export const ExactDetails = v.pipe(
  v.strictObject({
    ...common,
    contactField: v.optional(v.nullable(fieldName), null),
    vatExclusive: v.optional(v.boolean(), true),
    journal: v.optional(v.nullable(code), null),
    defaultArticle: v.optional(v.nullable(code), null),
    creditSign: v.optional(v.picklist(['positive', 'negative']), 'positive'),
    roundingArticle: v.optional(v.nullable(code), null),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
  v.forward(
    v.check(({ contactField, customerField }) => contactField !== customerField, 'must differ from customerField'),
    ['contactField'],
  ),
);
export type ExactDetails = v.InferOutput<typeof ExactDetails>;

/** Which parts of a contact may come back from Moneybird. */
const ContactPart = v.picklist(['name', 'address', 'email', 'phone', 'vatNumber', 'chamberOfCommerce', 'iban']);

/** The settings of a Moneybird integration: contract section 4. Unknown keys are refused. */
export const MoneybirdDetails = v.pipe(
  v.strictObject({
    ...common,
    vatExclusive: v.optional(v.boolean(), false),
    externalInvoice: v.optional(v.nullable(v.boolean()), null),
    workflow: v.optional(v.nullable(code), null),
    contactSyncBack: v.optional(v.boolean(), false),
    contactSyncBackFields: v.optional(v.array(ContactPart), [
      'name',
      'address',
      'email',
      'phone',
      'vatNumber',
      'chamberOfCommerce',
    ]),
  }),
  v.forward(
    v.check((settings) => numberFits(settings), tooLong),
    ['customerNumberLength'],
  ),
);
export type MoneybirdDetails = v.InferOutput<typeof MoneybirdDetails>;

const codes = v.optional(v.record(v.string(), code), {});

/** What stands for what: i-Reserve's VAT rates, products, payments and ledger accounts in the books' codes. */
export const Mappings = v.strictObject({
  vat: codes,
  articles: codes,
  paymentConditions: codes,
  ledgerAccounts: codes,
});
export type Mappings = v.InferOutput<typeof Mappings>;

const changed = v.nullable(code);
const payment = v.pipe(
  v.string(),
  v.regex(/^(method:[^+]+|term:[^+]+|method:[^+]+\+term:[^+]+)$/, 'must be method:M, term:T or method:M+term:T'),
);

/** What a person changes of the mappings: what is named, and null takes a key away. */
export const MappingChanges = v.strictObject({
  vat: v.optional(v.record(text, changed), {}),
  articles: v.optional(v.record(text, changed), {}),
  paymentConditions: v.optional(v.record(payment, changed), {}),
  ledgerAccounts: v.optional(v.record(text, changed), {}),
});
export type MappingChanges = v.InferOutput<typeof MappingChanges>;

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
