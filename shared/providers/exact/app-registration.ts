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
  host: {
    label: { nl: 'Land van uw Exact Online', en: 'Country of your Exact Online' },
    hint: {
      nl: 'Het adres waarop u zelf bij Exact inlogt. De app moet in hetzelfde land geregistreerd zijn.',
      en: 'The address at which you sign in to Exact yourself. The app has to be registered in the same country.',
    },
    nameOf: (host) => (isSite(host) ? countries[host] : { nl: host, en: host }),
  },
  // A GUID: the same in capitals and in braces.
  canonicalClientId: (clientId) => clientId.replace(/^\{|\}$/g, '').toLowerCase(),
};
