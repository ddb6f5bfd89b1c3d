import type { Language, Words } from '../../../../shared/domain/sentences-words.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';

/** The words of the Mapping tab. */
export const words = {
  vat: { nl: 'Btw-tarieven', en: 'VAT rates' },
  vatToRead: {
    nl: 'Bij elk btw-tarief van i-Reserve wat daarvoor in {title} gekozen is. Zonder keuze wordt een factuur niet geboekt.',
    en: 'For each VAT rate of i-Reserve what was chosen for it in {title}. Without a choice an invoice is not booked.',
  },
  articles: { nl: 'Artikelen', en: 'Items' },
  articlesNeeded: {
    nl: 'Elke factuurregel heeft in {title} een artikel nodig. We kijken eerst naar het product, dan naar de grootboekrekening, dan of {title} een artikel met de productcode van i-Reserve heeft. Is er geen, dan stopt de factuur: er is geen standaardartikel op het tabblad Details.',
    en: 'Every invoice line needs an item in {title}. We look at the product first, then at the ledger account, then whether {title} has an item with the product code of i-Reserve. Where there is none the invoice stops: no default item is chosen on the Details tab.',
  },
  articlesByDefault: {
    nl: 'Elke factuurregel heeft in {title} een artikel nodig. We kijken eerst naar het product, dan naar de grootboekrekening, dan of {title} een artikel met de productcode van i-Reserve heeft. Is er geen, dan komt de regel op standaardartikel {article}.',
    en: 'Every invoice line needs an item in {title}. We look at the product first, then at the ledger account, then whether {title} has an item with the product code of i-Reserve. Where there is none the line falls to default item {article}.',
  },
  articlesOptional: {
    nl: 'Niet verplicht. Zonder keuze gebruiken we de productcode van i-Reserve, of het standaardartikel van het tabblad Details.',
    en: 'Optional. If you choose none, we use the product code of i-Reserve, or the default item of the Details tab.',
  },
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
  accountsToRead: {
    nl: 'Niet verplicht. Bij elke grootboekrekening van i-Reserve de categorie die daarvoor in {title} gekozen is.',
    en: 'Optional. For each ledger account of i-Reserve the category that was chosen for it in {title}.',
  },
  ours: { nl: 'In i-Reserve', en: 'In i-Reserve' },
  books: { nl: 'In {title}', en: 'In {title}' },
  suggestion: { nl: 'Suggestie: {choice}', en: 'Suggestion: {choice}' },
  suggested: { nl: 'voorgesteld, nog niet opgeslagen', en: 'suggested, not saved yet' },
  becomes: { nl: 'Wat er na opslaan met facturen gebeurt', en: 'What becomes of invoices, once saved' },
  becomesOnceOn: {
    nl: 'Wat er na opslaan en activeren met facturen gebeurt',
    en: 'What becomes of invoices, once saved and active',
  },
  usage: { nl: 'Facturen: {count}, samen €\u00a0{euros}', en: 'Invoices: {count}, together €\u00a0{euros}' },
  counted: {
    nl: 'Aantallen en bedragen incl. btw: geteld in de nieuwste facturen waarvan we de inhoud bewaren ({count}).',
    en: 'Numbers and amounts incl. VAT: counted in the newest invoices whose contents we keep ({count}).',
  },
  showAll: { nl: 'alle ({count})', en: 'all ({count})' },
  showOpen: { nl: 'open ({count})', en: 'open ({count})' },
  wholeLists: { nl: 'alle codes bij elke regel', en: 'all codes beside every row' },
  redRows: {
    nl: 'Maar hieronder staat nog iets dat niet klopt ({count}): facturen daarmee stoppen.',
    en: 'But something below is still wrong ({count}): invoices with it stop.',
  },
  'outcome-books': { nl: 'wordt geboekt', en: 'is booked' },
  once: { nl: 'wordt geboekt zodra dit is opgeslagen', en: 'is booked as soon as this is saved' },
  ready: { nl: 'klaar om te boeken', en: 'ready to be booked' },
  readyOnce: { nl: 'klaar om te boeken zodra dit is opgeslagen', en: 'ready to be booked as soon as this is saved' },
  'outcome-account': { nl: 'geboekt via de grootboekrekening', en: 'booked by its ledger account' },
  'outcome-default': { nl: 'valt op standaardartikel {article}', en: 'falls to default item {article}' },
  'outcome-product': { nl: 'geboekt via het product', en: 'booked by its product' },
  'outcome-part': { nl: 'een deel STOPT', en: 'some STOP' },
  'outcome-elsewhere': { nl: 'stopt om een andere regel', en: 'stops for another row' },
  'outcome-waits': { nl: 'wacht tot u opnieuw verbindt', en: 'waits until you reconnect' },
  elsewhere: { nl: 'Om een andere regel stoppen: {count}', en: 'Stopping for another row: {count}' },
  'outcome-stops': { nl: 'STOPT', en: 'STOPS' },
  'outcome-perhaps': {
    nl: 'stopt op een rekening zonder artikel',
    en: 'stops on an account without an item',
  },
  'outcome-open': { nl: 'geen keuze nodig', en: 'no choice needed' },
  'outcome-unknown': { nl: 'nog niet te zeggen', en: 'not known yet' },
  pending: { nl: 'gewijzigd, nog niet opgeslagen', en: 'changed, not saved yet' },
  productsOn: {
    nl: 'Producten op grootboekrekening {account} ({count})',
    en: 'Products on ledger account {account} ({count})',
  },
  otherProducts: { nl: 'Andere producten ({count})', en: 'Other products ({count})' },
  nothing: { nl: '— kies —', en: '— choose —' },
  code: { nl: 'code', en: 'code' },
  unread: {
    nl: 'Deze lijst kon niet gelezen worden. Een code is in te typen.',
    en: 'This list could not be read. A code can be typed in.',
  },
  unreadNow: {
    nl: 'Deze lijst kon nu niet gelezen worden; dit is de lijst van eerder.',
    en: 'This list could not be read now; this is the one of before.',
  },
  notChosen: { nl: '— niet gekozen —', en: '— not chosen —' },
  'add-vat': { nl: 'Een btw-tarief toevoegen', en: 'Add a VAT rate' },
  'addHint-vat': {
    nl: 'Een btw-tarief dat i-Reserve nog niet heeft doorgegeven.',
    en: 'A VAT rate that i-Reserve has not told us of yet.',
  },
  newRate: { nl: 'Id van het btw-tarief in i-Reserve', en: 'Id of the VAT rate in i-Reserve' },
  newCode: { nl: 'In de boekhouding', en: 'In the books' },
  'add-articles': { nl: 'Een product of grootboekrekening toevoegen', en: 'Add a product or a ledger account' },
  'addHint-articles': {
    nl: 'Vul één van de twee in. Een product gaat voor op zijn grootboekrekening.',
    en: 'Fill in one of the two. A product comes before its ledger account.',
  },
  newProduct: { nl: 'Productcode in i-Reserve', en: 'Product code in i-Reserve' },
  newLedger: { nl: 'Of grootboekrekening in i-Reserve', en: 'Or ledger account in i-Reserve' },
  newArticle: { nl: 'Artikel', en: 'Item' },
  'add-paymentConditions': {
    nl: 'Een betaalwijze, betaaltermijn of beide samen toevoegen',
    en: 'Add a payment method, a term, or both together',
  },
  'addHint-paymentConditions': {
    nl: 'Samen gaan ze voor op alleen de betaalwijze, en die gaat voor op alleen de betaaltermijn.',
    en: 'Both together come before the method alone, and the method before the term alone.',
  },
  newMethod: { nl: 'Betaalwijze in i-Reserve', en: 'Payment method in i-Reserve' },
  newTerm: { nl: 'Betaaltermijn in i-Reserve', en: 'Payment term in i-Reserve' },
  newCondition: { nl: 'Betalingsconditie', en: 'Payment condition' },
  'add-ledgerAccounts': { nl: 'Een grootboekrekening toevoegen', en: 'Add a ledger account' },
  'addHint-ledgerAccounts': {
    nl: 'Een grootboekrekening die i-Reserve nog niet heeft doorgegeven.',
    en: 'A ledger account that i-Reserve has not told us of yet.',
  },
  newAccount: { nl: 'Grootboekrekening in i-Reserve', en: 'Ledger account in i-Reserve' },
  newCategory: { nl: 'Categorie', en: 'Category' },
  save: { nl: 'Opslaan', en: 'Save' },
  next: { nl: 'Opslaan en verder naar Activeren', en: 'Save and on to Activate' },
  noRates: {
    nl: 'i-Reserve heeft nog geen btw-tarieven doorgegeven.',
    en: 'i-Reserve has not told us of any VAT rates yet.',
  },
  noArticles: {
    nl: 'i-Reserve heeft nog geen producten of grootboekrekeningen doorgegeven.',
    en: 'i-Reserve has not told us of any products or ledger accounts yet.',
  },
  noPayments: {
    nl: 'i-Reserve heeft nog geen betaalwijzen of betaaltermijnen doorgegeven.',
    en: 'i-Reserve has not told us of any payment methods or terms yet.',
  },
  noAccounts: {
    nl: 'i-Reserve heeft nog geen grootboekrekeningen doorgegeven.',
    en: 'i-Reserve has not told us of any ledger accounts yet.',
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
  'reverse-charged': { nl: 'btw verlegd', en: 'reverse-charged' },
  margin: { nl: 'margeregeling', en: 'margin scheme' },
  abroad: { nl: 'buitenland', en: 'abroad' },
} as const satisfies Record<string, Words>;

/** A choice with everything that identifies it: code, description, percentage, excluding or including. */
export function choiceInWords(choice: Choice, language: Language): string {
  const { code, description, percentage, type, special } = choice;
  const kinds: Readonly<Record<string, Words>> = words;
  const about = [
    percentage !== undefined && `${percentage} %`,
    type !== undefined && kinds[type]?.[language],
    special !== undefined && words[special][language],
  ].filter(Boolean);
  // A code of that length is an id of the API, which means nothing to a person.
  const name = code.length > 12 || description === code ? description : `${code} – ${description}`;
  return about.length > 0 ? `${name} (${about.join(', ')})` : name;
}
