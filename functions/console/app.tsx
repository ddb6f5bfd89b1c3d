import { Hono } from 'hono';
import { addDoors, guardAnswer, guardPage, letIn, letInInstead } from './gate.tsx';
import { style } from './look/style.ts';
import { pages } from './pages/index.ts';
import { ClosedPage } from './parts/closed.tsx';
import { script } from './parts/script.ts';
import { troublePage } from './trouble.tsx';
import type { ConsoleApp, ConsoleEnv } from './visit.ts';

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
  app.post('/console/launch', letInInstead);
  app.use(guardPage);
  addDoors(app);
  for (const add of pages) add(app);
  app.notFound((c) => c.html(<ClosedPage language={c.get('language')} reason="missing" />, 404));
  app.onError(troublePage);
  return app;
}
