import { launch, secretIn, sessionCookies, sessionOf } from '../../shared/admin/session.ts';
import { allProviders } from '../../shared/providers/index.ts';
import { addressOf } from '../../shared/runtime/http-api.ts';
import { languageCookie, languageOf } from './language.ts';
import { ClosedPage } from './parts/closed.tsx';
import type { ConsoleApp, ConsoleContext } from './visit.ts';

type Next = () => Promise<void>;

/** Nothing but our own pages, styles and script; a form may end at the books, where consent is given. */
export async function guardAnswer(c: ConsoleContext, next: Next): Promise<void> {
  c.set('language', languageOf(c.env.event));
  await next();
  const books = allProviders().flatMap(({ id, hosts }) => hosts.map((host) => c.env.ports.originOf(id, host)));
  const headers = {
    'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self' ${[...new Set(books)].join(' ')}; frame-ancestors 'none'`,
    // Not `no-referrer`: with that a browser no longer says from which origin a form comes.
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
  };
  for (const [name, value] of Object.entries(headers)) c.header(name, value);
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
}

/** `GET /console/launch`: one use of a link becomes a session. */
export async function letIn(c: ConsoleContext): Promise<Response> {
  const { ports, event } = c.env;
  const address = addressOf(event);
  const opened = await launch(c.req.query('code') ?? '', ports);
  if (!opened) return c.html(<ClosedPage language={c.get('language')} reason="link" />, 403);
  for (const cookie of sessionCookies(opened.secret, address)) c.header('set-cookie', cookie, { append: true });
  return c.redirect('/console', 303);
}

/** Lets nobody further without a session, and no form in that is not from one of its own pages. */
export async function guardPage(c: ConsoleContext, next: Next): Promise<Response | undefined> {
  const { ports, event } = c.env;
  const language = c.get('language');
  const session = await sessionOf(event, ports.doors);
  if (!session) return c.html(<ClosedPage language={language} reason="session" />, 401);
  const address = addressOf(event);
  const isForm = c.req.method === 'POST';
  const form = new URLSearchParams(isForm ? await c.req.text() : '');
  const origin = event.headers.origin;
  const isOurs = (origin === undefined || origin === address) && form.get('csrf') === session.csrf;
  if (isForm && !isOurs) return c.html(<ClosedPage language={language} reason="form" />, 403);
  const url = new URL(c.req.url);
  const [here, query] = [url.pathname + (url.search === '?' ? '' : url.search), url.searchParams];
  c.set('visit', { session, tenant: session.tenant, language, address, here, query, ports, form });
  await next();
  return undefined;
}

/** What every page has: another language, and the way out. */
export function addDoors(app: ConsoleApp): void {
  app.post('/console/language', (c) => {
    const { form } = c.get('visit');
    c.header('set-cookie', languageCookie(form.get('language') === 'en' ? 'en' : 'nl'), { append: true });
    return c.redirect(ownPath(form.get('back')), 303);
  });
  app.post('/console/sign-out', async (c) => {
    await c.env.ports.doors.end(secretIn(c.env.event) ?? '');
    for (const cookie of sessionCookies(null, c.get('visit').address)) c.header('set-cookie', cookie, { append: true });
    return c.html(<ClosedPage language={c.get('language')} reason="out" />);
  });
}

/** Where a form may send the browser on: to a page of the console and nowhere else. */
const ownPath = (path: string | null): string => (path && /^\/console(?:[/?][^\\]*)?$/.test(path) ? path : '/console');
