import { idOf, isOff, type Needs, Why } from '../../parts/form.tsx';
import { readIn, Told } from '../../parts/read-only.tsx';

interface EitherProps {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly needs?: Needs | undefined;
  readonly options: readonly { readonly value: boolean; readonly text: string; readonly hint: string }[];
  readonly chosen: unknown;
}

/**
 * Yes or no, each with what it means, side by side; nothing is chosen until a person does. While the question does not
 * apply it says why in their place: a choice that does nothing is not shown as chosen, and is kept.
 */
export const Either = (props: EitherProps) => {
  const { name, label, error, needs, options, chosen } = props;
  const language = readIn();
  if (language) {
    if (isOff(props)) return <Told label={label} value={needs?.why ?? ''} error={error} language={language} />;
    const { text = '', hint } = options.find(({ value }) => chosen === value) ?? {};
    return <Told label={label} value={text} hint={hint} error={error} language={language} />;
  }
  const errorId = `${idOf(name)}-error`;
  return (
    <fieldset class={isOff(props) ? 'off' : undefined} data-needs={needs?.field}>
      <legend>{label}</legend>
      <div class="cards choices">
        {options.map(({ value, text, hint }, nth) => (
          <label class="pick">
            <input
              type="radio"
              id={nth === 0 ? idOf(name) : undefined}
              name={name}
              value={String(value)}
              checked={chosen === value}
              disabled={isOff(props)}
              aria-describedby={error ? errorId : undefined}
            />
            <span>
              {text}
              <small>{hint}</small>
            </span>
          </label>
        ))}
      </div>
      <Why {...props} />
      {error && (
        <p class="error" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  );
};
