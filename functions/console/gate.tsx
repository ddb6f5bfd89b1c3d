import type { AdminPorts } from '../../shared/admin/ports.ts';
import {
  type ConsoleUser,
  endSession,
  launch,
  secretIn,
  sessionCookies,
  sessionOf,
} from '../../shared/admin/session.ts';
import { takeTurn } from '../../shared/admin/take-turn.ts';
import type { Session } from '../../shared/domain/session.ts';
import { allProviders } from '../../shared/providers/index.ts';
import { addressOf } from '../../shared/runtime/http-api.ts';
import { isOn } from '../../shared/sync/ledger/integration-state.ts';
import { languageCookie, languageOf } from './language.ts';
import { ClosedPage } from './parts/closed.tsx';
import { OtherConsolePage } from './parts/other-console.tsx';
import { places } from './places.ts';
import { mayOpen } from './roles.ts';
import { sightOf } from './sight/sight.ts';
import { saidOn, tabAt } from './tabs.ts';
import type { ConsoleApp, ConsoleContext } from './visit.ts';

type Next = () => Promise<void>;

/** Only our own pages, styles and script; a form may also lead to the books, where consent is given. */
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

/**
 * `GET /console/launch`: one use of a link becomes a session. Where another session is under way a person is asked first,
 * and answers with a form: nobody is moved to the console of somebody else by following a link.
 */
export async function letIn(c: ConsoleContext): Promise<Response> {
  const { ports, event } = c.env;
  const code = c.req.query('code') ?? '';
  const [link, session] = await Promise.all([ports.sessions.seeLink(code), sessionOf(event, ports.sessions)]);
  if (!link || !session || isSame(link, session)) return open(c, code);
  return c.html(<OtherConsolePage language={c.get('language')} code={code} link={link} session={session} />);
}

/** `POST /console/launch`: the answer to that question. A link that is spent by now takes nobody's session away. */
export async function letInInstead(c: ConsoleContext): Promise<Response> {
  const { ports, event } = c.env;
  const session = await sessionOf(event, ports.sessions);
  const form = new URLSearchParams(await c.req.text());
  if (!session || !isOurs(c, form, session))
    return c.html(<ClosedPage language={c.get('language')} reason="form" />, 403);
  const code = form.get('code') ?? '';
  if (await ports.sessions.seeLink(code)) await endSession(session, secretIn(event) ?? '', ports);
  return open(c, code);
}

const isSame = (link: Session, session: ConsoleUser): boolean =>
  link.tenant === session.tenant && link.role === session.role && link.actor === session.actor;

async function open(c: ConsoleContext, code: string): Promise<Response> {
  const opened = await launch(code, c.env.ports);
  if (!opened) return c.html(<ClosedPage language={c.get('language')} reason="link" />, 403);
  const cookies = sessionCookies(opened.secret, addressOf(c.env.event));
  if (opened.language) cookies.push(languageCookie(opened.language));
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
  return c.redirect(opened.page ?? (await firstPage(opened.tenant, c.env.ports)), 303);
}

/** How it goes, once something is on; before that, what can be set up. */
async function firstPage(tenant: string, { integrations }: AdminPorts): Promise<string> {
  const all = await integrations.ofTenant(tenant);
  return all.some(isOn) ? places.overview : '/console';
}

/** A form of one of our own pages, of this very session. */
function isOurs(c: ConsoleContext, form: URLSearchParams, session: ConsoleUser): boolean {
  const { origin } = c.env.event.headers;
  return (origin === undefined || origin === addressOf(c.env.event)) && form.get('csrf') === session.csrf;
}

/**
 * Checks each request behind the gate: it needs a session, a form has to come from a page of that session, and the role
 * has to allow it.
 */
export async function guardPage(c: ConsoleContext, next: Next): Promise<Response | undefined> {
  const { ports, event } = c.env;
  const language = c.get('language');
  const session = await sessionOf(event, ports.sessions);
  if (!session) return c.html(<ClosedPage language={language} reason="session" />, 401);
  await takeTurn('session', session.id, ports);
  const address = addressOf(event);
  const isForm = c.req.method === 'POST';
  const form = new URLSearchParams(isForm ? await c.req.text() : '');
  if (isForm && !isOurs(c, form, session)) return c.html(<ClosedPage language={language} reason="form" />, 403);
  if (!mayOpen(c, session.role)) return c.html(<ClosedPage language={language} reason="role" />, 403);
  const url = new URL(c.req.url);
  const [here, query] = [url.pathname + (url.search === '?' ? '' : url.search), url.searchParams];
  const { tell, ...sight } = sightOf(session.role, ports);
  c.set('visit', {
    ...{ session, tenant: session.tenant, language, address, here, query, form, ...sight },
    tell: (code, about = {}) => saidOn(tabAt(here), tell(code, about, language), language),
  });
  await next();
  return undefined;
}

/** Adds what every page offers: another language, and signing out. */
export function addDoors(app: ConsoleApp): void {
  app.post('/console/language', (c) => {
    const { form, address } = c.get('visit');
    c.header('set-cookie', languageCookie(form.get('language') === 'en' ? 'en' : 'nl'), { append: true });
    return c.redirect(ownPath(form.get('back') ?? '', address), 303);
  });
  app.post('/console/sign-out', async (c) => {
    await endSession(c.get('visit').session, secretIn(c.env.event) ?? '', c.env.ports);
    for (const cookie of sessionCookies(null, c.get('visit').address)) c.header('set-cookie', cookie, { append: true });
    return c.html(<ClosedPage language={c.get('language')} reason="out" />);
  });
}

/** Where a form may send the browser on: to a page of the console and nowhere else. */
function ownPath(path: string, address: string): string {
  // As a browser reads it: dots resolved, backslashes turned, line breaks gone.
  const url = URL.parse(path, address);
  const isOurs = url?.origin === new URL(address).origin && /^\/console(\/|$)/.test(url.pathname);
  return url && isOurs ? url.pathname + url.search : '/console';
}
