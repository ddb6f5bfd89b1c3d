import * as v from 'valibot';

/** Why an invoice or customer stopped, or waits. Stable codes: contract section 5. */
export const Cause = v.picklist([
  // mapping and amounts
  'vat-unmapped',
  'vat-percentage-mismatch',
  'vat-type-mismatch',
  'vat-number-missing',
  'article-unknown',
  'payment-condition-unknown',
  'payment-condition-missing',
  'price-missing',
  'total-differs',
  // relation
  'customer-refused',
  'customer-number-taken',
  'customer-number-too-long',
  'customer-blocked',
  'customer-not-a-customer',
  // the books
  'invoice-refused',
  'number-taken',
  'period-closed',
  'article-blocked',
  'quantity-refused',
  'ledger-account-refused',
  'cost-centre-missing',
  'journal-refused',
  'currency-refused',
  'field-too-long',
  'changed-in-books',
  'duplicate-found',
  'link-broken',
  // after the POST
  'finalise-failed',
  // access
  'reconnect-needed',
  'not-connected',
  'not-allowed',
  'licence-missing',
  'plan-limit',
  'client-refused',
  'consent-denied',
  'administration-gone',
  'administration-busy',
  'administration-changed',
  'wrong-administration',
  'webhook-lost',
  // time
  'rate-limited',
  'day-limit',
  'error-block',
  'provider-down',
  'uncertain',
  'original-first',
  'customer-first',
  'soon',
  // ours
  'inactive',
  'before-start',
  'other-seller',
  'conflict',
  'unreadable',
  'not-final',
  'internal-error',
  'unexpected',
]);
export type Cause = v.InferOutput<typeof Cause>;

/** Why an invoice or customer is booked with a remark. Stable codes: contract section 5. */
export const Warning = v.picklist([
  'totals-derived',
  'vat-rounding',
  'rounding-added',
  'default-article',
  'text-shortened',
  'iban-refused',
  'vat-number-refused',
  'relation-shared',
  'relation-matched',
  'due-date-differs',
  'date-set-at-finalising',
  'credit-original-unknown',
  'mail-unconfirmed',
  'email-missing',
  'email-failed',
  'period-dropped',
  'field-refused',
  'field-shortened',
  'sent-by-peppol',
]);
export type Warning = v.InferOutput<typeof Warning>;

/** The values that a sentence names: `{rate}` in the sentence becomes `about.rate`. */
export const About = v.record(v.string(), v.string());
export type About = v.InferOutput<typeof About>;

/** A remark on something that was booked all the same. `field` is the JSON pointer of what it is about, or null. */
export interface Remark {
  readonly code: Warning;
  readonly field: string | null;
  readonly about: About;
}

/** Makes a remark. */
export const remark = (code: Warning, about: About = {}, field: string | null = null): Remark => ({
  code,
  field,
  about,
});
