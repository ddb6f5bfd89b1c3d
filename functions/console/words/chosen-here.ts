import type { Cause } from '../../../shared/domain/causes.ts';
import type { Words } from '../../../shared/domain/sentences-words.ts';
import type { ChosenHere } from '../daily/mend-in-place.ts';

/** What is wrong, beside the choice that mends it: the sentence of the cause would send people to another page for that choice. */
export const chosenHere: Readonly<Partial<Record<Cause, Words>>> = {
  'vat-unmapped': {
    nl: 'Wat hieronder staat, heeft geen btw-code die in de boekhouding werkt (“no vat code”). Kies er hier een.',
    en: 'What stands below has no vat code in the books that works. Choose one here.',
  },
  'article-unknown': {
    nl: 'De boekhouding kent geen artikel voor wat hieronder staat. Kies er hier een.',
    en: 'The books know no item for what stands below. Choose one here.',
  },
  'payment-condition-unknown': {
    nl: 'Wat hieronder staat, is gekoppeld aan een betalingsconditie die de boekhouding niet kent. Kies hier een andere.',
    en: 'What stands below is mapped to a payment condition that the books do not know. Choose another one here.',
  },
} satisfies Record<ChosenHere, Words>;
