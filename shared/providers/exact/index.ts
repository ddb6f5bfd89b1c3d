import type { Provider } from '../provider.ts';
import { administrations, whoAmI } from './administrations.ts';
import { app, hosts } from './app-registration.ts';
import { openBooks } from './books.ts';
import { makeFinal } from './invoice/finalise.ts';
import { mapInvoice } from './invoice/map-invoice.ts';
import { itemsCheck } from './items-check.ts';
import { limits } from './limits.ts';
import { choices } from './lists/choices.ts';
import { oauth } from './oauth.ts';
import { madeUpId } from './odata.ts';
import { relationUrl } from './relation/accounts.ts';
import { mapRelation } from './relation/relation.ts';
import { ExactDetails } from './settings.ts';
import { checkSettings } from './settings-check.ts';
import { settingsForm } from './settings-form.ts';
import { words } from './words.ts';

/** Exact Online. An app is registered at one country's site, and everything of it lives on that host (reference 1). */
export const exact: Provider<ExactDetails> = {
  id: 'exact',
  title: 'Exact Online',
  words,
  app,
  hosts,
  details: ExactDetails,
  settingsForm,
  priceBasis: ({ vatExclusive }) => (vatExclusive ? 'net' : 'gross'),
  oauth,
  limits,
  whoAmI,
  administrations,
  mapRelation,
  mapInvoice: (job) => mapInvoice(job),
  makeFinal,
  checkSettings,
  itemsCheck,
  choices,
  relationUrl,
  madeUpId,
  open: openBooks,
};
