import { type AppRegistration, usualSteps } from '../settings/app-registration.ts';

/** How an app is registered at Moneybird's page for developers. */
export const app: AppRegistration = {
  url: 'https://moneybird.com/user/applications/new',
  steps: [
    {
      nl: 'Open de pagina voor ontwikkelaars van Moneybird en maak een nieuwe app.',
      en: 'Open the developer page of Moneybird and make a new app.',
    },
    ...usualSteps,
  ],
  atHand: [
    {
      // reference 1.7
      nl: 'Een login bij Moneybird van de eigenaar van de administratie waarin facturen moeten komen: alleen die kan toestemming geven.',
      en: 'A login of Moneybird as owner of the administration in which invoices are to be booked: only the owner can give consent.',
    },
    {
      nl: 'Btw-tarieven in die administratie.',
      en: 'Tax rates in that administration.',
    },
  ],
  // Name and redirect URI: reference 1.1 and 1.2.
  screen: [
    {
      label: { nl: 'Naam', en: 'Name' },
      value: { nl: 'bijvoorbeeld: i-Reserve', en: 'for example: i-Reserve' },
    },
    {
      label: { nl: 'Redirect-URL', en: 'Redirect URL' },
      value: 'redirect-url',
      note: {
        nl: 'Precies zo, ook zonder schuine streep aan het eind.',
        en: 'Exactly so, without a slash at the end.',
      },
    },
  ],
  clientIdForm: null,
  host: null,
  canonicalClientId: (clientId) => clientId.toLowerCase(), // seems hexadecimal: an assumption, no source says
};
