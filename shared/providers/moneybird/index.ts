import type { Provider } from '../provider.ts';
import { administrations, whoAmI } from './administrations.ts';
import { app } from './app-registration.ts';
import { openBooks } from './books.ts';
import { contactsBack } from './contacts-back.ts';
import { madeUpId } from './fields.ts';
import { makeFinal } from './invoice/head.ts';
import { mapInvoice } from './invoice/map-invoice.ts';
import { itemsCheck } from './items-check.ts';
import { limits } from './limits.ts';
import { choices } from './lists/choices.ts';
import { oauth } from './oauth.ts';
import { mapRelation } from './relation/relation.ts';
import { MoneybirdDetails } from './settings.ts';
import { checkSettings } from './settings-check.ts';
import { settingsForm } from './settings-form.ts';
import { webAddress } from './web-address.ts';
import { words } from './words.ts';

/** Moneybird, API version 2 (reference 0). */
export const moneybird: Provider<MoneybirdDetails> = {
  id: 'moneybird',
  title: 'Moneybird',
  words,
  app,
  hosts: ['moneybird.com'],
  details: MoneybirdDetails,
  settingsForm,
  priceBasis: ({ vatExclusive }) => (vatExclusive ? 'net' : 'gross'), // preferred: any tax rate takes either
  oauth,
  limits,
  whoAmI,
  administrations,
  mapRelation,
  mapInvoice: (job) => mapInvoice(job),
  makeFinal,
  checkSettings,
  itemsCheck,
  isAlwaysFinal: ({ externalInvoice }) => externalInvoice === true, // it has no draft (reference 7)
  contactsBack,
  choices,
  madeUpId,
  relationUrl: (origin, administration, externalId) => webAddress(origin, administration, `contacts/${externalId}`),
  open: openBooks,
};
