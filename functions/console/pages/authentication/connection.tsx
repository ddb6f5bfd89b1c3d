import { shortList } from '../../../../shared/admin/integrations/connect-administration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { mayBeShort } from '../../../../shared/providers/administration.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** Step 1 and step 2, each with how it stands. */
export const ConnectionCard = (props: AuthenticationProps) => {
  const { visit, integration } = props;
  const w = speak(words, visit.language);
  const { chain, clientId, administration, state, id } = integration;
  const hasConsent = chain !== null && state !== 'attention';
  return (
    <section class="card" aria-labelledby="connection">
      <h2 id="connection">{w.connection}</h2>
      <ol class="steps">
        <li>
          <Mark isDone={hasConsent} number="1" words={w} />
          <div>
            <h3>{w.step1}</h3>
            <p class="lead">
              {hasConsent
                ? w.step1Done
                : say(words.step1Text, visit.language, { title: visit.ports.provider(integration.provider).title })}
            </p>
            <Form visit={visit} action={`/console/integrations/${encodeURIComponent(id)}/consent`}>
              <button type="submit" class={hasConsent ? 'quiet small' : undefined} disabled={clientId === null}>
                {hasConsent ? w.again : state === 'attention' ? w.reconnect : w.step1}
              </button>
              {clientId === null && <p class="hint">{w.first}</p>}
            </Form>
          </div>
        </li>
        <li>
          <Mark isDone={administration !== null} number="2" words={w} />
          <div>
            <h3>{w.step2}</h3>
            {administration ? <Pinned {...props} administration={administration} /> : <p class="lead">{w.step2Text}</p>}
            <Step2 {...props} />
          </div>
        </li>
      </ol>
      {administration && hasConsent && (
        <p class="actions">
          <a class="button" href={pathOf(id, 'details')}>
            {w.next}
          </a>
        </p>
      )}
    </section>
  );
};

const Mark = (props: {
  readonly isDone: boolean;
  readonly number: string;
  readonly words: { done: string; open: string };
}) => (
  <span class={`mark ${props.isDone ? 'good' : ''}`}>
    <span aria-hidden="true">{props.isDone ? '✓' : props.number}</span>
    <span class="sr">{props.isDone ? props.words.done : props.words.open}</span>
  </span>
);

const Pinned = ({
  visit,
  administration,
}: AuthenticationProps & { readonly administration: NonNullable<Integration['administration']> }) => {
  const w = speak(words, visit.language);
  const facts = [
    [w.number, administration.number],
    [w.vatNumber, administration.vatNumber],
  ] as const;
  return (
    <dl>
      <dt>{w.administration}</dt>
      <dd>
        <strong>{administration.name}</strong>
      </dd>
      {facts.flatMap(([name, value]) => (value === null ? [] : [<dt>{name}</dt>, <dd>{value}</dd>]))}
    </dl>
  );
};

const Step2 = ({ visit, integration, administrations, refusal }: AuthenticationProps) => {
  const w = speak(words, visit.language);
  const { chain, administration, id } = integration;
  const chosen = visit.form.get('administration') ?? administration?.id;
  const action = `/console/integrations/${encodeURIComponent(id)}/connect`;
  if (administrations.length === 0)
    return administration ? (
      <a href={`${pathOf(id, 'authentication')}?move=yes`}>{w.step2Move}</a>
    ) : (
      <Form visit={visit} action={action}>
        <button type="submit" class="quiet" disabled={chain === null}>
          {w.step2Button}
        </button>
      </Form>
    );
  return (
    <Form visit={visit} action={action}>
      <fieldset>
        <legend>{w.step2Choose}</legend>
        {administrations.map(({ id: code, name, number, vatNumber }) => (
          <label class="pick">
            <input type="radio" name="administration" value={code} checked={code === chosen} />
            <span>
              {name}
              <small>
                {[number && `${w.number} ${number}`, vatNumber && `${w.vatNumber} ${vatNumber}`]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
          </label>
        ))}
        {mayBeShort(administrations) && <p class="hint">{say(shortList, visit.language)}</p>}
        {refusal?.faults['/administration'] && <p class="error">{refusal.faults['/administration']}</p>}
      </fieldset>
      {administration && (
        <label class="pick">
          <input type="checkbox" name="confirm" value="true" />
          <span>{w.step2Confirm}</span>
        </label>
      )}
      <button type="submit">{w.step2Use}</button>
    </Form>
  );
};

/** The way out, behind a tick. */
export const Disconnect = ({ visit, integration }: AuthenticationProps) => {
  const w = speak(words, visit.language);
  return (
    <section class="card">
      <details>
        <summary>{w.disconnect}</summary>
        <p>{w.disconnectText}</p>
        <Form visit={visit} action={`/console/integrations/${encodeURIComponent(integration.id)}/disconnect`}>
          <label class="pick">
            <input type="checkbox" name="sure" value="true" required />
            <span>{w.sure}</span>
          </label>
          <button type="submit" class="danger">
            {w.disconnect}
          </button>
        </Form>
      </details>
    </section>
  );
};
