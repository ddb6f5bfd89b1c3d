import type { Words } from '../../../../shared/domain/sentences-words.ts';

/** What the Details tab says around the fields: what each setting is called and does is the provider's. */
export const words = {
  save: { nl: 'Opslaan en verder naar Btw en artikelen', en: 'Save and on to Mapping' },
  stay: { nl: 'Opslaan', en: 'Save' },
  unfitCodes: {
    nl: 'Bij deze btw-tarieven is een btw-code gekoppeld die andere prijzen vraagt: {rates}. Zo stopt elke factuur met zo’n tarief.',
    en: 'These VAT rates are mapped to a VAT code that takes other prices: {rates}. Every invoice with such a rate would stop.',
  },
  toMappings: { nl: 'Naar Btw en artikelen', en: 'Go to Mapping' },
} as const satisfies Record<string, Words>;
