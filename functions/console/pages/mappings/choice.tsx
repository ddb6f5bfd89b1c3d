import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import { speak } from '../../language.ts';
import { idOf } from '../../parts/form.tsx';
import { choiceInWords, words } from './words.ts';

/** Above this a list is offered while somebody types, once for its whole group: a page of selects would not end. */
const MOST_IN_SELECT = 150;

/** True where a code is typed: its list is too long for a select, or could not be read. */
export const isTyped = (choices: readonly Choice[], isUnread: boolean): boolean =>
  choices.length > MOST_IN_SELECT || (isUnread && choices.length === 0);

interface Props {
  readonly field: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
  /** What stands for no choice. */
  readonly nothing: string;
  readonly language: Language;
  readonly described: { readonly 'aria-invalid': 'true' | undefined; readonly 'aria-describedby': string | undefined };
}

interface SelectProps extends Props {
  /** What would be wrong with a choice; the script says it as soon as it is chosen. */
  readonly faultsOf: (choice: Choice) => readonly string[];
}

/** The counterpart of one thing, from a list. What was saved stays, also when the list no longer has it. */
export const ChoiceSelect = ({ field, chosen, choices, nothing, language, described, faultsOf }: SelectProps) => (
  <select id={idOf(field)} name={field} {...described}>
    <option value="">{nothing}</option>
    {chosen !== '' && choices.every(({ code }) => code !== chosen) && (
      <option value={chosen} selected>
        {chosen}
      </option>
    )}
    {choices.map((choice) => (
      <option
        value={choice.code}
        selected={choice.code === chosen}
        data-faults={faultsOf(choice).join(' ') || undefined}
      >
        {choiceInWords(choice, language)}
      </option>
    ))}
  </select>
);

/** The same, typed. */
export const ChoiceInput = ({
  field,
  chosen,
  list,
  language,
  described,
}: Omit<Props, 'choices' | 'nothing'> & { readonly list: string }) => (
  <input
    id={idOf(field)}
    name={field}
    type="text"
    value={chosen}
    list={list}
    placeholder={speak(words, language).code}
    autocomplete="off"
    spellcheck={false}
    {...described}
  />
);

/** What is offered while somebody types. */
export const MappingChoices = ({
  id,
  choices,
  language,
}: { readonly id: string } & Pick<Props, 'choices' | 'language'>) => (
  <datalist id={id}>
    {choices.map((choice) => (
      <option value={choice.code}>{choiceInWords(choice, language)}</option>
    ))}
  </datalist>
);
