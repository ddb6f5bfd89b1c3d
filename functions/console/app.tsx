import { Hono } from 'hono';
import { Problem } from '../../shared/runtime/problem.ts';
import { OutOfTime } from '../../shared/sync/stop.ts';
import { nameOf } from '../../shared/sync/tell.ts';
import { addDoors, guardAnswer, guardPage, letIn } from './gate.tsx';
import { pages } from './pages/index.ts';
import { ClosedPage } from './parts/closed.tsx';
import { script } from './parts/script.ts';
import { style } from './parts/style.ts';
import type { ConsoleApp, ConsoleContext, ConsoleEnv } from './visit.ts';

const DAY = 'public, max-age=86400';

/** The console's pages, behind its gate. */
export function consoleApp(): ConsoleApp {
  const app: ConsoleApp = new Hono<ConsoleEnv>();
  app.use(guardAnswer);
  app.get('/console/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css', 'cache-control': DAY }));
  app.get('/console/script.js', (c) =>
    c.body(script, 200, { 'content-type': 'text/javascript', 'cache-control': DAY }),
  );
  // A HEAD is answered as a GET is, and would spend the link.
  app.get('/console/launch', async (c) => (c.req.method === 'GET' ? letIn(c) : c.body(null, 405)));
  app.use(guardPage);
  addDoors(app);
  for (const add of pages) add(app);
  app.notFound((c) => c.html(<ClosedPage language={c.get('language')} reason="missing" />, 404));
  app.onError((error, c) => {
    const isMissing = error instanceof Problem && error.problem === 'not-found';
    if (error instanceof OutOfTime || (error instanceof Problem && error.problem === 'out-of-time')) return tooLate(c);
    if (!isMissing) c.env.ports.log.error('A page was not shown', { error: nameOf(error) });
    return c.html(
      <ClosedPage language={c.get('language')} reason={isMissing ? 'missing' : 'failed'} />,
      isMissing ? 404 : 500,
    );
  });
  return app;
}

function tooLate(c: ConsoleContext): Response | Promise<Response> {
  c.header('retry-after', '60');
  return c.html(<ClosedPage language={c.get('language')} reason="late" />, 503);
}
