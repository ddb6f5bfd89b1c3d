import type { Fault, FaultCode } from './faults.ts';
import { say } from './sentences.ts';
import type { Language, Words } from './sentences-words.ts';

/** The phrasebook of faults: each code in every language. A code without its words does not compile. */
const faultWords = {
  'unknown-key': { nl: 'Dit is niet bekend.', en: 'This is not known.' },
  missing: { nl: 'Vul dit in.', en: 'Fill this in.' },
  empty: { nl: 'Vul dit in.', en: 'Fill this in.' },
  'not-text': { nl: 'Dit moet tekst zijn.', en: 'This must be text.' },
  'not-well-formed': {
    nl: 'Hier staat een half teken in: dit is geen geldige Unicode.',
    en: 'Half a character stands here: this is no well-formed Unicode.',
  },
  'not-whole-number': { nl: 'Vul een geheel getal in.', en: 'Fill in a whole number.' },
  'not-boolean': { nl: 'Dit moet true of false zijn.', en: 'This must be true or false.' },
  'not-list': { nl: 'Dit moet een lijst zijn.', en: 'This must be a list.' },
  'not-object': { nl: 'Dit moet een JSON-object zijn.', en: 'This must be a JSON object.' },
  'not-one-of': {
    nl: 'Kies een van de mogelijkheden[: {expected}].',
    en: 'Choose one of the possibilities[: {expected}].',
  },
  'not-decimal': {
    nl: 'Vul een bedrag in, zoals [{expected}|0,05].',
    en: 'Fill in an amount, such as [{expected}|0.05].',
  },
  'not-day': {
    nl: 'Vul een datum in die bestaat[, zoals {expected}].',
    en: 'Fill in a date that exists[, such as {expected}].',
  },
  'not-moment': {
    nl: 'Vul een tijdstip met tijdzone in, zoals 2026-11-20T09:00:00Z.',
    en: 'Fill in a moment with its time zone, such as 2026-11-20T09:00:00Z.',
  },
  'not-return-address': {
    nl: 'Geef een https-adres op een host die voor deze omgeving is toegestaan.',
    en: 'Give an https address on a host that is allowed for this stage.',
  },
  'not-page': {
    nl: 'Kies overview, invoices, integrations of een tabblad van een integratie.',
    en: 'Choose overview, invoices, integrations or a tab of an integration.',
  },
  'not-month': { nl: 'Vul een maand in, zoals 2026-11.', en: 'Fill in a month, such as 2026-11.' },
  'not-quarter': { nl: 'Vul een kwartaal in, zoals 2026-Q4.', en: 'Fill in a quarter, such as 2026-Q4.' },
  'before-first-day': {
    nl: 'De laatste dag kan niet voor de eerste liggen.',
    en: 'The last day can’t be before the first.',
  },
  'not-currency': { nl: 'Vul de code van een munt in, zoals EUR.', en: 'Fill in a currency code, such as EUR.' },
  'not-payment-key': {
    nl: 'De sleutel moet method:M, term:T of method:M+term:T zijn.',
    en: 'The key must be method:M, term:T or method:M+term:T.',
  },
  negative: { nl: 'Kies een getal van 0 of meer.', en: 'Choose a number of 0 or more.' },
  'above-one': { nl: 'Kies een bedrag van hooguit 1.', en: 'Choose an amount of 1 at most.' },
  'too-small': { nl: 'Kies een getal van {least} of meer.', en: 'Choose a number of {least} or more.' },
  'too-large': { nl: 'Dit is te groot: hooguit {most}.', en: 'This is too large: {most} at most.' },
  'too-long': { nl: 'Dit is te lang: hooguit {most} tekens.', en: 'This is too long: {most} characters at most.' },
  'too-few': { nl: 'Dit zijn er te weinig: minstens {least}.', en: 'These are too few: {least} at least.' },
  'too-many': { nl: 'Dit zijn er te veel: hooguit {most}.', en: 'These are too many: {most} at most.' },
  'named-twice': { nl: 'Noem elk maar één keer.', en: 'Name each one once.' },
  'price-missing': {
    nl: 'Vul een van de twee stuksprijzen in, of de totalen.',
    en: 'Fill in one of the two unit prices, or the totals.',
  },
  'name-missing': {
    nl: 'Vul een bedrijfsnaam in, of een contactpersoon met een achternaam.',
    en: 'Fill in a company name, or a contact person with a last name.',
  },
  'number-too-long': {
    nl: 'Voorvoegsel en lengte zijn samen hooguit 18 tekens.',
    en: 'Prefix and length are at most 18 characters together.',
  },
  'same-as-customer-field': {
    nl: 'Kies een ander veld dan het klantveld.',
    en: 'Choose another field than the customer field.',
  },
  'field-taken': {
    nl: 'Een andere koppeling gebruikt dit veld al.',
    en: 'Another integration uses this field already.',
  },
  'administration-unknown': {
    nl: 'Kies een van de administraties.',
    en: 'Choose one of the administrations.',
  },
  'app-refused': {
    nl: 'De boekhouding kent deze Client ID niet met dit Client Secret. Er is niets opgeslagen.',
    en: 'The books don’t know this client ID with this client secret. Nothing was saved.',
  },
  'cursor-unknown': { nl: 'Deze cursor is niet van ons.', en: 'This cursor is none of ours.' },
  'plus-sign': { nl: 'Gebruik hier geen +.', en: 'Do not use a + here.' },
  'one-too-many': { nl: 'Vul één van de twee in.', en: 'Fill in one of the two.' },
  'other-tenant': { nl: 'Dit is niet de klant van het token.', en: 'This is not the tenant of the token.' },
  unfit: { nl: 'Dit past niet. Kijk het na.', en: 'This does not fit. Please check it.' },
} as const satisfies Record<FaultCode, Words>;

/** Says to a person what is wrong with a value. */
export const sayFault = ({ code, about }: Pick<Fault, 'code' | 'about'>, language: Language): string =>
  say(faultWords[code], language, about);
