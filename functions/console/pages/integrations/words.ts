import type { Words } from '../../../../shared/domain/sentences-words.ts';

/** The words of the page with all integrations. */
export const words = {
  title: { nl: 'Integraties', en: 'Integrations' },
  lead: {
    nl: 'Een koppeling die aanstaat, zet definitieve facturen uit i-Reserve vanzelf in uw boekhouding, met de gegevens van de klant.',
    en: 'An integration that is on puts final invoices of i-Reserve into your books by itself, with the details of the customer.',
  },
  setUp: { nl: '{title} instellen', en: 'Set up {title}' },
  goOn: { nl: 'Verder instellen', en: 'Go on setting up' },
  registerStep: {
    nl: 'Nog te doen: een app registreren, toestemming geven en de administratie kiezen.',
    en: 'Still to do: register an app, give consent and choose the administration.',
  },
  step1: {
    nl: 'Nog te doen: toestemming geven en de administratie kiezen.',
    en: 'Still to do: give consent and choose the administration.',
  },
  step2: { nl: 'Nog te doen: de administratie kiezen.', en: 'Still to do: choose the administration.' },
  toTurnOn: {
    nl: 'Nog te doen: de instellingen nakijken, btw en artikelen koppelen, en activeren.',
    en: 'Still to do: look over the settings, map VAT and items, and activate.',
  },
  reconnect: { nl: 'Opnieuw verbinden', en: 'Reconnect' },
  solve: { nl: 'Bekijk wat er nodig is', en: 'See what is needed' },
  overview: { nl: 'Naar het overzicht', en: 'Go to the overview' },
  turnOn: { nl: 'Weer aanzetten', en: 'Turn on again' },
  look: { nl: 'Bekijken', en: 'View' },
  settings: { nl: 'Instellingen', en: 'Settings' },
  none: { nl: 'nog niet ingesteld', en: 'not set up yet' },
  administration: { nl: 'Administratie: {name}', en: 'Administration: {name}' },
  counts: {
    nl: '{stopped} gestopt[, en {customers} klanten] · met factuurdatum vandaag: {all}, waarvan {final} definitief in de boekhouding[ en {drafts} als concept]',
    en: '{stopped} stopped[, and {customers} customers] · dated today: {all}, of which {final} final in the books[ and {drafts} as drafts]',
  },
} as const satisfies Record<string, Words>;
