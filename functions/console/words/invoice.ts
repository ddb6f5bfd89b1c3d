import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the page of one invoice alone says. */
export const invoicePage = {
  beside: { nl: 'i-Reserve naast {books}', en: 'i-Reserve beside {books}' },
  amountOf: { nl: 'Bedrag', en: 'Amount' },
  booksSaid: {
    nl: 'De bedragen van {books} zijn die van het moment van boeken.',
    en: 'The amounts of {books} are those of the moment of booking.',
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
