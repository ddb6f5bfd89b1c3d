interface EitherProps {
  readonly name: string;
  readonly label: string;
  readonly error: string | undefined;
  readonly options: readonly { readonly value: boolean; readonly text: string; readonly hint: string }[];
  readonly chosen: unknown;
}

/** Yes or no, each with what it means; nothing is chosen until a person does. */
export const Either = ({ name, label, error, options, chosen }: EitherProps) => (
  <fieldset>
    <legend>{label}</legend>
    {options.map(({ value, text, hint }) => (
      <label class="pick">
        <input type="radio" name={name} value={String(value)} checked={chosen === value} />
        <span>
          {text}
          <small>{hint}</small>
        </span>
      </label>
    ))}
    {error && <p class="error">{error}</p>}
  </fieldset>
);
