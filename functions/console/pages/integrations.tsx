import { makeIntegration } from '../../../shared/admin/integrations/make-integration.ts';
import { say } from '../../../shared/domain/sentences.ts';
import { allProviders, findProvider } from '../../../shared/providers/index.ts';
import type { Integration } from '../../../shared/sync/ledger/integration.ts';
import { speak } from '../language.ts';
import { Badge } from '../parts/badge.tsx';
import { Form } from '../parts/form.tsx';
import { Layout, pathOf } from '../parts/layout.tsx';
import { StateBadge } from '../parts/state.tsx';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';

const words = {
  title: { nl: 'Integraties', en: 'Integrations' },
  lead: {
    nl: 'Definitieve facturen uit i-Reserve komen vanzelf in uw boekhouding, samen met de klant.',
    en: 'Final invoices of i-Reserve reach your books by themselves, together with the customer.',
  },
  setUp: { nl: '{title} instellen', en: 'Set up {title}' },
  goOn: { nl: 'Verder instellen', en: 'Go on setting up' },
  open: { nl: 'Openen', en: 'Open' },
  none: { nl: 'nog niet ingesteld', en: 'not set up yet' },
  administration: { nl: 'Administratie: {name}', en: 'Administration: {name}' },
};

/** The tenant's integrations, and those that it could have. */
export function addIntegrations(app: ConsoleApp): void {
  app.get('/console', async (c) => {
    const visit = c.get('visit');
    return c.html(<Integrations visit={visit} all={await visit.ports.integrations.ofTenant(visit.tenant)} />);
  });
  app.post('/console/integrations/:provider', async (c) => {
    const visit = c.get('visit');
    const provider = c.req.param('provider');
    if (!findProvider(provider)) return c.notFound();
    const { integration } = await makeIntegration(callFor(visit, provider, { provider }), visit.ports);
    return c.redirect(pathOf(integration.id, 'authentication'), 303);
  });
}

const Integrations = ({ visit, all }: { readonly visit: Visit; readonly all: readonly Integration[] }) => {
  const w = speak(words, visit.language);
  const possible = allProviders().filter(({ id }) => all.every(({ provider }) => provider !== id));
  return (
    <Layout visit={visit} title={w.title} section="integrations">
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <div class="cards">
        {all.map((integration) => (
          <Made visit={visit} integration={integration} />
        ))}
        {possible.map(({ id, title, words: { brings } }) => (
          <section class="card" aria-labelledby={`new-${id}`}>
            <h2 id={`new-${id}`}>{title}</h2>
            <p>
              <Badge look={{ tone: '', icon: 'dashed' }}>{w.none}</Badge>
            </p>
            <p>{brings[visit.language]}</p>
            <Form visit={visit} action={`/console/integrations/${id}`}>
              <button type="submit">{say(words.setUp, visit.language, { title })}</button>
            </Form>
          </section>
        ))}
      </div>
    </Layout>
  );
};

const Made = ({ visit, integration }: { readonly visit: Visit; readonly integration: Integration }) => {
  const w = speak(words, visit.language);
  const { id, state, administration } = integration;
  const { title } = visit.ports.provider(integration.provider);
  const isSetUp = state === 'active' || state === 'inactive';
  return (
    <section class="card" aria-labelledby={`made-${id}`}>
      <h2 id={`made-${id}`}>{id === integration.provider ? title : `${title} (${id})`}</h2>
      <p>
        <StateBadge state={state} language={visit.language} />
      </p>
      {administration && <p>{say(words.administration, visit.language, { name: administration.name })}</p>}
      <a class="button" href={pathOf(id, administration === null ? 'authentication' : 'activate')}>
        {isSetUp ? w.open : w.goOn} <span class="sr">{title}</span>
      </a>
    </section>
  );
};
