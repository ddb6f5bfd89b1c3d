import type { ProviderWords } from '../settings/provider-words.ts';

/** What Moneybird calls things. */
export const words: ProviderWords = {
  brings: {
    nl: 'Verkoopfacturen en contacten. Wat u in Moneybird aan een contact wijzigt, kan terugkomen in i-Reserve.',
    en: 'Sales invoices and contacts. What you change of a contact in Moneybird can come back to i-Reserve.',
  },
  administration: { nl: 'Administratie', en: 'Administration' },
  relation: { nl: 'Contact', en: 'Contact' },
  vatCode: { nl: 'Btw-tarief', en: 'Tax rate' },
  mapVat: {
    nl: 'Kies voor elk btw-tarief van i-Reserve het btw-tarief van {title}. Zonder dat wordt een factuur niet geboekt.',
    en: 'Choose the tax rate of {title} for each VAT rate of i-Reserve. Without one an invoice is not booked.',
  },
  vatCodeKnownBy: 'description', // its ids mean nothing to a person
  endpoints: new Map([
    ['sales_invoices', { nl: 'Verkoopfacturen', en: 'Sales invoices' }],
    ['external_sales_invoices', { nl: 'Externe verkoopfacturen', en: 'External sales invoices' }],
    ['contacts', { nl: 'Contacten', en: 'Contacts' }],
    ['tax_rates', { nl: 'Btw-tarieven', en: 'Tax rates' }],
    ['ledger_accounts', { nl: 'Categorieën', en: 'Categories' }],
    ['workflows', { nl: 'Workflows', en: 'Workflows' }],
    ['webhooks', { nl: 'Webhooks', en: 'Webhooks' }],
  ]),
};
