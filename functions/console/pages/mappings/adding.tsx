import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import { speak } from '../../language.ts';
import { SelectField, TextField } from '../../parts/form.tsx';
import type { FormRefusal } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import { additions } from './changes.ts';
import { listOf } from './line.tsx';
import type { Group } from './rows.ts';
import { choiceInWords, words } from './words.ts';

interface Props {
  readonly visit: Visit;
  readonly group: Group;
  readonly choices: readonly Choice[];
  readonly isTyped: boolean;
  readonly isWhole: boolean;
  readonly catalogue: Catalogue;
  readonly refusal: FormRefusal | null;
}

/** The things that i-Reserve has sent, to choose from while typing. */
const known: Readonly<Record<string, (catalogue: Catalogue) => readonly string[]>> = {
  newProduct: ({ products }) => products.map(({ code }) => code),
  newLedger: ({ ledgerAccounts }) => ledgerAccounts.map(({ code }) => code),
  newMethod: ({ paymentMethods }) => paymentMethods.map(({ code }) => code),
  newTerm: ({ paymentTerms }) => paymentTerms.map(({ code }) => code),
};

/** Adds to a group something that i-Reserve has not sent yet, or a method and a term together. */
export const Adding = ({ visit, group, choices, isTyped, isWhole, catalogue, refusal }: Props) => {
  const w = speak(words, visit.language);
  const { of, code } = additions[group];
  const typed = (name: string) => visit.form.get(name) ?? '';
  const isWrong = [...of, code].some((name) => refusal?.faults[`/${name}`] !== undefined);
  const counterpart = { name: code, label: w[code], value: typed(code), error: refusal?.faults[`/${code}`] };
  return (
    <details open={isWrong}>
      <summary>{w[`add-${group}`]}</summary>
      <p class="hint">{w[`addHint-${group}`]}</p>
      <div class="row">
        {of.map((name) => (
          <TextField
            name={name}
            label={w[name]}
            value={typed(name)}
            error={refusal?.faults[`/${name}`]}
            suggestions={known[name]?.(catalogue)}
          />
        ))}
        {isTyped ? (
          <TextField {...counterpart} list={listOf(group)} />
        ) : (
          <SelectField
            {...counterpart}
            options={[
              { value: '', text: w.nothing },
              ...choices
                .filter((choice) => isWhole || choice.code === counterpart.value)
                .map((choice) => ({ value: choice.code, text: choiceInWords(choice, visit.language) })),
            ]}
          />
        )}
      </div>
    </details>
  );
};
