import type { Child } from 'hono/jsx';
import { idOf, isOff, type Needs, Why } from './form.tsx';
import { readIn, Told } from './read-only.tsx';

interface BoxesProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: Child;
  readonly boxes: readonly { readonly value: string; readonly text: string }[];
  readonly chosen: unknown;
  readonly needs?: Needs | undefined;
}

/** Several boxes of one setting. */
export const Boxes = (props: BoxesProps) => {
  const { name, legend, hint, boxes, chosen, needs } = props;
  const isChosen = (value: string) => Array.isArray(chosen) && chosen.includes(value);
  const language = readIn();
  if (language) {
    const told = boxes.filter(({ value }) => isChosen(value)).map(({ text }) => text);
    const why = isOff(props) ? needs?.why : undefined;
    return <Told label={legend} hint={hint} why={why} value={told} language={language} />;
  }
  return (
    <fieldset id={idOf(name)} tabindex={-1} class={isOff(props) ? 'off' : undefined} data-needs={needs?.field}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <Why {...props} />
      <input type="hidden" name="boxes" value={name} disabled={isOff(props)} />
      <div class="picks">
        {boxes.map(({ value, text }) => (
          <label class="pick">
            <input type="checkbox" name={name} value={value} checked={isChosen(value)} disabled={isOff(props)} />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
