import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the page of one invoice alone says. */
export const invoicePage = {
  isGoing: {
    nl: 'Deze factuur gaat vanzelf naar de boekhouding. U hoeft niets te doen.',
    en: 'This invoice goes to the books by itself. Nothing to do for you.',
  },
  wouldBeDraft: {
    nl: 'Deze factuur zou als concept in de boekhouding komen. Een concept telt daar nog niet mee.',
    en: 'This invoice would become a draft in the books. A draft does not count there yet.',
  },
  priceIn: { nl: 'Prijs ({unit})', en: 'Price ({unit})' },
  priceExcl: { nl: 'Prijs excl. btw ({unit})', en: 'Price excl. VAT ({unit})' },
  priceIncl: { nl: 'Prijs incl. btw ({unit})', en: 'Price incl. VAT ({unit})' },
  tryNow: { nl: 'Nu proberen', en: 'Try now' },
  checkNow: { nl: 'Nu nakijken', en: 'Check now' },
  checkStands: { nl: 'Nakijken of de factuur er nog staat', en: 'Check that the invoice still stands there' },
  checkHint: {
    nl: 'Staat de factuur niet meer in {books}, dan wordt deze daar opnieuw geboekt.',
    en: 'If the invoice does not stand in {books} any more, it is booked there anew.',
  },
  nothingToDo: { nl: 'U hoeft niets te doen.', en: 'Nothing to do for you.' },
  sentGone: {
    nl: 'Wat i-Reserve stuurde, wordt niet meer bewaard.',
    en: 'What i-Reserve sent is no longer kept.',
  },
  sendThere: { nl: 'Verstuur de factuur daar opnieuw.', en: 'Send the invoice again from there.' },
  beside: { nl: 'i-Reserve naast {books}', en: 'i-Reserve beside {books}' },
  amountOf: { nl: 'Bedragen in {currency}', en: 'Amounts in {currency}' },
  booksSaid: {
    nl: 'De bedragen van {books} zijn die van het moment van boeken.',
    en: 'The amounts of {books} are those of the moment of booking.',
  },
  look: { nl: 'Kijk nu in {books}', en: 'Look in {books} now' },
  lookAgain: { nl: 'Kijk opnieuw in {books}', en: 'Look in {books} again' },
  lookWhenSolved: {
    nl: 'Kijken in {books} kan zodra is opgelost wat de koppeling tegenhoudt.',
    en: 'Looking in {books} is possible as soon as what holds up the integration is solved.',
  },
  besideLines: { nl: 'Regels: i-Reserve naast {books}', en: 'Lines: i-Reserve beside {books}' },
  side: { nl: 'Staat in', en: 'Stands in' },
  both: { nl: 'beide, gelijk', en: 'both, alike' },
  only: { nl: 'alleen {side}', en: '{side} only' },
  vatCode: { nl: 'Btw-code', en: 'VAT code' },
  ledgerAccount: { nl: 'Grootboekrekening', en: 'Ledger account' },
  gone: { nl: 'deze factuur staat niet meer in {books}.', en: 'this invoice is not in {books} any more.' },
  allSame: {
    nl: 'alle regels in {books} zijn gelijk aan die van i-Reserve.',
    en: 'all lines in {books} are the same as those of i-Reserve.',
  },
  someDiffer: { nl: 'wat in {books} anders is, is gemarkeerd.', en: 'what differs in {books} is marked.' },
  notCompared: {
    nl: 'dit staat in {books}. Het is niet vergeleken, want er is nu niets van i-Reserve om ernaast te zetten.',
    en: 'this stands in {books}. It is not compared, since there is nothing of i-Reserve to put beside it now.',
  },
  linesUntold: {
    nl: 'deze factuur staat in {books}, maar niet alle regels kwamen mee.',
    en: 'this invoice is in {books}, but not all of its lines were told.',
  },
  ourSide: {
    nl: 'De kant van i-Reserve is wat we er nu van zouden maken, met Details en Btw en artikelen zoals ze nu zijn.',
    en: 'The side of i-Reserve is what we would make of it now, by Details and Mapping as they are now.',
  },
  took: { nl: 'Van de eerste tot de laatste stap: {duration}.', en: 'From the first to the last step: {duration}.' },
  again: {
    nl: 'Opnieuw geprobeerd met dezelfde uitkomst: {count} keer, voor het laatst',
    en: 'Tried again with the same outcome: {count} times, the last time',
  },
  seconds: { nl: '{count} s', en: '{count} s' },
  minutes: { nl: '{count} min', en: '{count} min' },
  hours: { nl: '{count} uur', en: '{count} h' },
  days: { nl: '{count} dagen', en: '{count} days' },
  onLine: { nl: 'Regel {line}: ', en: 'Line {line}: ' },
  relation: { nl: 'Bekijk {relation} in {books}', en: 'Open the {relation} in {books}' },
  previous: { nl: 'Vorige in de lijst', en: 'Previous in the list' },
  next: { nl: 'Volgende in de lijst', en: 'Next in the list' },
  toList: { nl: 'Terug naar de lijst', en: 'Back to the list' },
  neighbours: { nl: 'In de lijst', en: 'In the list' },
} as const satisfies Record<string, Words>;
