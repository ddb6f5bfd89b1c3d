import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** The way out, behind a tick; open with what is wrong when the tick was missing. */
export const Disconnect = ({ visit, integration }: AuthenticationProps) => {
  const w = speak(words, visit.language);
  const isUnsure = visit.query.get('outcome') === 'unsure';
  return (
    <section class="card">
      <details open={isUnsure}>
        <summary>{w.disconnect}</summary>
        <p>{w.disconnectText}</p>
        <Form visit={visit} action={`/console/integrations/${encodeURIComponent(integration.id)}/disconnect`}>
          <label class="pick">
            <input
              type="checkbox"
              name="sure"
              value="true"
              required
              aria-invalid={isUnsure ? 'true' : undefined}
              aria-describedby={isUnsure ? 'sure-error' : undefined}
            />
            <span>{w.sure}</span>
          </label>
          {isUnsure && (
            <p class="error" id="sure-error">
              {w.sureFirst}
            </p>
          )}
          <button type="submit" class="danger">
            {w.disconnect}
          </button>
        </Form>
      </details>
    </section>
  );
};
