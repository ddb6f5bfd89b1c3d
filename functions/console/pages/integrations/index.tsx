import { makeIntegration } from '../../../../shared/admin/integrations/make-integration.ts';
import { say } from '../../../../shared/domain/sentences.ts';
import { allProviders, findProvider } from '../../../../shared/providers/index.ts';
import { speak } from '../../language.ts';
import { Badge } from '../../parts/badge.tsx';
import { AsOf } from '../../parts/counted.tsx';
import { Form } from '../../parts/form.tsx';
import { Layout, pathOf } from '../../parts/layout.tsx';
import { type ConsoleApp, callFor, type Visit } from '../../visit.ts';
import { IntegrationCard } from './card.tsx';
import { type CountedIntegration, countedOf } from './counted.ts';
import { words } from './words.ts';

/** The tenant's integrations, and those that it could have. */
export function addIntegrations(app: ConsoleApp): void {
  app.get('/console', async (c) => {
    const visit = c.get('visit');
    return c.html(<Integrations visit={visit} {...(await countedOf(visit))} />);
  });
  app.post('/console/integrations/:provider', async (c) => {
    const visit = c.get('visit');
    const provider = c.req.param('provider');
    if (!findProvider(provider)) return c.notFound();
    const { integration } = await makeIntegration(callFor(visit, provider, { provider }), visit.ports);
    return c.redirect(pathOf(integration.id, 'authentication'), 303);
  });
}

interface Props {
  readonly visit: Visit;
  readonly all: readonly CountedIntegration[];
  readonly asOfMs: number | null;
}

const Integrations = ({ visit, all, asOfMs }: Props) => {
  const w = speak(words, visit.language);
  const possible = allProviders().filter(({ id }) => all.every(({ integration }) => integration.provider !== id));
  return (
    <Layout visit={visit} title={w.title} section="integrations">
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <AsOf asOfMs={asOfMs} language={visit.language} />
      <div class="cards">
        {all.map((counted) => (
          <IntegrationCard visit={visit} counted={counted} />
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
