import { say } from '../../../../shared/domain/sentences.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { speak } from '../../language.ts';
import { Form } from '../../parts/form.tsx';
import { pathOf } from '../../parts/layout.tsx';
import { isLost } from '../../parts/state.tsx';
import type { Visit } from '../../visit.ts';
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
  const { clientId, id } = integration;
  return (
    <section class="card" aria-labelledby="consent">
      <h2 id="consent">{w.step1}</h2>
      <p>{say(words.step1Text, visit.language, { title })}</p>
      <Form visit={visit} action={consentPath(id)}>
        <button type="submit" class={isRefused ? 'quiet' : undefined}>
          {isLost(integration) ? w.reconnect : w.step1}
        </button>
      </Form>
      {clientId !== null && <p class="hint after">{say(words.usedId, visit.language, { title, clientId })}</p>}
    </section>
  );
};

/** Step 2: which administration, from the list that the grant sees; or step 1 again as a user who sees others. */
export const AdministrationCard = (props: AuthenticationProps) => {
  const { visit, integration, administrations } = props;
  const w = speak(words, visit.language);
  const isNone = administrations?.length === 0;
  return (
    <section class="card" aria-labelledby="connect">
      <h2 id="connect">{w.step2}</h2>
      {administrations === null && integration.administration === null && <p>{w.step2Text}</p>}
      <ChooseAdministration {...props} />
      <Again visit={visit} integration={integration} isMain={isNone} />
    </section>
  );
};

/** The way to another consent, by another user where that helps. */
const Again = ({
  visit,
  integration,
  isMain = false,
}: Pick<AuthenticationProps, 'visit' | 'integration'> & { readonly isMain?: boolean }) => (
  <div class="actions">
    <Form visit={visit} action={consentPath(integration.id)}>
      <button type="submit" class={isMain ? undefined : 'quiet small'}>
        {speak(words, visit.language).again}
      </button>
    </Form>
  </div>
);

/** An administration as people know it: its name and its numbers. */
export const AdministrationFacts = ({
  visit,
  administration: { name, number, vatNumber },
}: {
  readonly visit: Visit;
  readonly administration: NonNullable<Integration['administration']>;
}) => {
  const w = speak(words, visit.language);
  const facts = [
    [w.number, number],
    [w.vatNumber, vatNumber],
  ] as const;
  return (
    <dl>
      <dt>{w.administration}</dt>
      <dd>
        <strong>{name}</strong>
      </dd>
      {facts.flatMap(([called, value]) => (value === null ? [] : [<dt>{called}</dt>, <dd>{value}</dd>]))}
    </dl>
  );
};

/** Where invoices go, to be confirmed or changed. */
export const ConnectedCard = (
  props: AuthenticationProps & { readonly administration: NonNullable<Integration['administration']> },
) => {
  const { visit, integration, administration, administrations } = props;
  const w = speak(words, visit.language);
  const isMoving = administrations?.some(({ id }) => id !== administration.id) === true;
  const isNew = integration.state === 'connected' && !isMoving; // afterwards it was answered
  return (
    <section class="card" aria-labelledby="connected">
      <h2 id="connected">{isNew ? w.confirm : w.booksIn}</h2>
      <AdministrationFacts visit={visit} administration={administration} />
      <p class="actions">
        <a class={isNew ? 'button' : 'button quiet'} href={pathOf(integration.id, 'details')}>
          {isNew ? w.next : w.toDetails}
        </a>
      </p>
      <ChooseAdministration {...props} />
      <Again visit={visit} integration={integration} />
    </section>
  );
};

const consentPath = (id: string): string => `/console/integrations/${encodeURIComponent(id)}/consent`;
