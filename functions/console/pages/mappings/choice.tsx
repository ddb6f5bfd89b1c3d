import type { Language } from '../../../../shared/domain/sentences-words.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import { speak } from '../../language.ts';
import { idOf } from '../../parts/form.tsx';
import type { CodeDemands } from './judged.ts';
import { choiceInWords, words } from './words.ts';

/** A longer list is offered while somebody types: nobody looks through more. */
const MOST_IN_SELECT = 500;
/** So many options together are an answer that Lambda still gives, where each row has its whole list. */
const MOST_TOGETHER = 40_000;

/**
 * True where a code is typed: its list is too long for a select, or could not be read.
 *
 * @param rows - how many rows have the whole list each
 */
export const isTyped = (choices: readonly Choice[], isUnread: boolean, rows: number): boolean =>
  choices.length > MOST_IN_SELECT || choices.length * rows > MOST_TOGETHER || (isUnread && choices.length === 0);

interface Props {
  readonly field: string;
  readonly chosen: string;
  readonly language: Language;
  readonly described: { readonly 'aria-invalid': 'true' | undefined; readonly 'aria-describedby': string | undefined };
}

interface SelectProps extends Props {
  /** All that can be chosen, or what of it is in the page; the script adds what the list of the group has more. */
  readonly choices: readonly Choice[];
  /** What stands for no choice. */
  readonly nothing: string;
}

/** The counterpart of one thing, from a list. What was saved stays, also when the list no longer has it. */
export const ChoiceSelect = ({ field, chosen, choices, nothing, language, described }: SelectProps) => (
  <select id={idOf(field)} name={field} {...described}>
    <option value="">{nothing}</option>
    {chosen !== '' && choices.every(({ code }) => code !== chosen) && (
      <option value={chosen} selected>
        {chosen}
      </option>
    )}
    {choices.map((choice) => (
      <option value={choice.code} selected={choice.code === chosen}>
        {choiceInWords(choice, language)}
      </option>
    ))}
  </select>
);

/** The same, typed. */
export const ChoiceInput = ({ field, chosen, list, language, described }: Props & { readonly list: string }) => (
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

interface ListProps extends Pick<SelectProps, 'choices' | 'language'> {
  readonly id: string;
  readonly demandsOf: (choice: Choice) => CodeDemands;
}

/** The codes of a group, once for all its rows: offered while somebody types, and put into its selects by the script. */
export const MappingChoices = ({ id, choices, language, demandsOf }: ListProps) => (
  <datalist id={id}>
    {choices.map((choice) => {
      const { percentage, isUnfit } = demandsOf(choice);
      return (
        <option value={choice.code} data-percentage={percentage ?? undefined} data-unfit={isUnfit ? '' : undefined}>
          {choiceInWords(choice, language)}
        </option>
      );
    })}
  </datalist>
);
