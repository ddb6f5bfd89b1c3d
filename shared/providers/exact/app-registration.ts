import type { Words } from '../../domain/sentences-words.ts';
import { type AppRegistration, usualSteps } from '../settings/app-registration.ts';

/** Every site of Exact Online, the default first. An app lives at one of them (reference 1). */
export const hosts = [
  'start.exactonline.nl',
  'start.exactonline.be',
  'start.exactonline.de',
  'start.exactonline.co.uk',
  'start.exactonline.fr',
  'start.exactonline.es',
  'start.exactonline.com',
] as const;
type Site = (typeof hosts)[number];

const countries: Readonly<Record<Site, Words>> = {
  'start.exactonline.nl': { nl: 'Nederland', en: 'Netherlands' },
  'start.exactonline.be': { nl: 'België', en: 'Belgium' },
  'start.exactonline.de': { nl: 'Duitsland', en: 'Germany' },
  'start.exactonline.co.uk': { nl: 'Verenigd Koninkrijk', en: 'United Kingdom' },
  'start.exactonline.fr': { nl: 'Frankrijk', en: 'France' },
  'start.exactonline.es': { nl: 'Spanje', en: 'Spain' },
  'start.exactonline.com': { nl: 'Ander land', en: 'Another country' },
};

const isSite = (host: string): host is Site => Object.hasOwn(countries, host);

/** How an app is registered at the Exact App Center, and in which country. */
export const app: AppRegistration = {
  url: 'https://apps.exactonline.com',
  steps: [
    {
      nl: 'Open het Exact App Center, kies “Mijn apps beheren” en voeg een app toe. Kies uw eigen land.',
      en: 'Open the Exact App Center, choose “Manage my apps” and add an app. Choose your own country.',
    },
    ...usualSteps,
  ],
  atHand: [
    {
      nl: 'Een login bij Exact Online met het recht “Abonnement beheren”: zonder dat recht kunt u geen app registreren.',
      en: 'A login of Exact Online with the right “Manage subscription”: without it you cannot register an app.',
    },
    {
      nl: 'Toegang met die login tot de administratie waarin facturen moeten komen.',
      en: 'Access with that login to the administration in which invoices are to be booked.',
    },
    {
      nl: 'Btw-codes in die administratie, en eventueel artikelen en betalingscondities.',
      en: 'VAT codes in that administration, and perhaps items and payment conditions.',
    },
  ],
  // Kinds of app, redirect URI and scopes: reference 7.
  screen: [
    {
      label: { nl: 'Naam', en: 'Name' },
      value: { nl: 'bijvoorbeeld: i-Reserve van Camping De Eik', en: 'for example: i-Reserve of Camping De Eik' },
      note: { nl: 'Elke naam mag in een land één keer voorkomen.', en: 'A name can be used once in a country.' },
    },
    {
      label: { nl: 'Soort app', en: 'Kind of app' },
      value: { nl: 'testapp, voor eigen gebruik', en: 'testing app, for your own use' },
      note: {
        nl: 'Werkt meteen voor uw eigen abonnement. Een productie-app moet eerst door Exact goedgekeurd worden.',
        en: 'Works for your own subscription at once. A production app has to be approved by Exact first.',
      },
    },
    {
      label: { nl: 'Redirect-URL', en: 'Redirect URL' },
      value: 'redirect-url',
      note: {
        nl: 'Precies zo, ook zonder schuine streep aan het eind.',
        en: 'Exactly so, without a slash at the end.',
      },
    },
    {
      label: { nl: 'Rechten', en: 'Scopes' },
      value: {
        nl: 'Beheren: CRM-relaties, verkoopfacturen. Lezen: financiële administratie, artikelen, betalingscondities, grootboek, organisatie.',
        en: 'Manage: CRM accounts, sales invoices. View: financial accounting, logistics items, cashflow, general ledgers, organization.',
      },
    },
  ],
  clientIdForm: {
    pattern: '\\s*\\{?[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\}?\\s*',
    says: {
      nl: 'Dit lijkt geen Client ID van Exact: dat zijn 32 tekens 0-9 en a-f met vier streepjes, zoals 1a2b3c4d-…',
      en: 'This does not look like a client ID of Exact: that has 32 characters 0-9 and a-f with four dashes, such as 1a2b3c4d-…',
    },
  },
  host: {
    label: { nl: 'Land van uw Exact Online (omgeving)', en: 'Environment (host)' },
    hint: {
      nl: 'Het adres waarop u zelf bij Exact inlogt. De app moet in hetzelfde land geregistreerd zijn.',
      en: 'The address at which you sign in to Exact yourself. The app has to be registered in the same country.',
    },
    nameOf: (host) => (isSite(host) ? countries[host] : { nl: host, en: host }),
  },
  // A GUID: the same in capitals and in braces.
  canonicalClientId: (clientId) => clientId.replace(/^\{|\}$/g, '').toLowerCase(),
};
