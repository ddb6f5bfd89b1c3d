import * as v from 'valibot';
import { Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { speak } from '../../language.ts';
import { Tabbed } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { HowFar } from '../../parts/saved.tsx';
import { AppCard, Registering } from './app.tsx';
import { ConnectionCard, Disconnect } from './connection.tsx';
import type { AuthenticationProps } from './props.ts';
import { outcomeNamed, words } from './words.ts';

/** The tab where a user registers an app and gives consent. */
export const AuthenticationPage = (props: AuthenticationProps) => {
  const { visit, integration, refusal, typed } = props;
  const w = speak(words, visit.language);
  const isFilled = integration.clientId !== null;
  return (
    <Tabbed visit={visit} integration={integration} tab="authentication">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && <HowItWent {...props} />}
      {isFilled && typed === null ? (
        <>
          <ConnectionCard {...props} />
          <section class="card">
            <details>
              <summary>{w.change}</summary>
              <Registering {...props} />
              <AppCard {...props} />
            </details>
          </section>
          <Disconnect {...props} />
        </>
      ) : (
        <>
          <section class="card" aria-labelledby="register">
            <h2 id="register">{say(words.register, visit.language, { title: titleOf(props) })}</h2>
            <p class="lead">{w.registerLead}</p>
            <Registering {...props} />
          </section>
          <section class="card" aria-labelledby="app">
            <h2 id="app">{w.app}</h2>
            <AppCard {...props} />
          </section>
          <ConnectionCard {...props} />
        </>
      )}
    </Tabbed>
  );
};

const titleOf = ({ visit, integration }: AuthenticationProps): string =>
  visit.ports.provider(integration.provider).title;

const HowItWent = ({ visit, integration, going }: AuthenticationProps) => {
  const { language, tell } = visit;
  const name = visit.query.get('outcome');
  const outcome = outcomeNamed(name);
  const { attention } = integration;
  return (
    <>
      {outcome && (
        <Notice tone={outcome.tone}>
          {say(outcome.words, language, { name: integration.administration?.name ?? '' })}{' '}
          <HowFar from={going} id={integration.id} language={language} />
        </Notice>
      )}
      {!outcome && v.is(Cause, name) && <Notice tone="bad">{tell(name)}</Notice>}
      {attention && <Notice tone="bad">{tell(attention.cause, attention.about)}</Notice>}
    </>
  );
};
