import type { ChangeKind } from '../../../shared/domain/change.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What each kind of change is called. */
export const changeWords: Readonly<Record<ChangeKind, Words>> = {
  'integration-made': { nl: 'Koppeling gemaakt', en: 'Integration made' },
  'authentication-changed': { nl: 'App ingevuld', en: 'App filled in' },
  'secret-replaced': { nl: 'Client Secret vervangen', en: 'Client Secret replaced' },
  'consent-asked': { nl: 'Toestemming gevraagd', en: 'Consent asked' },
  'consent-given': { nl: 'Toestemming gegeven', en: 'Consent given' },
  'consent-undone': { nl: 'Toestemming niet bruikbaar', en: 'Consent not usable' },
  'consent-withdrawn': { nl: 'Toestemming ingetrokken', en: 'Consent withdrawn' },
  'administration-chosen': { nl: 'Administratie gekozen', en: 'Administration chosen' },
  'settings-changed': { nl: 'Instellingen gewijzigd', en: 'Settings changed' },
  'mappings-changed': { nl: 'Btw en artikelen gewijzigd', en: 'Mapping changed' },
  activated: { nl: 'Geactiveerd', en: 'Activated' },
  deactivated: { nl: 'Uitgezet', en: 'Turned off' },
  disconnected: { nl: 'Koppeling verbroken', en: 'Disconnected' },
  retried: { nl: 'Opnieuw geprobeerd', en: 'Tried again' },
  'invoice-sync-asked': { nl: 'Versturen van een factuur gevraagd', en: 'Asked to send an invoice' },
  'customer-sync-asked': { nl: 'Versturen van een klant gevraagd', en: 'Asked to send a customer' },
  'missing-sent': { nl: 'Versturen van ontbrekende facturen gevraagd', en: 'Asked to send missing invoices' },
  'final-asked': { nl: 'Definitief maken gevraagd', en: 'Asked to make final' },
  'catalogue-changed': { nl: 'Lijsten van i-Reserve vervangen', en: 'Lists of i-Reserve replaced' },
  'link-made': { nl: 'Link naar deze schermen gemaakt', en: 'Link to these screens made' },
  'session-opened': { nl: 'Aangemeld', en: 'Signed in' },
  'session-ended': { nl: 'Afgemeld', en: 'Signed out' },
};

/** What the page of changes says beside them. */
export const changesPage = {
  title: { nl: 'Wijzigingen', en: 'Changes' },
  lead: {
    nl: 'Wie wat wanneer heeft gewijzigd, in deze schermen en vanuit i-Reserve. Regels blijven twee jaar staan.',
    en: 'Who changed what and when, on these screens and from i-Reserve. Lines are kept for two years.',
  },
  none: { nl: 'Hier staan geen wijzigingen.', en: 'There are no changes here.' },
  older: { nl: 'Oudere wijzigingen', en: 'Older changes' },
  when: { nl: 'Wanneer', en: 'When' },
  who: { nl: 'Wie', en: 'Who' },
  what: { nl: 'Wat', en: 'What' },
  values: { nl: 'Bijzonderheden', en: 'Details' },
  moved: { nl: '{name}: {before} → {after}', en: '{name}: {before} → {after}' },
  newly: { nl: '{name}: {after}', en: '{name}: {after}' },
  yes: { nl: 'ja', en: 'yes' },
  no: { nl: 'nee', en: 'no' },
  nothing: { nl: 'geen', en: 'none' },
  all: { nl: 'alle', en: 'all' },
} as const satisfies Record<string, Words>;

/** What those are called who have no name: a person by their role. */
export const actorWords: ReadonlyMap<string, Words> = new Map([
  ['api', { nl: 'i-Reserve', en: 'i-Reserve' }],
  ['consent page', { nl: 'wie toestemming gaf', en: 'who gave consent' }],
  ['administrator', { nl: 'een beheerder', en: 'an administrator' }],
  ['support', { nl: 'ondersteuning', en: 'support' }],
]);

/** What values that are no settings are called. */
export const valueWords: ReadonlyMap<string, Words> = new Map([
  ['state', { nl: 'Status', en: 'State' }],
  ['host', { nl: 'Adres', en: 'Host' }],
  ['clientId', { nl: 'Client ID', en: 'Client ID' }],
  ['administration', { nl: 'Administratie', en: 'Administration' }],
  ['vat', { nl: 'Btw-tarief', en: 'VAT rate' }],
  ['articles', { nl: 'Artikel', en: 'Item' }],
  ['paymentConditions', { nl: 'Betalingsconditie', en: 'Payment condition' }],
  ['ledgerAccounts', { nl: 'Grootboekrekening', en: 'Ledger account' }],
  ['invoice', { nl: 'Factuur', en: 'Invoice' }],
  ['customer', { nl: 'Klant', en: 'Customer' }],
  ['cause', { nl: 'Oorzaak', en: 'Cause' }],
  ['month', { nl: 'Maand', en: 'Month' }],
  ['quarter', { nl: 'Kwartaal', en: 'Quarter' }],
  ['from', { nl: 'Van', en: 'From' }],
  ['to', { nl: 'Tot en met', en: 'Until' }],
  ['provider', { nl: 'Boekhouding', en: 'Books' }],
  ['role', { nl: 'Rol', en: 'Role' }],
  ['actor', { nl: 'Voor', en: 'For' }],
]);

/** What the lists of the catalogue are called, each with how much is in it. */
export const listWords: ReadonlyMap<string, Words> = new Map([
  ['vatRates', { nl: 'Btw-tarieven', en: 'VAT rates' }],
  ['products', { nl: 'Producten', en: 'Products' }],
  ['ledgerAccounts', { nl: 'Grootboekrekeningen', en: 'Ledger accounts' }],
  ['paymentMethods', { nl: 'Betaalwijzen', en: 'Payment methods' }],
  ['paymentTerms', { nl: 'Betaaltermijnen', en: 'Payment terms' }],
  ['sellers', { nl: 'Verkopers', en: 'Sellers' }],
  ['fields', { nl: 'Vrije velden', en: 'Free fields' }],
]);
