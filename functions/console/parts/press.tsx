import type { Visit } from '../visit.ts';
import { Form } from './form.tsx';

/** One button that does something: a form of its own. */
export const Press = ({
  visit,
  action,
  label,
  hint,
  values = {},
  tone,
}: {
  readonly visit: Visit;
  readonly action: string;
  readonly label: string;
  /** What is heard in addition, where several buttons have one label. */
  readonly hint?: string;
  readonly values?: Readonly<Record<string, string>>;
  /** How much it asks to be pressed; a main button when left out. */
  readonly tone?: 'quiet' | 'quiet small' | undefined;
}) => (
  <Form visit={visit} action={action}>
    {Object.entries(values).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class={tone}>
      {label}
      {hint && <span class="sr"> {hint}</span>}
    </button>
  </Form>
);
