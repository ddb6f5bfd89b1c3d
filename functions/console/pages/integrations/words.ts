import type { Words } from '../../../../shared/domain/sentences-words.ts';

/** The words of the page with all integrations. */
export const words = {
  title: { nl: 'Integraties', en: 'Integrations' },
  lead: {
    nl: 'Definitieve facturen uit i-Reserve komen vanzelf in uw boekhouding, samen met de klant.',
    en: 'Final invoices of i-Reserve reach your books by themselves, together with the customer.',
  },
  setUp: { nl: '{title} instellen', en: 'Set up {title}' },
  goOn: { nl: 'Verder instellen', en: 'Go on setting up' },
  toConnect: {
    nl: 'Nog te doen: een app registreren, toestemming geven en de administratie kiezen.',
    en: 'Still to do: register an app, give consent and choose the administration.',
  },
  toTurnOn: {
    nl: 'Nog te doen: de instellingen nakijken, btw en artikelen koppelen, en activeren.',
    en: 'Still to do: look over the settings, map VAT and items, and activate.',
  },
  reconnect: { nl: 'Opnieuw verbinden', en: 'Reconnect' },
  solve: { nl: 'Bekijk wat er nodig is', en: 'See what is needed' },
  overview: { nl: 'Naar het overzicht', en: 'Go to the overview' },
  turnOn: { nl: 'Weer aanzetten', en: 'Turn on again' },
  settings: { nl: 'Instellingen', en: 'Settings' },
  none: { nl: 'nog niet ingesteld', en: 'not set up yet' },
  administration: { nl: 'Administratie: {name}', en: 'Administration: {name}' },
  counts: {
    nl: '{stopped} gestopt · vandaag kwamen er {all} binnen, waarvan {booked} geboekt',
    en: '{stopped} stopped · {all} came in today, of which {booked} are booked',
  },
  fortnight: { nl: 'Wat er de laatste 14 dagen binnenkwam', en: 'What came in during the last 14 days' },
  booked: { nl: 'geboekt', en: 'booked' },
  stopped: { nl: 'gestopt', en: 'stopped' },
  waiting: { nl: 'onderweg', en: 'on their way' },
  day: {
    nl: '{day}: {inBooks} geboekt, {stopped} gestopt, {waiting} onderweg',
    en: '{day}: {inBooks} booked, {stopped} stopped, {waiting} on their way',
  },
} as const satisfies Record<string, Words>;
