import { amountIn } from '../../../../shared/domain/readable.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import { type FieldControl, fieldsOf, type SettingField } from '../../../../shared/providers/settings/settings-form.ts';
import { speak } from '../../language.ts';
import { Boxes } from '../../parts/boxes.tsx';
import { CheckField, SelectField, TextField } from '../../parts/form.tsx';
import { WHOLE } from '../mappings/props.ts';
import { Either } from './either.tsx';
import { headOf, saying } from './head.ts';
import type { DetailsProps } from './props.ts';
import { UnfitCodes } from './unfit-codes.tsx';
import { words } from './words.ts';

interface SettingProps {
  readonly field: SettingField;
  readonly page: DetailsProps;
}

/** One setting, by the control that its provider chose. */
export const Setting = ({ field, page }: SettingProps) => {
  const { settings, catalogue, visit } = page;
  const say = saying(page);
  const [head, hint] = [headOf(field, page), hintOf(field, page)];
  const value = settings[field.setting];
  const text = { ...head, hint, value: String(value ?? '') };
  switch (field.kind) {
    case 'text':
      return field.suggests && catalogue.fields[field.suggests].length > 0 ? (
        <SelectField {...text} options={fieldsToChoose(field, catalogue.fields[field.suggests], text.value, page)} />
      ) : (
        <TextField {...text} short={field.short ?? false} />
      );
    case 'number':
      return <TextField {...text} short />;
    case 'amount':
      return <TextField {...text} value={amountIn(text.value, visit.language)} short />;
    case 'day':
      return <TextField {...text} type="date" short />;
    case 'check':
      return <Check field={field} page={page} />;
    case 'one-of':
      return <SelectField {...text} options={field.options.map((one) => ({ ...one, text: say(one.text) }))} />;
    case 'from-books':
      return <FromBooks field={field} page={page} text={text} none={say(field.none)} />;
    case 'either':
      return <Either {...head} options={eitherOf(field, page)} chosen={page.answered[field.setting]} />;
    case 'some-of':
      return <Boxes {...boxesOf(head, hint)} boxes={textsOf(field, page)} chosen={value} />;
    case 'sellers':
      return catalogue.sellers.length > 1 ? (
        <Boxes {...boxesOf(head, hint)} boxes={sellersIn(page)} chosen={value} />
      ) : null;
  }
};

/** The fields that i-Reserve told of, and blank where that is an answer or nothing was chosen yet. */
function fieldsToChoose(field: Of<'text'>, listed: readonly string[], value: string, page: DetailsProps) {
  const w = speak(words, page.visit.language);
  const blank = field.optional || value === '' ? [{ value: '', text: field.optional ? w.noField : w.chooseField }] : [];
  return [...blank, ...listed.map((name) => ({ value: name, text: name }))];
}

type Of<Kind extends FieldControl['kind']> = SettingField & Extract<FieldControl, { readonly kind: Kind }>;

const Check = ({ field, page }: { readonly field: Of<'check'>; readonly page: DetailsProps }) => {
  const { settings } = page;
  const holder = field.within === undefined ? settings : (settings[field.within] ?? {});
  const isChecked = new Map<string, unknown>(Object.entries(holder)).get(field.setting) === true;
  return (
    <>
      <CheckField {...headOf(field, page)} hint={hintOf(field, page)} checked={isChecked} />
      {field.fitsVatCodes && <UnfitCodes {...page} />}
    </>
  );
};

function hintOf({ hints = [] }: SettingField, page: DetailsProps) {
  const say = saying(page);
  const [first, ...more] = hints.map((words) => say(words));
  return (
    first && (
      <>
        {first}
        {more.map((line) => (
          <>
            <br />
            {line}
          </>
        ))}
      </>
    )
  );
}

const boxesOf = ({ name, label, needs }: ReturnType<typeof headOf>, hint: ReturnType<typeof hintOf>) => ({
  name,
  legend: label,
  hint,
  needs,
});

const textsOf = ({ options }: Of<'some-of'>, page: DetailsProps) =>
  options.map(({ value, text }) => ({ value, text: saying(page)(text) }));

const eitherOf = ({ options }: Of<'either'>, page: DetailsProps) =>
  options.map(({ value, text, hint }) => ({ value, text: saying(page)(text), hint: saying(page)(hint) }));

const sellersIn = ({ catalogue }: DetailsProps) =>
  catalogue.sellers.map(({ id, name }) => ({ value: id, text: name ?? id }));

interface FromBooksProps {
  readonly field: Of<'from-books'>;
  readonly page: DetailsProps;
  readonly text: ReturnType<typeof headOf> & { readonly hint: ReturnType<typeof hintOf>; readonly value: string };
  readonly none: string;
}

/** A code of the books. A list stands once in the page, in its first field, unless a browser without script asks for more. */
const FromBooks = ({ field, page: { form, options, visit }, text, none }: FromBooksProps) => {
  const list = options?.[field.list] ?? [];
  const first = fieldsOf(form).find((other) => other.kind === 'from-books' && other.list === field.list);
  const isWhole = first === undefined || first.setting === field.setting || visit.query.get('codes') === WHOLE.codes;
  return (
    <SelectField
      {...text}
      options={choicesOf(isWhole ? list : list.filter(({ code }) => code === text.value), none)}
      codesOf={isWhole ? undefined : first.setting}
    />
  );
};

/** A list of the books to choose from, or nothing of it. */
const choicesOf = (list: readonly Choice[], none: string) => [
  { value: '', text: none },
  ...list.map(({ code, description }) => ({
    value: code,
    text: code.length > 12 || code === description ? description : `${code} – ${description}`,
  })),
];
