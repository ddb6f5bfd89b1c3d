import { currencySign } from '../../../../shared/domain/readable.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import type { DrawnAnswer } from '../../../../shared/providers/settings/settings-form.ts';
import { speak } from '../../language.ts';
import { amount } from '../../parts/moment.tsx';
import { saying } from './head.ts';
import type { DetailsProps } from './props.ts';
import { words } from './words.ts';

/** An invoice in small, that shows what the answers make of it: as they are saved, and by script as they are chosen. */
export const DrawnInvoice = (props: DetailsProps) => {
  const { visit, integration, form } = props;
  const { drawn } = form;
  if (!drawn) return null;
  const w = speak(words, visit.language);
  const books = visit.ports.provider(integration.provider).title;
  const total = `${currencySign('EUR')}\u00a0${amount('90.00', visit.language)}`;
  return (
    <figure class="drawn" aria-live="polite">
      <figcaption>{say(words.drawn, visit.language, { books })}</figcaption>
      <div class="mini">
        {drawn.map((answer) => (
          <Answer {...props} answer={answer} />
        ))}
        <p class="sums">
          <span>{w.drawnLine}</span> <span>{total}</span>
        </p>
        <p class="sums">
          <strong>{w.drawnTotal}</strong> <strong>{total}</strong>
        </p>
      </div>
    </figure>
  );
};

const Answer = (props: DetailsProps & { readonly answer: DrawnAnswer }) => {
  const { answered, answer } = props;
  const say = saying(props);
  const conditions = Object.entries(answer.when);
  const holds = conditions.every(([setting, value]) => (answered[setting] ?? null) === value);
  return (
    <div data-when={conditions.map(([setting, value]) => `${setting}=${value ?? ''}`).join('&')} hidden={!holds}>
      {answer.stamp && <span class={`stamp ${answer.stamp.tone}`}>{say(answer.stamp.words)}</span>}
      <p>{say(answer.says)}</p>
      {answer.heading && (
        <p>
          <strong>{say(answer.heading)}</strong>
        </p>
      )}
    </div>
  );
};
