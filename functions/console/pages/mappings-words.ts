import type { Words } from '../../../shared/domain/sentences-words.ts';

export const words = {
  vat: { nl: 'Btw-tarieven', en: 'VAT rates' },
  vatLead: {
    nl: 'Kies voor elk btw-tarief van i-Reserve de btw-code van {title}. Zonder btw-code wordt een factuur niet geboekt.',
    en: 'Choose the VAT code of {title} for each VAT rate of i-Reserve. Without one an invoice is not booked.',
  },
  articles: { nl: 'Artikelen', en: 'Items' },
  articlesLead: {
    nl: 'Niet verplicht. Zonder keuze gebruiken we de productcode van i-Reserve, of het standaardartikel van het tabblad Details.',
    en: 'Optional. Without a choice we use the product code of i-Reserve, or the default item of the Details tab.',
  },
  ledger: { nl: 'Grootboekrekening {code}', en: 'Ledger account {code}' },
  payments: { nl: 'Betalingscondities', en: 'Payment conditions' },
  paymentsLead: {
    nl: 'Niet verplicht. Bepaalt de vervaldatum in {title}.',
    en: 'Optional. Decides the due date in {title}.',
  },
  ledgerAccounts: { nl: 'Categorieën', en: 'Categories' },
  ledgerAccountsLead: {
    nl: 'Niet verplicht. Kies voor een grootboekrekening van i-Reserve de categorie in {title}.',
    en: 'Optional. Choose the category in {title} for a ledger account of i-Reserve.',
  },
  ours: { nl: 'In i-Reserve', en: 'In i-Reserve' },
  books: { nl: 'In {title}', en: 'In {title}' },
  suggestion: { nl: 'Suggestie: {choice}', en: 'Suggestion: {choice}' },
  use: { nl: 'Overnemen', en: 'Use it' },
  useAll: { nl: 'Alle suggesties overnemen en opslaan', en: 'Use all suggestions and save' },
  nothing: { nl: '— kies —', en: '— choose —' },
  add: { nl: 'Een tarief toevoegen', en: 'Add a rate' },
  addHint: {
    nl: 'Het id van een btw-tarief dat i-Reserve nog niet heeft doorgegeven.',
    en: 'The id of a VAT rate that i-Reserve has not told us of yet.',
  },
  addCode: { nl: 'Btw-code', en: 'VAT code' },
  save: { nl: 'Opslaan', en: 'Save' },
  next: { nl: 'Verder naar Activeren', en: 'On to Activate' },
  noRates: {
    nl: 'i-Reserve heeft nog geen btw-tarieven doorgegeven. Voeg er hieronder een toe.',
    en: 'i-Reserve has not told us of any VAT rates yet. Add one below.',
  },
  gone: { nl: 'Deze code staat niet (meer) in de boekhouding.', en: 'This code is not in the books (any more).' },
  percentage: { nl: 'Het percentage is anders dan in i-Reserve.', en: 'The percentage differs from i-Reserve.' },
  type: {
    nl: 'Deze code vraagt andere prijzen (exclusief of inclusief) dan er op het tabblad Details gekozen is.',
    en: 'This code takes other prices (excluding or including) than chosen on the Details tab.',
  },
  E: { nl: 'exclusief', en: 'excluding' },
  I: { nl: 'inclusief', en: 'including' },
  B: { nl: 'alleen grondslag', en: 'base only' },
  N: { nl: 'geen btw', en: 'no VAT' },
} as const satisfies Record<string, Words>;
