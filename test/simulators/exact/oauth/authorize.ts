import { type Asked, html, isBrowser, type Reply } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import { back, mayRedirect } from '../../oauth/redirect.ts';
import { type App, divisionsOf, type User, type World } from '../model/world.ts';
import type { Grant } from './codes.ts';
import type { Consent } from './consent.ts';
import { consentPage, refusalPage } from './consent-page.ts';

/** Answers the browser at `/api/oauth2/auth`: a page, a redirect with a code, or a plain refusal. */
export function authorize(asked: Asked, world: World, codes: Codes<Grant>, consent: Consent): Reply {
  const form = asked.method === 'POST' ? new URLSearchParams(asked.body) : asked.query;
  const app = appOf(world, form.get('client_id') ?? '');
  const redirectUri = form.get('redirect_uri') ?? '';
  // Nobody is sent back to an address that the app did not register.
  if (!app) return html(400, refusalPage('Unknown client_id.'));
  if (!mayRedirect(app.redirectUris, redirectUri))
    return html(400, refusalPage('The redirect_uri is not the registered one.'));
  if (form.get('response_type') !== 'code') return back(form, { error: 'unsupported_response_type' });

  const user = userOf(world, app, form.get('user') ?? consent.user);
  if (asked.method === 'GET' && (consent.mode === 'page' || isBrowser(asked))) {
    return html(
      200,
      consentPage({ app, users: [...world.users.values()], user, divisions: divisionsOf(world, user), form }),
    );
  }
  const answer = asked.method === 'POST' ? form.get('answer') : consent.answer;
  if (answer !== 'allow') return back(form, { error: 'access_denied' });

  const chosen = asked.method === 'POST' ? form.getAll('division').map(Number) : consent.divisions;
  const open = divisionsOf(world, user).map(({ code }) => code);
  const divisions = open.filter((code) => chosen?.includes(code) ?? true);
  return back(form, { code: codes.issue({ app, user, divisions, redirectUri, issuedAt: world.now() }) });
}

/** The app with this id, also when the id comes in braces. */
export const appOf = (world: World, clientId: string): App | undefined =>
  world.apps.get(clientId.replaceAll(/[{}]/g, ''));

/** The user with this name; else the user who belongs to the app, else the first one. */
export function userOf(world: World, app: App, name: string | undefined): User {
  const users = [...world.users.values()];
  const user = users.find((candidate) => candidate.name === (name ?? app.user)) ?? users[0];
  if (!user) throw new Error('Exact has no users');
  return user;
}
