import { type Asked, html, isBrowser, type Reply } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import { back, mayRedirect } from '../../oauth/redirect.ts';
import { ownedBy, personOf, type World } from '../model/world.ts';
import type { Consent } from './consent.ts';
import { consentPage, refusalPage } from './consent-page.ts';
import { type Grant, readScopes } from './grants.ts';

/** Answers the browser at `/oauth/authorize`: a page, a redirect with a code, or a plain refusal. */
export function authorize(asked: Asked, world: World, codes: Codes<Grant>, consent: Consent): Reply {
  const form = asked.method === 'POST' ? new URLSearchParams(asked.body) : asked.query;
  const app = world.apps.get(form.get('client_id') ?? '');
  const redirectUri = form.get('redirect_uri') ?? '';
  // Nobody is sent back to an address that the application did not register.
  if (!app) return html(401, refusalPage('Client authentication failed due to unknown client.'));
  if (!mayRedirect(app.redirectUris, redirectUri)) {
    return html(401, refusalPage('The redirect uri included is not valid.'));
  }
  if (form.get('response_type') !== 'code') return back(form, { error: 'unsupported_response_type' });
  const scopes = readScopes(form.get('scope'));
  if (!scopes) return back(form, { error: 'invalid_scope' });

  const person = personOf(world, app, form.get('person') ?? consent.person);
  const owned = ownedBy(world, person);
  if (asked.method === 'GET' && (consent.mode === 'page' || isBrowser(asked))) {
    return html(200, consentPage({ app, people: [...world.people.values()], person, owned, scopes, form }));
  }
  const answer = asked.method === 'POST' ? form.get('answer') : consent.answer;
  const picked = asked.method === 'POST' ? form.get('administration') : consent.administration;
  const chosen = owned.find(({ id }) => id === (picked ?? owned[0]?.id));
  if (answer !== 'allow' || !chosen || !person.active) return back(form, { error: 'access_denied' });

  const administrations = world.readings.grant === 'all' ? owned.map(({ id }) => id) : [chosen.id];
  return back(form, {
    code: codes.issue({ app, person, administrations, scopes, redirectUri, issuedAt: world.now() }),
  });
}
