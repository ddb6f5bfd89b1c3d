import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the overview alone says. */
export const overviewWords = {
  today: {
    nl: 'Met factuurdatum vandaag: {final} definitief in de boekhouding[ en {drafts} als concept].',
    en: 'Dated today: {final} final in the books[ and {drafts} as drafts].',
  },
  stopped: {
    nl: 'Gestopte facturen: {count}[, samen {euros}].',
    en: 'Stopped invoices: {count}[, together {euros}].',
  },
  stoppedCustomers: { nl: 'Gestopte klanten: {count}.', en: 'Stopped customers: {count}.' },
  going: { nl: 'Wacht of onderweg: {count}.', en: 'Waiting or on its way: {count}.' },
  held: { nl: 'Wacht op de koppeling: {count}.', en: 'Waiting for the integration: {count}.' },
  euros: { nl: '€\u00a0{euros} incl. btw', en: '€\u00a0{euros} incl. VAT' },
  atLeastEuros: { nl: 'ten minste €\u00a0{euros} incl. btw', en: 'at least €\u00a0{euros} incl. VAT' },
  noEuros: { nl: 'bedrag in euro niet bekend', en: 'amount in euro not known' },
  periods: { nl: 'Vandaag en deze maand, naar factuurdatum', en: 'Today and this month, by invoice date' },
  causes: { nl: 'Actie nodig', en: 'Needs you' },
  showThese: { nl: 'Bekijk deze facturen', en: 'See these invoices' },
  skipped: {
    nl: 'Niet verstuurd, want de koppeling stond uit, de factuur is van voor de startdatum of hoort bij een andere verkoper: {count}.',
    en: 'Not sent, since the integration was off, or the invoice is of before the start date or of another seller: {count}.',
  },
  mapTo: { nl: '{name} koppelen aan', en: 'Map {name} to' },
  choose: { nl: '— kies —', en: '— choose —' },
  saveAndSend: { nl: 'Opslaan en versturen', en: 'Save and send' },
  saveOnly: { nl: 'Opslaan', en: 'Save' },
  saveForOnceSolved: {
    nl: 'Opslaan; versturen zodra de koppeling weer verder kan',
    en: 'Save; send once the integration can go on',
  },
  saveForLater: { nl: 'Opslaan; versturen na het aanzetten', en: 'Save; send once it is on' },
  beforeStart: {
    nl: 'Van voor de startdatum, {day}: {count}. Die gaan daarna niet vanzelf, alleen als iemand er zelf om vroeg.',
    en: 'Of before the start date, {day}: {count}. Those do not go by themselves afterwards, only if somebody asked for them.',
  },
  limits: { nl: 'Limieten van de boekhouding', en: 'Limits of the books' },
} as const satisfies Record<string, Words>;
