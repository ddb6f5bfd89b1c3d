import { actorName } from '../domain/change.ts';
import type { Language } from '../domain/sentences-words.ts';
import { fitsKey } from '../store/keys.ts';
import { askedLanguage } from './asked-language.ts';
import type { Call } from './call.ts';
import { addressOf, claimsOf, type HttpEvent } from './http-api.ts';
import { idInPath } from './path-id.ts';
import { notFound, Problem } from './problem.ts';
import type { Route } from './route.ts';
import { checkScope, type Scope } from './scopes.ts';

/**
 * Finds the route of a request under `prefix` and reads its body, if its token may. Throws the `Problem` of a request
 * that is not valid.
 */
export function readCall<Ports, Name extends string>(
  event: HttpEvent,
  routes: Readonly<Record<Name, Route<Ports>>>,
  prefix: string,
  scopes: Readonly<Record<Name, Scope>>,
) {
  const tenant = tenantOf(event);
  const path = event.rawPath.startsWith(`${prefix}/`) ? event.rawPath.slice(prefix.length) : '';
  const here = Object.entries<Route<Ports>>(routes).flatMap(([key, route]) => {
    const [method = '', shape = ''] = key.split(' ');
    const id = match(shape, path);
    return id === null ? [] : [{ name: key as Name, method, shape, route, id }];
  });
  if (here.length === 0) throw notFound('route');
  const longest = Math.max(...here.map(({ shape }) => shape.length)); // of /{id}/sync and /{id}, the first
  const nearest = here.filter(({ shape }) => shape.length === longest);
  const found = nearest.find(({ method }) => method === event.requestContext.http?.method);
  if (!found) throw notAllowed(nearest.map(({ method }) => method));
  const { name, route, id } = found;
  checkScope(event, scopes[name]);
  if (id !== '' && !fitsKey(id)) throw notFound('id'); // a path without one has none to judge
  const call: Call = {
    tenant,
    actor: actorOf(event),
    id,
    query: new URLSearchParams(event.rawQueryString),
    body: route.read(event, tenant),
    address: addressOf(event),
    language: answerLanguage(event),
    ...headersOf(event),
  };
  return { route, call };
}

/** The language that a caller of the API reads: English, unless it asks for another one of ours. */
export const answerLanguage = (event: Pick<HttpEvent, 'headers'>): Language => askedLanguage(event) ?? 'en';

function headersOf({ headers }: HttpEvent): Pick<Call, 'ifMatch' | 'accept'> {
  const { 'if-match': ifMatch, accept } = headers;
  return { ...(ifMatch !== undefined && { ifMatch }), ...(accept !== undefined && { accept }) };
}

function tenantOf(event: HttpEvent): string {
  const { tenant } = claimsOf(event);
  if (typeof tenant !== 'string' || !fitsKey(tenant)) throw new Problem('no-tenant');
  return tenant;
}

/** The subject of the token, else its client; `api` when it names neither. */
function actorOf(event: HttpEvent): string {
  const { sub, client_id, azp } = claimsOf(event);
  const named = [sub, client_id, azp].find((claim) => typeof claim === 'string' && claim.trim() !== '');
  return typeof named === 'string' ? actorName(named) : 'api';
}

const notAllowed = (methods: readonly string[]): Problem =>
  new Problem('method-not-allowed', {
    about: { expected: methods.join(', ') },
    headers: { allow: methods.join(', ') },
  });

/**
 * The id in the place of `{id}` when a path has this shape, else null. The gateway hands on the path decoded, so it is
 * not decoded again, and a `/` in the place of the id belongs to the id.
 */
function match(shape: string, path: string): string | null {
  const [before = '', after] = shape.split('{id}');
  if (after === undefined) return shape === path ? '' : null;
  const id = path.slice(before.length, path.length - after.length);
  return id !== '' && path === `${before}${id}${after}` ? idInPath(id) : null;
}
