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
  host: null,
  canonicalClientId: (clientId) => clientId.toLowerCase(), // seems hexadecimal: an assumption, no source says
};
