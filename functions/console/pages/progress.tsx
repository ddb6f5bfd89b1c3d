import * as v from 'valibot';
import { retry } from '../../../shared/admin/invoices/retry.ts';
import { Cause } from '../../../shared/domain/causes.ts';
import { say } from '../../../shared/domain/sentences.ts';
import { type Progress, progressOf } from '../daily/progress.ts';
import { Layout } from '../parts/layout.tsx';
import { Mend } from '../parts/mend.tsx';
import { places } from '../places.ts';
import { type ConsoleApp, callFor, type Visit } from '../visit.ts';
import { daily } from '../words/daily.ts';

/** How often the page looks again while something goes. */
const LOOK_AGAIN_S = '3';

const ProgressQuery = v.object({
  cause: v.fallback(v.nullable(Cause), null),
  from: v.fallback(v.pipe(v.string(), v.digits(), v.transform(Number)), 0),
});
type ProgressQuery = v.InferOutput<typeof ProgressQuery>;

/** Pushes again what stopped for one cause, or everything; and how far it is, also after a setting was saved. */
export function addProgress(app: ConsoleApp): void {
  app.post('/console/integrations/:id/retry', async (c) => {
    const visit = c.get('visit');
    const id = c.req.param('id');
    const { cause } = v.parse(ProgressQuery, { cause: visit.form.get('cause'), from: '0' });
    const { count } = await retry(callFor(visit, id, cause ? { cause } : {}), visit.ports);
    return c.redirect(places.progress(id, { cause, from: count }), 303);
  });
  app.get('/console/integrations/:id/progress', async (c) => {
    const visit = c.get('visit');
    const { tenant, language, query, ports } = visit;
    const id = c.req.param('id');
    const asked = v.parse(ProgressQuery, { cause: query.get('cause'), from: query.get('from') });
    const progress = await progressOf({ tenant, integration: id }, asked, ports);
    if (progress.going > 0) c.header('refresh', LOOK_AGAIN_S);
    return c.html(
      <Layout visit={visit} title={say(daily.progress, language)} section="overview">
        <h1>{say(daily.progress, language)}</h1>
        <Far progress={progress} asked={asked} integration={id} visit={visit} />
        <p>
          <a href={places.overview}>{say(daily.overview, language)}</a>
        </p>
      </Layout>,
    );
  });
}

interface FarProps {
  readonly progress: Progress;
  readonly asked: ProgressQuery;
  readonly integration: string;
  readonly visit: Visit;
}

const Far = ({
  progress: { from, done, going, again },
  asked: { cause },
  integration,
  visit: { language, tell },
}: FarProps) => {
  const words = going > 0 ? daily.progressGoing : again > 0 ? daily.progressAgain : daily.progressDone;
  const about = { from: `${from}`, done: `${done}`, going: `${going}`, again: `${again}` };
  return (
    <section class="card">
      <p>
        <progress max={Math.max(1, from)} value={done + again} aria-labelledby="far"></progress>
      </p>
      <p id="far" role="status">
        {say(words, language, about)}
      </p>
      {again > 0 && going === 0 && cause && (
        <p>
          {tell(cause)} <Mend cause={cause} integration={integration} language={language} />
        </p>
      )}
    </section>
  );
};
