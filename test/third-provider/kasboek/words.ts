import { type AppRegistration, usualSteps } from '../../../shared/providers/settings/app-registration.ts';
import type { ProviderWords } from '../../../shared/providers/settings/provider-words.ts';

/** What Kasboek calls things. */
export const words: ProviderWords = {
  brings: { nl: 'Verkoopfacturen en debiteuren.', en: 'Sales invoices and debtors.' },
  administration: { nl: 'Administratie', en: 'Administration' },
  relation: { nl: 'Debiteur', en: 'Debtor' },
  vatCode: { nl: 'Btw-soort', en: 'Kind of VAT' },
  mapVat: {
    nl: 'Kies voor elk btw-tarief van i-Reserve de btw-soort van {title}. Zonder wordt een factuur niet geboekt.',
    en: 'Choose the kind of VAT of {title} for each VAT rate of i-Reserve. Without one an invoice is not booked.',
  },
  vatCodeKnownBy: 'code',
  endpoints: new Map(),
};

/** How an app is registered at Kasboek's portal. */
export const app: AppRegistration = {
  url: 'https://kasboek.example/apps',
  steps: [{ nl: 'Open Mijn Kasboek en maak een app.', en: 'Open My Kasboek and make an app.' }, ...usualSteps],
  host: null,
  atHand: [{ nl: 'Een login bij Kasboek.', en: 'A login of Kasboek.' }],
  screen: [{ label: { nl: 'Redirect-URL', en: 'Redirect URL' }, value: 'redirect-url' }],
  clientIdForm: null,
  canonicalClientId: (clientId) => clientId,
};
