import * as v from 'valibot';
import type { Provider } from '../../../shared/providers/provider.ts';
import { byName, type CheckSettings, settingsIssue } from '../../../shared/providers/settings/settings-check.ts';
import { administrations, openBooks, whoAmI } from './books.ts';
import { choices, VAT_CODES, VatKind } from './code-rows.ts';
import { kindOf, mapInvoice, mapRelation } from './map.ts';
import { oauth } from './oauth.ts';
import { KasboekDetails } from './settings.ts';
import { settingsForm } from './settings-form.ts';
import { app, words } from './words.ts';

const NO_LIMIT = { windowRemaining: null, windowResetAtMs: null, dayRemaining: null, dayResetAtMs: null };

const checkSettings: CheckSettings<KasboekDetails> = {
  lists: ({ mappings }) =>
    Object.keys(mappings.vat).length === 0 ? [] : [{ group: 'vat', keys: [VAT_CODES], isNeeded: true }],
  settingsIssues({ details, mappings }, lists) {
    const kinds = v.safeParse(v.array(VatKind), lists.get(VAT_CODES));
    if (!kinds.success) return [];
    return byName(mappings.vat).flatMap(([key, value]) =>
      settingsIssue({ group: 'vat', key, value }, () => kindOf(key, value, kinds.output, details)),
    );
  },
};

/** A small accounting system that nobody has: what a third one looks like to the rest of the product. */
export const kasboek: Provider<KasboekDetails> = {
  id: 'kasboek',
  title: 'Kasboek',
  words,
  app,
  hosts: ['kasboek.example'],
  details: KasboekDetails,
  settingsForm,
  priceBasis: ({ vatExclusive }) => (vatExclusive ? 'net' : 'gross'),
  oauth,
  limits: {
    countedPer: 'administration',
    perWindow: 60,
    windowMs: 60_000,
    perDay: null,
    errorsPerHour: 30,
    notErrors: [404],
    readHeaders: () => NO_LIMIT,
  },
  whoAmI,
  administrations,
  mapRelation,
  mapInvoice,
  checkSettings,
  choices,
  madeUpId: (nth) => `none-${nth}`,
  open: openBooks,
};
