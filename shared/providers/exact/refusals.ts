import type { Cause } from '../../domain/causes.ts';

/** What a refused request was about. */
export type ExactSubject = 'administration' | 'list' | 'relation' | 'part' | 'invoice' | 'printing';

type Row = readonly [text: RegExp, cause: Cause];

/*
 * How Exact opens a refusal. Sentences differ by version in blanks, dashes, capitals and nouns (reference 6.4), so they are
 * matched in the plain form of `plain`: lower case, with one blank for each run of blanks and dashes.
 */
const wrong = '(?:ongeldige?|invalid|onbekende?|unknown)(?: referentie| reference)?';
const missing = '(?:verplichte?|mandatory|required|ontbreken(?:d|de)?|missing)';
const blocked =
  '(?:geblokkeerde?|blocked|(?:non ?|in)actie(?:f|ve)|niet actief|inactive|not active|toekomstige?|future)';
const forbidden = '(?:niet toegestaan|not allowed)';
const taken = '(?:bestaat (?:reeds|al)|already exists|(?:reeds )?in gebruik|(?:already )?in use)';
const any = `(?:${wrong}|${missing}|${blocked}|${forbidden})`;

const relation =
  '(?:klant(?:en)?|relaties?|accounts?|customers?|debiteur(?:en)?|besteld door|ordered by|factuur (?:voor|aan)|invoice (?:to|for)|(?:af)?leveren aan|deliver to|ship to)';
const item = '(?:artikel(?:en|code)?|items?|item code)';
const vatCode = '(?:(?:btw|vat) ?codes?)';
const journal = '(?:dagboek(?:en)?|journals?)';
const condition = '(?:betalingsconditie(?:s)?|payment conditions?|payment terms?)';

/** A verdict on a thing, whichever of the two comes first: `Blocked: Account`, `Klant: Non-actief`. */
const about = (verdict: string, things: string): RegExp =>
  new RegExp(`${verdict} ?:? ?${things}\\b|\\b${things}(?: ?\\([^)\\n]*\\))? ?:? ?${verdict}`);

const anywhere: readonly Row[] = [
  [/wrong (?:division|administration)|(?:verkeerde|onjuiste) administratie/, 'wrong-administration'],
  [/geen rechten|no rights|(?:onvoldoende|insufficient) rights?/, 'not-allowed'],
  [/maximale lengte|te lang\b|maximum length|too long/, 'field-too-long'],
];

// The first row that matches decides; Dutch and English, since messages come in the language of the user
// (reference 6.4).
const documentRows: readonly Row[] = [
  ...anywhere,
  [
    /period(?:e|en|es|s)? (?:is|zijn|are|has been|have been) (?:reeds |al |already )?(?:af)?(?:gesloten|closed)/,
    'period-closed',
  ],
  [/(?:(?:af)?gesloten|closed) ?:? ?(?:reporting |financial |fiscal |boek)?period/, 'period-closed'],
  [/(?:fiscal|financial) year|boekjaar|period(?:e|s)? ?(?:date|datum) ?tab(?:le|el)/, 'period-closed'],
  [about(missing, condition), 'payment-condition-missing'],
  [about(any, condition), 'payment-condition-unknown'],
  [
    /klantenrekening van deze relatie|debiteurenrekening|receivables? account of (?:this|the) (?:account|customer)/,
    'journal-refused',
  ],
  [about(any, journal), 'journal-refused'],
  [/(?:btw|vat) ?percentage/, 'vat-percentage-mismatch'],
  [/(?:btw|vat) ?(?:bedrag|amount) (?:is )?(?:niet toegestaan|not allowed)/, 'vat-type-mismatch'],
  [new RegExp(vatCode), 'vat-unmapped'],
  [/kostenplaats|kostendrager|cost ?cent(?:re|er)|cost ?unit/, 'cost-centre-missing'],
  [/grootboek|ledger account|g\/l account/, 'ledger-account-refused'],
  [new RegExp(`${wrong} ?:? ?${relation} ?\\( ?(?:type|soort|status)`), 'customer-not-a-customer'],
  [new RegExp(`${wrong} ?:? ?${relation} ?\\(`), 'customer-blocked'],
  [about(blocked, relation), 'customer-blocked'],
  [about(wrong, relation), 'link-broken'],
  [new RegExp(`(?:ongeldige referentie|invalid reference|onbekende?|unknown) ?:? ?${item}\\b`), 'article-unknown'],
  [new RegExp(`\\b${item}\\b`), 'article-blocked'],
  [/\b(?:aantal|hoeveelheid|quantity)\b/, 'quantity-refused'],
  [/wisselkoers|exchange rate|\bvaluta\b|\bcurrency\b/, 'currency-refused'],
  [/reeds verwerkt|already processed/, 'changed-in-books'],
];

const requests = /error processing request|error encountered in converting|guid indeling/;
const invoiceRows: readonly Row[] = [
  ...documentRows,
  [new RegExp(taken), 'number-taken'],
  [new RegExp(any), 'invoice-refused'],
  [requests, 'invoice-refused'],
];
const printingRows: readonly Row[] = [...documentRows, [about(wrong, '(?:factuur|invoice)'), 'link-broken']];
const relationRows: readonly Row[] = [...anywhere, [new RegExp(taken), 'customer-number-taken']];

const rowsOf: Record<ExactSubject, readonly Row[]> = {
  administration: anywhere,
  list: anywhere,
  relation: relationRows,
  part: anywhere,
  invoice: invoiceRows,
  printing: printingRows,
};

const otherwise: Record<ExactSubject, Cause> = {
  administration: 'unexpected',
  list: 'unexpected',
  relation: 'customer-refused',
  part: 'customer-refused',
  invoice: 'unexpected',
  printing: 'finalise-failed',
};

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\S\n]*[\p{Pd}_][^\S\n]*|[^\S\n]+/gu, ' ');

const knownCause = (subject: ExactSubject, text: string): Cause | undefined => {
  const words = plain(text);
  return rowsOf[subject].find(([known]) => known.test(words))?.[1];
};

/** The cause behind a refusal's text; one that we don't know gives the subject's general cause. */
export const causeOfRefusal = (subject: ExactSubject, text: string): Cause =>
  knownCause(subject, text) ?? otherwise[subject];

/** Whether the books say that the document is final already: what we wanted has been done (reference 5.9, 6.4). */
export const isProcessedAlready = (text: string): boolean => /reeds verwerkt|already processed/.test(plain(text));

/** What Exact says of itself when it is in trouble (reference 3.4), and what the frame below it says. */
const trouble =
  /problem has occurred|probleem opgetreden|(?:error|fout) (?:has )?(?:occurred|opgetreden)|will be investigated|wordt .*onderzocht|time ?out|timed out|deadlock|service unavailable|try again|probeer het/;

/** What only a refusal of values says, whatever the status that it comes with. */
const refusal = new RegExp(`${any}|${taken}|maximale lengte|maximum length|gesloten|closed|verwerkt|processed`);

/**
 * Whether words of Exact's own refuse what was asked, though the status speaks of trouble (reference 3.4): the generic
 * sentence does not. A status other than 500 is a gateway's or a restart's, so there only words that we know count.
 */
export function isRefusedInWords(status: number, text: string): boolean {
  const words = plain(text);
  if (words.trim() === '' || trouble.test(words)) return false;
  return status === 500 || refusal.test(words);
}

/** A 404 that names nothing but a path. */
export const isNameless = (text: string): boolean =>
  text.trim() === '' || /resource not found|^not found\W*$/.test(plain(text));

// Exact's labels of the fields that may be left out (reference 5.3, 5.5, 5.6), by the names that requests give them.
const fieldWords: readonly (readonly [field: RegExp, words: RegExp])[] = [
  [/^VATNumber$/, /(?:btw|vat) ?(?:registration )?(?:nummer|number|nr)/],
  [/Email$/, /e ?mail/],
  [/Phone$/, /telefoon|\bphone/],
  [/^Postcode$/, /postcode|postal code|zip/],
  [/^City$/, /\bplaats\b|woonplaats|\bcity\b|\btown\b/],
  [/^Country$/, /\bland(?:code)?\b|\bcountry\b/],
  [/^ChamberOfCommerce$/, /kamer van koophandel|\bkvk|chamber of commerce|\bcoc\b/],
  [/^Language$/, /\btaal\b|\blanguage\b/],
  [/^AddressLine\d$/, /(?<!mail ?)(?:\badres(?:regel)?\b|\baddress(?: ?line)?\b)|\bstraat\b|\bstreet\b/],
  [/^FirstName$/, /voornaam|first name/],
  [/^MiddleName$/, /tussenvoegsel|middle name/],
  [/^LastName$/, /achternaam|last name/],
  [/^BICCode$/, /\bbic\b|swift/],
  [/^BankAccount$/, /bankrekening|bank ?account|iban/],
];

/** Which of these fields a refusal names, by Exact's own name of them or by its words for them. */
export function fieldsNamed(fields: readonly string[], text: string): readonly string[] {
  const said = text.replaceAll(/\[[^\]\n]*\]/g, ''); // a value that is repeated is none of Exact's words
  const words = plain(said);
  const isMeant = (field: string) => fieldWords.some(([known, label]) => known.test(field) && label.test(words));
  return fields.filter((field) => new RegExp(`\\b${field}\\b`).test(said) || isMeant(field));
}
