import * as v from 'valibot';
import { redirectUrlOf } from '../../../shared/admin/show-integration.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import type { Administration } from '../../../shared/providers/provider.ts';
import type { Integration } from '../../../shared/sync/integration.ts';
import { filled, speak } from '../language.ts';
import { Form, SelectField, TextField } from '../parts/form.tsx';
import { pathOf, Tabbed } from '../parts/layout.tsx';
import { Notice } from '../parts/notice.tsx';
import { HowFar } from '../parts/saved.tsx';
import type { Refusal } from '../refusal.ts';
import type { Visit } from '../visit.ts';
import { countries, outcomes, registering, words } from './authentication-words.ts';

interface Props {
  readonly visit: Visit;
  readonly integration: Integration;
  /** What there is to choose from. */
  readonly administrations: readonly Administration[];
  /** How many invoices and customers go out now that it is connected. */
  readonly going: number;
  readonly refusal: Refusal | null;
  /** What was filled in and refused; it stays, except for the secret. */
  readonly typed: Readonly<Record<string, string>> | null;
}

export const AuthenticationPage = (props: Props) => {
  const { visit, integration, refusal, typed } = props;
  const w = speak(words, visit.language);
  const isFilled = integration.clientId !== null;
  return (
    <Tabbed visit={visit} integration={integration} tab="authentication">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && <HowItWent {...props} />}
      {isFilled && typed === null ? (
        <>
          <Connection {...props} />
          <section class="card">
            <details>
              <summary>{w.change}</summary>
              <Registering {...props} />
              <App {...props} />
            </details>
          </section>
          <Disconnect {...props} />
        </>
      ) : (
        <>
          <section class="card" aria-labelledby="register">
            <h2 id="register">{filled(w.register, { title: titleOf(props) })}</h2>
            <p class="lead">{w.registerLead}</p>
            <Registering {...props} />
          </section>
          <section class="card" aria-labelledby="app">
            <h2 id="app">{w.app}</h2>
            <App {...props} />
          </section>
          <Connection {...props} />
        </>
      )}
    </Tabbed>
  );
};

const titleOf = ({ visit, integration }: Props): string => visit.ports.provider(integration.provider).title;

const HowItWent = ({ visit, integration, going }: Props) => {
  const { language } = visit;
  const name = visit.query.get('outcome');
  const outcome = outcomes[name ?? ''];
  const { attention } = integration;
  return (
    <>
      {outcome && (
        <Notice tone={outcome.tone}>
          {filled(outcome.words[language], { name: integration.administration?.name ?? '' })}{' '}
          <HowFar from={going} id={integration.id} language={language} />
        </Notice>
      )}
      {!outcome && v.is(Cause, name) && <Notice tone="bad">{sentence(name, {}, language)}</Notice>}
      {attention && <Notice tone="bad">{sentence(attention.cause, attention.about, language)}</Notice>}
    </>
  );
};

const Registering = (props: Props) => {
  const { visit, integration } = props;
  const w = speak(words, visit.language);
  const { url, steps } = registering[integration.provider] ?? { url: null, steps: [] };
  return (
    <>
      <ol class="how">
        {steps.map((step, index) => (
          <li>
            {step[visit.language]}{' '}
            {index === 0 && url && (
              <a href={url} target="_blank" rel="noopener">
                {new URL(url).host}
              </a>
            )}
          </li>
        ))}
      </ol>
      <div class="field">
        <label for="redirect-url">{w.redirect}</label>
        <div class="with">
          <input id="redirect-url" type="text" readonly value={redirectUrlOf(visit.address)} />
          <button type="button" class="quiet" data-copy="redirect-url" data-copied={w.copied} hidden>
            {w.copy}
          </button>
        </div>
      </div>
    </>
  );
};

const App = ({ visit, integration, refusal, typed }: Props) => {
  const w = speak(words, visit.language);
  const { hosts } = visit.ports.provider(integration.provider);
  const isKept = integration.secretName !== null;
  return (
    <Form visit={visit} action={pathOf(integration.id, 'authentication')}>
      {hosts.length > 1 && (
        <SelectField
          name="host"
          label={w.host}
          hint={w.hostHint}
          value={typed?.host || integration.host}
          error={refusal?.faults['/host']}
          options={hosts.map((host) => ({
            value: host,
            text: `${countries[host.split('.').at(-1) ?? '']?.[visit.language]} (${host})`,
          }))}
        />
      )}
      <TextField
        name="clientId"
        label="Client ID"
        value={typed?.clientId ?? integration.clientId ?? ''}
        error={refusal?.faults['/clientId']}
        required
      />
      <TextField
        name="clientSecret"
        label="Client Secret"
        type="password"
        autocomplete="new-password"
        value=""
        hint={isKept ? w.clientSecretKept : w.clientSecretHint}
        error={refusal?.faults['/clientSecret']}
        required={!isKept}
      />
      <div class="actions">
        <button type="submit" name="next" value="consent">
          {w.saveAndGo}
        </button>
        <button type="submit" class="quiet">
          {w.save}
        </button>
      </div>
    </Form>
  );
};

const Connection = (props: Props) => {
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
            <p class="lead">{hasConsent ? w.step1Done : filled(w.step1Text, { title: titleOf(props) })}</p>
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
}: Props & { readonly administration: NonNullable<Integration['administration']> }) => {
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

const Step2 = ({ visit, integration, administrations, refusal }: Props) => {
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

const Disconnect = ({ visit, integration }: Props) => {
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
