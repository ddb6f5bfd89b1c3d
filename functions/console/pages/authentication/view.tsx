import * as v from 'valibot';
import { Cause } from '../../../../shared/domain/causes.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { speak } from '../../language.ts';
import { Tabbed } from '../../parts/layout.tsx';
import { Notice } from '../../parts/notice.tsx';
import { HowFar } from '../../parts/saved.tsx';
import { mayChange } from '../../roles.ts';
import { AppCard, Registering } from './app.tsx';
import { AsItStands } from './as-it-stands.tsx';
import { AdministrationCard, ConnectedCard, ConsentCard } from './connection.tsx';
import { Disconnect } from './disconnect.tsx';
import { PortalDrawing } from './drawing.tsx';
import type { AuthenticationProps } from './props.ts';
import { type ConnectStep, StepLine, stepOf } from './steps.tsx';
import { outcomeNow, words } from './words.ts';

/** The tab where a user registers an app and gives consent: one step at a time. */
export const AuthenticationPage = (props: AuthenticationProps) => {
  const { visit, integration, refusal, typed } = props;
  const now = typed === null ? stepOf(integration) : 'registerStep';
  return (
    <Tabbed visit={visit} integration={integration} tab="authentication">
      {refusal && <Notice tone="bad">{refusal.message}</Notice>}
      {!refusal && <HowItWent {...props} now={now} />}
      <StepLine visit={visit} integration={integration} now={isAppRefused(props) ? 'registerStep' : now} />
      {mayChange(visit.session.role) ? <Steps {...props} now={now} /> : <AsItStands {...props} />}
    </Tabbed>
  );
};

interface StepProps extends AuthenticationProps {
  readonly now: ConnectStep | null;
}

/** The step that is next, and what can be changed of the others: an app that the books refused before a consent by it. */
const Steps = (props: StepProps) => {
  const { integration, now } = props;
  const { administration } = integration;
  const isRefused = isAppRefused(props);
  const app = now !== 'registerStep' && <ChangeApp {...props} />;
  return (
    <>
      {isRefused && app}
      {now === 'registerStep' && <Register {...props} />}
      {now === 'step1' && <ConsentCard {...props} isRefused={isRefused} />}
      {now === 'step2' && <AdministrationCard {...props} />}
      {now === null && administration && <ConnectedCard {...props} administration={administration} />}
      {!isRefused && app}
      {integration.clientId !== null && <Disconnect {...props} />}
    </>
  );
};

/** Registering and pasting are one step, since the two windows stand beside each other. */
const Register = (props: AuthenticationProps) => {
  const { visit, integration } = props;
  const w = speak(words, visit.language);
  const { app } = visit.ports.provider(integration.provider);
  return (
    <>
      <section class="card" aria-labelledby="register">
        <h2 id="register">{say(words.register, visit.language, { title: titleOf(props) })}</h2>
        <p class="lead">{w.registerLead}</p>
        <div class="beside">
          <div>
            <h3>{w.atHand}</h3>
            <ul>
              {app.atHand.map((one) => (
                <li>{one[visit.language]}</li>
              ))}
            </ul>
            <Registering {...props} />
          </div>
          <PortalDrawing {...props} />
        </div>
      </section>
      <section class="card" aria-labelledby="app">
        <h2 id="app">{w.app}</h2>
        <AppCard {...props} />
      </section>
    </>
  );
};

const isAppRefused = ({ visit, integration }: AuthenticationProps): boolean =>
  visit.query.get('outcome') === 'client-refused' || integration.attention?.cause === 'client-refused';

/** The app behind a fold, which is open when the books refused it. */
const ChangeApp = (props: AuthenticationProps) => {
  const isRefused = isAppRefused(props);
  return (
    <section class="card">
      <details open={isRefused}>
        <summary>{speak(words, props.visit.language).change}</summary>
        <Registering {...props} />
        <AppCard {...props} isRefused={isRefused} />
      </details>
    </section>
  );
};

const titleOf = ({ visit, integration }: AuthenticationProps): string =>
  visit.ports.provider(integration.provider).title;

const HowItWent = ({ visit, integration, going, now }: StepProps) => {
  const { language, tell } = visit;
  const name = visit.query.get('outcome');
  const outcome = mayChange(visit.session.role) ? outcomeNow(name, now) : undefined;
  const { attention } = integration;
  const isTwice = attention?.cause === name;
  return (
    <>
      {outcome && (
        <Notice tone={outcome.tone}>
          {say(outcome.words, language, { name: integration.administration?.name ?? '' })}{' '}
          <HowFar from={going} id={integration.id} language={language} />
        </Notice>
      )}
      {!outcome && !isTwice && v.is(Cause, name) && <Notice tone="bad">{tell(name)}</Notice>}
      {attention && !(outcome && isTwice) && <Notice tone="bad">{tell(attention.cause, attention.about)}</Notice>}
    </>
  );
};
