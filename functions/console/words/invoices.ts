import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What the list of invoices alone says. */
export const listPage = {
  search: { nl: 'Zoeken op nummer, klant of boeking', en: 'Search by number, customer or booking' },
  searchMasked: { nl: 'Zoeken op factuurnummer', en: 'Search by invoice number' },
  whyMasked: {
    nl: 'Als ondersteuning ziet u geen namen van klanten, klantnummers en boekingen. Daarop zoeken kan daarom niet.',
    en: 'As support you see no names of customers, customer numbers and bookings. So these cannot be searched for.',
  },
  find: { nl: 'Zoeken', en: 'Search' },
  firstDay: { nl: 'Factuurdatum vanaf', en: 'Invoice date from' },
  lastDay: { nl: 'tot en met', en: 'up to' },
  remarked: { nl: 'met opmerking', en: 'with a remark' },
  needsYou: { nl: 'actie nodig', en: 'needs you' },
  onlyCause: { nl: 'Alleen: {name}', en: 'Only: {name}' },
  clear: { nl: 'Filters wissen', en: 'Clear filters' },
  all: { nl: 'alle', en: 'all' },
  inBooks: {
    nl: 'in de boekhouding[, waarvan {drafts} als concept]',
    en: 'in the books[, of which {drafts} as drafts]',
  },
  noneYet: { nl: 'Er is nog geen factuur binnengekomen.', en: 'No invoice came in yet.' },
  noMore: {
    nl: 'Hier eindigt de lijst: er zijn niet meer facturen die hierbij passen.',
    en: 'The list ends here: there are no more invoices that fit.',
  },
  goOn: {
    nl: 'Nog niet alle facturen zijn bekeken. Ga naar de volgende bladzijde om verder te zoeken.',
    en: 'Not all invoices have been looked at yet. Go to the next page to search on.',
  },
  arrived: { nl: 'Binnengekomen', en: 'Came in' },
  amount: { nl: 'Bedrag incl. btw', en: 'Amount incl. VAT' },
  booksNumber: { nl: 'Nummer in de boekhouding', en: 'Number in the books' },
  newestFirst: { nl: 'nieuwste eerst', en: 'newest first' },
  orderBy: { nl: 'op volgorde van {name}', en: 'in order of {name}' },
  undated: {
    nl: 'Op volgorde van factuurdatum; een factuur zonder leesbare datum staat hier niet bij.',
    en: 'In order of invoice date; an invoice without a readable date is not among these.',
  },
  select: { nl: 'Kies {number}', en: 'Select {number}' },
  sendSelected: { nl: 'Opnieuw of alsnog versturen', en: 'Send again or after all' },
  sendSkipped: {
    nl: 'Wat niet verstuurd is terwijl de koppeling uitstond, alsnog versturen: {books}',
    en: 'Send what was not sent while the integration was off: {books}',
  },
  nothingSelected: { nl: 'Kies eerst een of meer facturen.', en: 'Select one or more invoices first.' },
  noneGoes: {
    nl: 'Van deze facturen is er geen verstuurd: alleen wat gestopt of overgeslagen is kan opnieuw, en wat i-Reserve moet verbeteren stuurt i-Reserve zelf opnieuw.',
    en: 'None of these invoices was sent: only what stopped or was left out can go again, and what i-Reserve has to correct is sent again by i-Reserve.',
  },
  first: { nl: 'Eerste', en: 'First' },
  previous: { nl: 'Vorige', en: 'Previous' },
  next: { nl: 'Volgende', en: 'Next' },
  pages: { nl: 'Bladzijden', en: 'Pages' },
  csv: { nl: 'Deze lijst als CSV', en: 'This list as CSV' },
  csvIsPart: {
    nl: 'De lijst is langer dan dit bestand. Kies minder dagen.',
    en: 'The list is longer than this file. Choose fewer days.',
  },
  csvIsWhole: { nl: 'Einde van de lijst', en: 'End of the list' },
} as const satisfies Record<string, Words>;
