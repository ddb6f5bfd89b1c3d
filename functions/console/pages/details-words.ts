import type { Words } from '../../../shared/domain/sentences-words.ts';

/** What each setting is called and does: `product/vocabulary.md` has the sentences. */
export const words = {
  save: { nl: 'Opslaan en verder naar Koppelingen', en: 'Save and on to Mapping' },
  stay: { nl: 'Opslaan', en: 'Save' },
  none: { nl: '— geen —', en: '— none —' },
  invoices: { nl: 'De factuur', en: 'The invoice' },
  finaliseInvoice: { nl: 'Facturen definitief maken in {books}', en: 'Finalise invoices in {books}' },
  finaliseOff: {
    nl: 'Uit: facturen komen als concept binnen. Ze tellen pas mee in omzet, btw en openstaande posten nadat iemand ze in {books} definitief maakt.',
    en: 'Off: invoices arrive as drafts. They count in revenue, VAT and open items only after someone finalises them in {books}.',
  },
  finaliseOn: {
    nl: 'Aan: de factuur ligt daarna vast. {books} geeft een eigen factuurnummer; het i-Reserve-nummer staat als betalingskenmerk en in de omschrijving.',
    en: 'On: the invoice is then fixed. {books} gives its own number; the i-Reserve number is kept as payment reference and in the description.',
  },
  finaliseOnMoneybird: {
    nl: 'Aan: de factuur ligt daarna vast. Moneybird geeft een eigen factuurnummer; het i-Reserve-nummer staat als referentie.',
    en: 'On: the invoice is then fixed. Moneybird gives its own number; the i-Reserve number is kept as reference.',
  },
  finaliseWhy: {
    nl: 'Niet nodig bij een externe verkoopfactuur: die is meteen geboekt.',
    en: 'Not needed for an external sales invoice: it is booked at once.',
  },
  sendEmail: { nl: 'Mailen vanuit {books}', en: 'E-mail from {books}' },
  sendEmailHint: {
    nl: 'Let op: uw klant krijgt dan een factuur met het nummer van {books}. Zet mailen in i-Reserve uit, anders ontvangt hij er twee voor dezelfde boeking.',
    en: 'Mind: your customer gets an invoice with the number of {books}. Turn mailing off in i-Reserve, or they receive two for one booking.',
  },
  sendEmailWhy: {
    nl: 'Kan alleen als facturen definitief gemaakt worden.',
    en: 'Possible only when invoices are finalised.',
  },
  externalInvoice: { nl: 'Welke soort factuur maakt Moneybird?', en: 'Which kind of invoice does Moneybird make?' },
  external: { nl: 'Externe verkoopfactuur', en: 'External sales invoice' },
  externalHint: {
    nl: 'Aanbevolen: i-Reserve heeft de factuur al gemaakt. Moneybird boekt haar onder hetzelfde nummer en mailt niets.',
    en: 'Recommended: i-Reserve already issued the invoice. Moneybird books it under the same number and mails nothing.',
  },
  regular: { nl: 'Gewone verkoopfactuur', en: 'Regular sales invoice' },
  regularHint: {
    nl: 'Moneybird maakt een eigen factuur met een eigen nummer.',
    en: 'Moneybird makes an invoice of its own, with its own number.',
  },
  vatExclusive: { nl: 'Prijzen zonder btw versturen', en: 'Send prices without VAT' },
  vatExclusiveExact: {
    nl: 'Dit moet passen bij uw btw-codes: Exclusief vraagt prijzen zonder btw, Inclusief met btw. Codes zonder btw passen altijd.',
    en: 'Must fit your VAT codes: type Exclusief takes prices without VAT, Inclusief with VAT. Codes without VAT always fit.',
  },
  vatExclusiveMoneybird: {
    nl: 'Een voorkeur: komt het totaal van een factuur alleen met de andere soort prijzen op de cent uit, dan versturen we die.',
    en: 'A preference: when only the other kind of prices brings an invoice’s total to the cent, that kind is sent.',
  },
  unfitCodes: {
    nl: 'Bij deze btw-tarieven is een btw-code gekoppeld die andere prijzen vraagt: {rates}. Zo stopt elke factuur met zo’n tarief.',
    en: 'These VAT rates are mapped to a VAT code that takes other prices: {rates}. Every invoice with such a rate would stop.',
  },
  toMappings: { nl: 'Naar Koppelingen', en: 'Go to Mapping' },
  dateRangeOnLines: { nl: 'Begin en einde op de factuurregel', en: 'Start and end on the invoice line' },
  dateRangeHint: {
    nl: 'Begin en einde van het verblijf komen op de factuurregel. De boekhouding verdeelt de omzet over die dagen; de btw blijft in de maand van de factuur.',
    en: "Start and end of the stay go on the line. The books spread the revenue over those days; the VAT stays in the invoice's month.",
  },
  journal: { nl: 'Dagboek', en: 'Journal' },
  journalHint: {
    nl: 'Zonder keuze: het enige verkoopdagboek, anders 70.',
    en: 'Without a choice: the only sales journal, else 70.',
  },
  defaultArticle: { nl: 'Standaardartikel', en: 'Default item' },
  defaultArticleHint: {
    nl: 'Voor factuurregels zonder gekoppeld artikel.',
    en: 'For invoice lines without an item of their own.',
  },
  auto: { nl: '— vanzelf —', en: '— by itself —' },
  creditSign: { nl: 'Aantallen op creditfacturen', en: 'Quantities on credit invoices' },
  creditSignHint: {
    nl: 'Kijk bij de eerste creditfactuur in Exact Online of het bedrag het goede teken heeft.',
    en: 'Check in Exact Online that the amount of the first credit invoice has the right sign.',
  },
  positive: { nl: 'positief (standaard)', en: 'positive (default)' },
  negative: { nl: 'negatief', en: 'negative' },
  workflow: { nl: 'Workflow', en: 'Workflow' },
  workflowHint: {
    nl: 'Bepaalt taal, e-mailteksten en herinneringen.',
    en: 'Decides language, e-mail texts and reminders.',
  },
  workflowWhy: {
    nl: 'Niet bij een externe verkoopfactuur: die heeft geen workflow.',
    en: 'Not for an external sales invoice: it has no workflow.',
  },
  usual: { nl: '— de standaard van Moneybird —', en: '— the default of Moneybird —' },
  relation: { nl: 'De klant', en: 'The customer' },
  autoUpdateRelation: { nl: 'Relatie bijwerken', en: 'Update the relation' },
  autoUpdateHint: {
    nl: 'Ja: wijzigingen in i-Reserve gaan mee bij elke factuur. Nee: de relatie wordt één keer gemaakt en daarna met rust gelaten.',
    en: 'Yes: changes in i-Reserve go along with every invoice. No: the relation is made once and then left alone.',
  },
  autoUpdateContact: { nl: 'Contact bijwerken', en: 'Update the contact' },
  autoUpdateContactHint: {
    nl: 'Ja: wijzigingen in i-Reserve gaan mee bij elke factuur. Nee: het contact wordt één keer gemaakt en daarna met rust gelaten.',
    en: 'Yes: changes in i-Reserve go along with every invoice. No: the contact is made once and then left alone.',
  },
  customerNumberPrefix: { nl: 'Voorvoegsel van het klantnummer', en: 'Prefix of the customer number' },
  customerNumberLength: { nl: 'Lengte van het klantnummer', en: 'Length of the customer number' },
  numberHint: {
    nl: 'Vult het nummer aan met nullen; 0 = niet. Voorvoegsel IR en lengte 6 maken van 7012: IR007012.',
    en: 'Pads the number with zeros; 0 = not. Prefix IR and length 6 turn 7012 into IR007012.',
  },
  contactSyncBack: { nl: 'Contactwijzigingen terug naar i-Reserve', en: 'Contact changes back to i-Reserve' },
  contactSyncBackHint: {
    nl: 'Wijzigt u een contact in Moneybird, dan wordt de klant in i-Reserve bijgewerkt.',
    en: 'When you change a contact in Moneybird, the customer in i-Reserve is updated.',
  },
  contactSyncBackFields: { nl: 'Wat mag terugkomen', en: 'What may come back' },
  name: { nl: 'Naam', en: 'Name' },
  address: { nl: 'Adres', en: 'Address' },
  email: { nl: 'E-mail', en: 'E-mail' },
  phone: { nl: 'Telefoon', en: 'Phone' },
  vatNumber: { nl: 'Btw-nummer', en: 'VAT number' },
  chamberOfCommerce: { nl: 'KvK-nummer', en: 'Chamber of Commerce number' },
  iban: { nl: 'IBAN', en: 'IBAN' },
  syncWhy: {
    nl: 'Geldt alleen als contactwijzigingen terugkomen.',
    en: 'Matters only when contact changes come back.',
  },
  fields: { nl: 'Velden in i-Reserve', en: 'Fields in i-Reserve' },
  invoiceField: { nl: 'Factuurveld', en: 'Invoice field' },
  invoiceFieldHint: {
    nl: 'In dit veld van de factuur komt het id van de boekhouding.',
    en: 'The id of the books goes into this field of the invoice.',
  },
  customerField: { nl: 'Klantveld', en: 'Customer field' },
  customerFieldHint: {
    nl: 'In dit veld van de klant komt het id van de relatie.',
    en: 'The id of the relation goes into this field of the customer.',
  },
  customerFieldContactHint: {
    nl: 'In dit veld van de klant komt het id van het contact.',
    en: 'The id of the contact goes into this field of the customer.',
  },
  contactField: { nl: 'Contactveld', en: 'Contact field' },
  contactFieldHint: {
    nl: 'Niet verplicht. Een ander veld dan het klantveld, voor het id van de contactpersoon.',
    en: 'Optional. Another field than the customer field, for the id of the contact person.',
  },
  amounts: { nl: 'Afronding', en: 'Rounding' },
  rounding: { nl: 'Als de boekhouding op een ander totaal komt', en: 'When the books come to another total' },
  park: { nl: 'Niet boeken, en mij vragen', en: 'Do not book, and ask me' },
  add: { nl: 'Een regel voor het verschil toevoegen', en: 'Add a line for the difference' },
  roundingLimit: { nl: 'Hoogstens (euro)', en: 'At most (euro)' },
  roundingLimitHint: { nl: 'Zoals 0,05: vijf cent.', en: 'Such as 0.05: five cents.' },
  roundingArticle: { nl: 'Artikel voor de afrondingsregel', en: 'Item for the rounding line' },
  roundingArticleHint: { nl: 'Zonder keuze: het standaardartikel.', en: 'Without a choice: the default item.' },
  roundingHint: {
    nl: 'Het gaat om centen: de boekhouding kan anders afronden dan i-Reserve. De regel komt op een code zonder btw.',
    en: 'This is about cents: the books may round differently from i-Reserve. The line gets a code without VAT.',
  },
  roundingWhy: {
    nl: 'Geldt alleen als er een regel voor het verschil komt.',
    en: 'Matters only when a line for the difference is added.',
  },
  which: { nl: 'Welke facturen', en: 'Which invoices' },
  startDate: { nl: 'Vanaf factuurdatum', en: 'From invoice date' },
  startDateHint: { nl: 'Eerdere facturen worden overgeslagen.', en: 'Earlier invoices are skipped.' },
  invoiceSent: { nl: 'Ook bij het mailen van de factuur', en: 'Also when the invoice is e-mailed' },
  invoiceSentHint: {
    nl: 'Facturen gaan altijd mee als ze definitief worden; hiermee ook als i-Reserve ze mailt.',
    en: 'Invoices always go along when they become final; with this also when i-Reserve e-mails them.',
  },
  sellers: { nl: 'Alleen van deze verkopers', en: 'Only of these sellers' },
  sellersHint: { nl: 'Niets aangevinkt: van allemaal.', en: 'None ticked: of all.' },
} as const satisfies Record<string, Words>;
