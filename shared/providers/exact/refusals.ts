import type { Cause } from '../../domain/causes.ts';

/** What a refused request was about. */
export type ExactSubject = 'administration' | 'list' | 'relation' | 'part' | 'invoice' | 'printing';

type Row = readonly [text: RegExp, cause: Cause];

const wrong = '(?:Ongeldige? ?(?:referentie)?|Invalid(?: reference)?|Onbekend|Unknown)';
const demanded = '(?:Verplicht|Mandatory|Required|Ontbrekend|Missing)';
const blocked = '(?:Geblokkeerd|Blocked)';
const taken = '(?:Bestaat reeds|Already exists|In gebruik|In use)';
/** However Exact opens a refusal of values, and what it says of a request that it can't read (reference 4.5). */
const anyRefusal = new RegExp(
  `${wrong}|${demanded}|${blocked}|Niet toegestaan|Not allowed|Error processing request|Error encountered in converting`,
  'i',
);
const about = (opening: string, things: string): RegExp => new RegExp(`${opening}:? *(?:${things})`, 'i');

// The first row that fits decides; Dutch and English, since messages come in the language of the user (reference 6.4).
const anywhere: readonly Row[] = [
  [/Wrong Division|Verkeerde administratie/i, 'wrong-administration'],
  [/Maximale lengte|te lang\b|maximum length|too long/i, 'field-too-long'],
];

const invoiceRows: readonly Row[] = [
  ...anywhere,
  [/Periode is afgesloten|period (?:is|has been) closed|closed: *(?:reporting )?period/i, 'period-closed'],
  [/Fiscal year|Boekjaar|Period - date table|Periode-datumtabel/i, 'period-closed'],
  [about(demanded, 'Betalingsconditie|Payment condition'), 'payment-condition-missing'],
  [about(wrong, 'Betalingsconditie|Payment condition'), 'payment-condition-unknown'],
  [/klantenrekening van deze relatie|receivables? account of (?:this|the) account/i, 'journal-refused'],
  [about(`(?:${demanded}|${wrong}|${blocked})`, 'Dagboek|Journal'), 'journal-refused'],
  [/Btw-percentage|VAT percentage/i, 'vat-percentage-mismatch'],
  [/btw bedrag is niet toegestaan|VAT amount is not allowed/i, 'vat-type-mismatch'],
  [/Btw[- ]code|VAT code/i, 'vat-unmapped'],
  [/Kostenplaats|Kostendrager|Cost ?cent(?:re|er)|Cost ?unit/i, 'cost-centre-missing'],
  [/grootboekrekening|Ledger account|G\/L account/i, 'ledger-account-refused'],
  [about(wrong, '(?:Klant|Customer|Account) \\(Type'), 'customer-not-a-customer'],
  [about(wrong, '(?:Klant|Customer|Account) \\('), 'customer-blocked'],
  [about(blocked, 'Klant|Relatie|Account|Customer'), 'customer-blocked'],
  [about(wrong, 'Klant|Relatie|Account|Customer|Besteld door|Ordered by|Factuur voor|Invoice to'), 'link-broken'],
  [about('(?:Ongeldige referentie|Invalid reference|Onbekend|Unknown)', 'Artikel|Item'), 'article-unknown'],
  [/\b(?:Artikel|Item)\b/i, 'article-blocked'],
  [/\b(?:Aantal|Hoeveelheid|Quantity)\b/i, 'quantity-refused'],
  [/\b(?:Valuta|Currency)\b/i, 'currency-refused'],
  [/Reeds verwerkt|Already processed/i, 'changed-in-books'],
  [new RegExp(taken, 'i'), 'number-taken'],
  [anyRefusal, 'invoice-refused'],
];

const relationRows: readonly Row[] = [...anywhere, [new RegExp(taken, 'i'), 'customer-number-taken']];

const rowsOf: Record<ExactSubject, readonly Row[]> = {
  administration: [],
  list: [],
  relation: relationRows,
  part: anywhere,
  invoice: invoiceRows,
  printing: [],
};

const otherwise: Record<ExactSubject, Cause> = {
  administration: 'unexpected',
  list: 'unexpected',
  relation: 'customer-refused',
  part: 'customer-refused',
  invoice: 'unexpected',
  printing: 'finalise-failed',
};

/** The cause behind a refusal's text; one that we don't know gives the subject's general cause. */
export const causeOfRefusal = (subject: ExactSubject, text: string): Cause =>
  rowsOf[subject].find(([known]) => known.test(text))?.[1] ?? otherwise[subject];

/** Whether the books say that the document is final already: what we wanted has been done (reference 5.9, 6.4). */
export const isProcessedAlready = (text: string): boolean => /Reeds verwerkt|Already processed/i.test(text);

const fieldWords: readonly (readonly [field: string, words: RegExp])[] = [
  ['VATNumber', /btw-?nummer|vat ?(?:registration )?number/i],
  ['Email', /e-?mail/i],
  ['BusinessEmail', /e-?mail/i],
  ['BICCode', /\bbic\b|swift/i],
  ['BankAccount', /bankrekening|bank ?account|iban/i],
];

/** Which of these fields a refusal names, by Exact's name for it or by its words; the first one, else null. */
export function fieldNamed(fields: readonly string[], text: string): string | null {
  const words = new Map(fieldWords);
  return (
    fields.find((field) => new RegExp(`\\b${field}\\b`).test(text)) ??
    fields.find((field) => words.get(field)?.test(text)) ??
    null
  );
}
