import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the overview alone says. */
export const overviewWords = {
  today: {
    nl: 'Facturen van vandaag in de boekhouding: {count}.',
    en: 'Invoices of today in the books: {count}.',
  },
  stopped: {
    nl: 'Gestopt: {count}[, samen {euros}].',
    en: 'Stopped: {count}[, together {euros}].',
  },
  going: { nl: 'Wacht of onderweg: {count}.', en: 'Waiting or on its way: {count}.' },
  euros: { nl: '€\u00a0{euros} incl. btw', en: '€\u00a0{euros} incl. VAT' },
  atLeastEuros: { nl: 'ten minste €\u00a0{euros} incl. btw', en: 'at least €\u00a0{euros} incl. VAT' },
  noEuros: { nl: 'bedrag in euro niet bekend', en: 'amount in euro not known' },
  picture: { nl: 'De laatste dertig dagen, naar factuurdatum', en: 'The last thirty days, by invoice date' },
  day: {
    nl: '{date}: in de boekhouding {inBooks}, wacht of onderweg {waiting}, gestopt {stopped}',
    en: '{date}: in the books {inBooks}, waiting or on its way {waiting}, stopped {stopped}',
  },
  seriesBooks: { nl: 'in de boekhouding', en: 'in the books' },
  seriesWaiting: { nl: 'wacht of onderweg', en: 'waiting or on its way' },
  seriesStopped: { nl: 'gestopt', en: 'stopped' },
  causes: { nl: 'Actie nodig', en: 'Needs you' },
  showThese: { nl: 'Bekijk deze facturen', en: 'See these invoices' },
  skipped: {
    nl: 'Niet verstuurd, want de koppeling stond uit, de factuur is van voor de begindatum of hoort bij een andere verkoper: {count}.',
    en: 'Not sent, since the integration was off, or the invoice is of before the first day or of another seller: {count}.',
  },
  mapTo: { nl: '{name} koppelen aan', en: 'Map {name} to' },
  choose: { nl: '— kies —', en: '— choose —' },
  saveAndSend: { nl: 'Opslaan en versturen', en: 'Save and send' },
  saveForLater: { nl: 'Opslaan; versturen na het aanzetten', en: 'Save; send once it is on' },
  limits: { nl: 'Limieten van de boekhouding', en: 'Limits of the books' },
} as const satisfies Record<string, Words>;
