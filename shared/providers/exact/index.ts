import type { Provider } from '../provider.ts';
import { relationUrl } from './accounts.ts';
import { administrations, whoAmI } from './administrations.ts';
import { openBooks } from './books.ts';
import { choices } from './choices.ts';
import { mapInvoice } from './invoice/map-invoice.ts';
import { limits } from './limits.ts';
import { oauth } from './oauth.ts';
import { madeUpId } from './odata.ts';
import { mapRelation } from './relation.ts';
import { ExactDetails } from './settings.ts';
import { checkSettings } from './settings-check.ts';

/** Exact Online. An app is registered at one country's site, and everything of it lives on that host (reference 1). */
export const exact: Provider<ExactDetails> = {
  id: 'exact',
  title: 'Exact Online',
  hosts: [
    'start.exactonline.nl',
    'start.exactonline.be',
    'start.exactonline.de',
    'start.exactonline.co.uk',
    'start.exactonline.fr',
    'start.exactonline.es',
    'start.exactonline.com',
  ],
  details: ExactDetails,
  oauth,
  limits,
  whoAmI,
  administrations,
  mapRelation,
  mapInvoice: (job) => mapInvoice(job),
  checkSettings,
  choices,
  relationUrl,
  madeUpId,
  open: openBooks,
};
