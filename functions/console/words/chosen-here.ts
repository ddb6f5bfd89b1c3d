import type { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';
import type { ProviderWords } from '../../../shared/providers/settings/provider-words.ts';
import type { ChosenHere } from '../daily/mend-in-place.ts';

/**
 * What is wrong, beside the choice that mends it: the sentence of the cause would send people to another page for that choice.
 * `{vatCode}` is what the books call that.
 */
const chosenHere: Readonly<Partial<Record<Cause, Words>>> = {
  'vat-unmapped': {
    nl: 'Wat hieronder staat, is niet gekoppeld aan een {vatCode} waarmee de boekhouding kan boeken (“no vat code”). Kies er hier een.',
    en: 'What stands below has no {vatCode} in the books that works (“no vat code”). Choose one here.',
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

/** The same for a cause in the words of its books; null where its own sentence has to do. */
export function saidBesideChoice(cause: Cause, { vatCode }: ProviderWords, language: Language): string | null {
  const words = chosenHere[cause];
  const name = say(vatCode, language);
  return words
    ? say(words, language, { vatCode: name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase()) })
    : null;
}
