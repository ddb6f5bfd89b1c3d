import type { ProviderWords } from '../settings/provider-words.ts';

/** What Exact Online calls things. */
export const words: ProviderWords = {
  brings: {
    nl: 'Verkoopfacturen en relaties, met artikelen, dagboek en betalingscondities.',
    en: 'Sales invoices and relations, with items, a journal and payment conditions.',
  },
  administration: { nl: 'Administratie', en: 'Division (administration)' },
  relation: { nl: 'Relatie', en: 'Relation' },
  vatCode: { nl: 'Btw-code', en: 'VAT code' },
  mapVat: {
    nl: 'Kies voor elk btw-tarief van i-Reserve de btw-code van {title}. Zonder btw-code wordt een factuur niet geboekt.',
    en: 'Choose the VAT code of {title} for each VAT rate of i-Reserve. Without one an invoice is not booked.',
  },
  vatCodeKnownBy: 'code',
  endpoints: new Map([
    ['salesinvoice/SalesInvoices', { nl: 'Verkoopfacturen', en: 'Sales invoices' }],
    ['salesinvoice/PrintedSalesInvoices', { nl: 'Definitief maken', en: 'Finalising' }],
    ['crm/Accounts', { nl: 'Relaties', en: 'Relations' }],
    ['crm/Contacts', { nl: 'Contactpersonen', en: 'Contact persons' }],
    ['crm/BankAccounts', { nl: 'Bankrekeningen', en: 'Bank accounts' }],
    ['logistics/Items', { nl: 'Artikelen', en: 'Items' }],
    ['vat/VATCodes', { nl: 'Btw-codes', en: 'VAT codes' }],
    ['vat/VatPercentages', { nl: 'Btw-percentages', en: 'VAT percentages' }],
    ['financial/Journals', { nl: 'Dagboeken', en: 'Journals' }],
    ['financial/GLAccounts', { nl: 'Grootboekrekeningen', en: 'Ledger accounts' }],
    ['cashflow/PaymentConditions', { nl: 'Betalingscondities', en: 'Payment conditions' }],
    ['hrm/Divisions', { nl: 'Administraties', en: 'Administrations' }],
    ['system/Divisions', { nl: 'Administraties', en: 'Administrations' }],
  ]),
};
