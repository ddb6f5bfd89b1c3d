import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { ChooseAdministration } from './choose-administration.tsx';
import type { AuthenticationProps } from './props.ts';
import { words } from './words.ts';

/** Step 1: the way to the books, where a person gives consent; once the app is mended, where the books refused it. */
export const ConsentCard = ({
  visit,
  integration,
  isRefused,
}: AuthenticationProps & { readonly isRefused: boolean }) => {
  const w = speak(words, visit.language);
  const { title } = visit.ports.provider(integration.provider);
  const { clientId, state, id } = integration;
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">{w.step1}</h2>
      <p>{say(words.step1Text, visit.language, { title })}</p>
      <Form visit={visit} action={consentPath(id)}>
        <button type="submit" class={isRefused ? 'quiet' : undefined}>
          {state === 'attention' ? w.reconnect : w.step1}
        </button>
      </Form>
      {clientId !== null && <p class="hint after">{say(words.usedId, visit.language, { title, clientId })}</p>}
    </section>
  );
};

/** Step 2: which administration, from the list that the grant sees. */
export const AdministrationCard = (props: AuthenticationProps) => {
  const w = speak(words, props.visit.language);
  return (
    <section class="card" aria-labelledby="connect">
      <h2 id="connect">{w.step2}</h2>
      {props.administrations.length === 0 && <p>{w.step2Text}</p>}
      <ChooseAdministration {...props} />
    </section>
  );
};

/** Where invoices go, to be confirmed or changed. */
export const ConnectedCard = (
  props: AuthenticationProps & { readonly administration: NonNullable<Integration['administration']> },
) => {
  const { visit, integration, administration } = props;
  const w = speak(words, visit.language);
  const isNew = integration.state === 'connected'; // afterwards it was answered
  const facts = [
    [w.number, administration.number],
    [w.vatNumber, administration.vatNumber],
  ] as const;
  return (
    <section class="card" aria-labelledby="connected">
      <h2 id="connected">{isNew ? w.confirm : w.booksIn}</h2>
      <dl>
        <dt>{w.administration}</dt>
        <dd>
          <strong>{administration.name}</strong>
        </dd>
        {facts.flatMap(([name, value]) => (value === null ? [] : [<dt>{name}</dt>, <dd>{value}</dd>]))}
      </dl>
      <p class="actions">
        <a class={isNew ? 'button' : 'button quiet'} href={pathOf(integration.id, 'details')}>
          {isNew ? w.next : w.toDetails}
        </a>
      </p>
      <ChooseAdministration {...props} />
      <div class="actions">
        <Form visit={visit} action={consentPath(integration.id)}>
          <button type="submit" class="quiet small">
            {w.again}
          </button>
        </Form>
      </div>
    </section>
  );
};

const consentPath = (id: string): string => `/console/integrations/${encodeURIComponent(id)}/consent`;
