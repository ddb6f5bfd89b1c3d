import type { Words } from '../../../../shared/domain/sentences-words.ts';

/** What the Details tab says around the fields: what each setting is called and does is the provider's. */
export const words = {
  save: { nl: 'Opslaan en verder naar Btw en artikelen', en: 'Save and on to Mapping' },
  stay: { nl: 'Opslaan', en: 'Save' },
  unfitCodes: {
    nl: 'Bij deze btw-tarieven is een btw-code gekoppeld die andere prijzen vraagt: {rates}. Zo stopt elke factuur met zo’n tarief.',
    en: 'These VAT rates are mapped to a VAT code that takes other prices: {rates}. Every invoice with such a rate would stop.',
  },
  onceSaved: {
    nl: 'Wijzigt u dat, sla dan eerst op: daarna kunt u dit invullen.',
    en: 'To change that, save first: after that you can fill this in.',
  },
  answerFirst: { nl: 'Beantwoord eerst “{question}”.', en: 'Answer “{question}” first.' },
  noField: { nl: '— geen —', en: '— none —' },
  chooseField: { nl: '— kies een vrij veld —', en: '— choose a free field —' },
  more: { nl: 'Meer instellingen', en: 'More settings' },
  moreHint: {
    nl: 'Elke instelling heeft een waarde die voor de meesten past.',
    en: 'Every setting has a value that fits most.',
  },
  wholeLists: { nl: 'Alle codes bij elk veld.', en: 'All codes beside every field.' },
  booksIn: { nl: 'Hier komen facturen in', en: 'Where invoices are booked' },
  noAdministration: { nl: 'Nog niet gekozen.', en: 'Not chosen yet.' },
  toAuthentication: { nl: 'Naar Authenticatie', en: 'Go to Authentication' },
  number: { nl: 'Nummer', en: 'Number' },
  vatNumber: { nl: 'Btw-nummer', en: 'VAT number' },
  drawn: { nl: 'Voorbeeld: zo komt een factuur in {books}', en: 'Example: how an invoice arrives in {books}' },
  drawnLine: { nl: 'Kampeerplaats, 3 nachten', en: 'Pitch, 3 nights' },
  drawnTotal: { nl: 'Totaal', en: 'Total' },
  toMappings: { nl: 'Naar Btw en artikelen', en: 'Go to Mapping' },
} as const satisfies Record<string, Words>;
