import type { Cause } from '../../domain/causes.ts';
import type { Objection } from './refusal.ts';

/** What a refused request was about. */
export type MoneybirdSubject = 'administration' | 'list' | 'relation' | 'part' | 'invoice' | 'sending' | 'webhook';

/** `null` matches anything; words and codes are compared together. */
type Row = readonly [field: RegExp | null, words: RegExp | null, cause: Cause];

const taken = /\btaken\b|already|in gebruik|bezet/i;

/** How Moneybird says that a value will not do: as far as the reference knows, and as Rails says it (reference 4.3). */
const known =
  /\b(?:blank|empty|required|must exist|invalid|not found|not a number|not a valid|not included|inclusion|too_?\s?short|greater|less)\b|_(?:blank|empty|invalid|required)\b|can(?:'|no)t be|leeg|verplicht|ongeldig|niet gevonden/i;

// The first row that matches decides. Texts drift, so fields and codes come before words (reference 4.1, 4.3).
const anywhere: readonly Row[] = [[null, /too_?\s?long|te lang/i, 'field-too-long']];

const locked: readonly Row[] = [
  [null, /(?<![a-z])lock|vergrendel/i, 'period-closed'],
  [/(?:^|_)date$/, /period|afgesloten|closed/i, 'period-closed'],
];

const invoiceRows: readonly Row[] = [
  ...anywhere,
  [/(?:^|\.)contact(?:_id)?$/, null, 'link-broken'],
  [null, /tax[_ ]number|vat[_ -]?number|btw-?(?:identificatie)?nummer/i, 'vat-number-missing'],
  [/(?:^|\.)tax_rate(?:_id)?$/, null, 'vat-unmapped'],
  [/(?:^|\.)ledger_account(?:_id)?$/, null, 'ledger-account-refused'],
  [/(?:^|\.)amount$/, null, 'quantity-refused'],
  [/^currency$/, null, 'currency-refused'],
  [/^reference$/, taken, 'number-taken'],
  ...locked,
  [null, known, 'invoice-refused'],
];

const relationRows: readonly Row[] = [...anywhere, [/^customer_id$/, taken, 'customer-number-taken']];

const rowsOf: Record<MoneybirdSubject, readonly Row[]> = {
  administration: [],
  list: [],
  relation: relationRows,
  part: [...anywhere, [/^contact$/, null, 'link-broken']],
  invoice: invoiceRows,
  sending: locked,
  webhook: [],
};

const otherwise: Record<MoneybirdSubject, Cause> = {
  administration: 'unexpected',
  list: 'unexpected',
  relation: 'customer-refused',
  part: 'customer-refused',
  invoice: 'unexpected',
  sending: 'finalise-failed',
  webhook: 'webhook-lost',
};

/** The cause behind a refusal; one that we don't know gives the subject's general cause. */
export const causeOfRefusal = (subject: MoneybirdSubject, objections: readonly Objection[]): Cause =>
  rowsOf[subject].find((row) => objections.some((objection) => fits(row, objection)))?.[2] ?? otherwise[subject];

const fits = ([name, known]: Row, { field, code, words }: Objection): boolean =>
  (name === null || name.test(field ?? '')) && (known === null || known.test(`${code ?? ''} ${words}`));
