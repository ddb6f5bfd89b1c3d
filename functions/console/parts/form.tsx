import type { Child } from 'hono/jsx';
import { mayChange } from '../roles.ts';
import type { Visit } from '../visit.ts';
import { ReadIn, readIn, Told } from './read-only.tsx';

interface FormProps {
  readonly visit: Visit;
  readonly action?: string;
  /** It was refused, and holds what was filled in. */
  readonly isUnsaved?: boolean;
  /** There is nothing yet that it could save. */
  readonly isClosed?: boolean;
  /** It holds what was saved: somebody who may change nothing reads it. Else there is nothing for them here. */
  readonly isToRead?: boolean;
  readonly children: Child;
}

/** A form that only this session can send, for somebody who may change something. */
export const Form = ({ visit, action, isUnsaved = false, isClosed = false, isToRead = false, children }: FormProps) =>
  mayChange(visit.session.role) ? (
    <form
      method="post"
      action={action ?? visit.here.split('?')[0]}
      novalidate
      data-unsaved={isUnsaved ? '' : undefined}
    >
      <input type="hidden" name="csrf" value={visit.session.csrf} />
      {isClosed ? <fieldset disabled>{children}</fieldset> : children}
    </form>
  ) : isToRead ? (
    <ReadIn.Provider value={visit.language}>{children}</ReadIn.Provider>
  ) : null;

/** What is the same of every field: a label, a sentence on what it does, what is wrong with it. */
export interface FieldProps {
  readonly name: string;
  readonly label: Child;
  readonly hint?: Child;
  readonly error?: string | undefined;
  readonly needs?: Needs | undefined;
}

/** The field and value that another field waits for, `finaliseInvoice=true`, whether it stands so, and what to say while not. */
export interface Needs {
  readonly field: string;
  readonly why: string;
  /** Said in its place while the other field is a question that nobody answered. */
  readonly whyOpen?: WhyOpen | undefined;
  /** Said where no script sets the field free as soon as the other one is chosen. */
  readonly onceSaved: string;
  readonly holds: boolean;
}

/** Another reason that holds in its place at first: when it does, in the form that the script reads, and whether it does. */
interface WhyOpen {
  readonly when: string;
  readonly says: string;
  readonly holds: boolean;
}

/** True when a field can't be set as the page stands; the script knows when that changes. */
export const isOff = ({ needs }: { readonly needs?: Needs | undefined }): boolean =>
  needs !== undefined && !needs.holds;

/** The id of the field of this name in the page: no two names have the same, whatever a code of i-Reserve is. */
export const idOf = (name: string): string =>
  `f-${name.replace(':', '-').replace(/[^\da-z-]/gi, (other) => `_${other.codePointAt(0)?.toString(16)}_`)}`;

/** The description and error of a field, for a screen reader. */
const described = ({ name, hint, error }: FieldProps) => {
  const by = [hint && `${idOf(name)}-hint`, error && `${idOf(name)}-error`].filter(Boolean).join(' ');
  return { 'aria-describedby': by || undefined, 'aria-invalid': error ? ('true' as const) : undefined };
};

/** What is read of a field beside its value. */
const told = ({ label, hint, error, ...props }: FieldProps) => ({
  ...{ label, hint, error },
  why: isOff(props) ? props.needs?.why : undefined,
});

const Hint = ({ name, hint }: FieldProps) =>
  hint ? (
    <p class="hint" id={`${idOf(name)}-hint`}>
      {hint}
    </p>
  ) : null;

/** Says why a field cannot be filled in now; hidden while it can. */
export const Why = (props: { readonly needs?: Needs | undefined }) =>
  props.needs ? (
    <p class="why" hidden={!isOff(props)}>
      <Reason {...props.needs} /> <span data-unscripted>{props.needs.onceSaved}</span>
    </p>
  ) : null;

/** Of a question the script follows whether it is answered. */
const Reason = ({ why, whyOpen }: Needs) =>
  whyOpen === undefined ? (
    <>{why}</>
  ) : (
    <>
      <span data-when={whyOpen.when} hidden={!whyOpen.holds}>
        {whyOpen.says}
      </span>
      <span data-unless hidden={whyOpen.holds}>
        {why}
      </span>
    </>
  );

const Fault = ({ name, error }: FieldProps) =>
  error ? (
    <p class="error" id={`${idOf(name)}-error`}>
      {error}
    </p>
  ) : null;

interface TextProps extends FieldProps {
  readonly value: string;
  readonly type?: 'text' | 'password' | 'number' | 'date';
  readonly short?: boolean;
  readonly required?: boolean;
  readonly autocomplete?: string;
  /** What it should look like as a whole, and what is said as soon as it does not; the script looks. */
  readonly form?: { readonly pattern: string; readonly says: string } | null;
  /** What a browser offers while somebody types. */
  readonly suggestions?: readonly string[] | undefined;
  /** The id of a list elsewhere on the page that it offers instead. */
  readonly list?: string;
}

/** A field of one line of text. */
export const TextField = (props: TextProps) => {
  const language = readIn();
  return language ? <Told {...told(props)} value={props.value} language={language} /> : <TextInput {...props} />;
};

const TextInput = (props: TextProps) => (
  <div class={isOff(props) ? 'field off' : 'field'} data-needs={props.needs?.field}>
    <label for={idOf(props.name)}>
      {props.label}
      {props.required && ' *'}
    </label>
    <input
      id={idOf(props.name)}
      name={props.name}
      data-form={props.form?.pattern}
      type={props.type ?? 'text'}
      value={props.value}
      class={props.short ? 'short' : undefined}
      required={props.required}
      disabled={isOff(props)}
      autocomplete={props.autocomplete ?? 'off'}
      spellcheck={false}
      list={props.list ?? (props.suggestions?.length ? `${idOf(props.name)}-list` : undefined)}
      {...described(props)}
    />
    {props.suggestions && props.suggestions.length > 0 && (
      <datalist id={`${idOf(props.name)}-list`}>
        {props.suggestions.map((value) => (
          <option value={value}></option>
        ))}
      </datalist>
    )}
    <Hint {...props} />
    <Why {...props} />
    <Fault {...props} />
    {props.form && (
      <p class="error" role="status" data-form-of={idOf(props.name)} hidden>
        {props.form.says}
      </p>
    )}
  </div>
);

/** A choice in a list. */
export interface SelectOption {
  readonly value: string;
  readonly text: string;
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly options: readonly SelectOption[];
  /** The field whose codes the script puts into this one, which has but its own. */
  readonly codesOf?: string | undefined;
}

/** A value that is not among the options stays choosable: what was saved must not change by looking at it. */
export const SelectField = (props: SelectProps) => {
  const isKnown = props.options.some(({ value }) => value === props.value);
  const options = isKnown ? props.options : [{ value: props.value, text: props.value }, ...props.options];
  const language = readIn();
  const chosen = options.find(({ value }) => value === props.value)?.text ?? '';
  if (language) return <Told {...told(props)} value={chosen} language={language} />;
  return (
    <div
      class={isOff(props) ? 'field off' : 'field'}
      data-needs={props.needs?.field}
      data-codes={props.codesOf && idOf(props.codesOf)}
    >
      <label for={idOf(props.name)}>{props.label}</label>
      <select id={idOf(props.name)} name={props.name} disabled={isOff(props)} {...described(props)}>
        {options.map(({ value, text }) => (
          <option value={value} selected={value === props.value}>
            {text}
          </option>
        ))}
      </select>
      <Hint {...props} />
      <Why {...props} />
      <Fault {...props} />
    </div>
  );
};

interface CheckProps extends FieldProps {
  readonly checked: boolean;
}

/** A checkbox. The hidden field beside it distinguishes an empty box from a disabled one. */
export const CheckField = (props: CheckProps) => {
  const { name, label, checked, needs } = props;
  const language = readIn();
  if (language) return <Told {...told(props)} value={checked} language={language} />;
  return (
    <div class={isOff(props) ? 'check off' : 'check'} data-needs={needs?.field}>
      <input
        type="checkbox"
        id={idOf(name)}
        name={name}
        value="true"
        checked={checked}
        disabled={isOff(props)}
        {...described(props)}
      />
      <label for={idOf(name)}>{label}</label>
      <input type="hidden" name="boxes" value={name} disabled={isOff(props)} />
      <Hint {...props} />
      <Why {...props} />
      <Fault {...props} />
    </div>
  );
};
