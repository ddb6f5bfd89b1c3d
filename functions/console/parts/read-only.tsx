import { type Child, createContext, useContext } from 'hono/jsx';
import { dayText } from '../../../shared/domain/readable.ts';
import type { Language, Words } from '../../../shared/domain/sentences-words.ts';

const words = {
  yes: { nl: 'Ja', en: 'Yes' },
  no: { nl: 'Nee', en: 'No' },
  none: { nl: 'niet ingevuld', en: 'not filled in' },
} as const satisfies Record<string, Words>;

/** Around the fields of a form: the language in which they are read; null where they can be filled in. */
export const ReadIn = createContext<Language | null>(null);

/** The language in which a field is read; null where it can be filled in. */
export const readIn = (): Language | null => useContext(ReadIn);

interface ToldProps {
  readonly label: Child;
  /** What stands there: a text, several, a box that is ticked or not. */
  readonly value: string | readonly string[] | boolean;
  readonly hint?: Child;
  readonly error?: string | undefined;
  /** Why it does not count as things stand. */
  readonly why?: string | undefined;
  readonly language: Language;
}

/** A field as somebody reads it who may change nothing. */
export const Told = ({ label, value, hint, error, why, language }: ToldProps) => {
  const text = typeof value === 'boolean' ? words[value ? 'yes' : 'no'][language] : [value].flat().join(', ');
  return (
    <dl class="told">
      <dt>{label}</dt>
      <dd>{text === '' ? words.none[language] : dayText(text, language)}</dd>
      {hint && <dd class="hint">{hint}</dd>}
      {why && <dd class="why">{why}</dd>}
      {error && <dd class="error">{error}</dd>}
    </dl>
  );
};
