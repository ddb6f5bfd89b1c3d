import { type Asked, json, type Reply } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import type { App, World } from '../model/world.ts';
import type { Chains, Issued } from './chains.ts';
import type { Grant } from './grants.ts';

/** What the token endpoints work with. */
export interface TokenDesk {
  readonly world: World;
  readonly codes: Codes<Grant>;
  readonly chains: Chains;
}

/** Answers at `/oauth/token`. */
export function token(asked: Asked, desk: TokenDesk): Reply {
  const form = formOf(asked);
  if (asked.method !== 'POST' || !form) return fault(400, 'invalid_request', 'The request is missing a parameter.');
  const app = clientOf(form, desk.world);
  if (!app) return invalidClient();
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return exchange(form, app, desk);
  if (grant === 'refresh_token') return refresh(form.get('refresh_token') ?? '', app, desk);
  return fault(400, 'unsupported_grant_type', 'The authorization grant type is not supported.');
}

/** Answers at `/oauth/revoke`: well, also for a token that nobody knows (1.1). */
export function revoke(asked: Asked, { world, chains }: TokenDesk): Reply {
  if (world.readings.revoke === 'absent') return json(404, { error: 'not found' });
  const form = formOf(asked);
  if (asked.method !== 'POST' || !form || !clientOf(form, world)) return invalidClient();
  chains.revoke(form.get('token') ?? '');
  return json(200, {});
}

function exchange(form: URLSearchParams, app: App, desk: TokenDesk): Reply {
  const now = desk.world.now();
  const grant = desk.codes.redeem(form.get('code') ?? '', now);
  if (!grant || grant.app !== app || grant.redirectUri !== form.get('redirect_uri')) return invalidGrant(desk);
  return tokens(desk.chains.start(grant, now), grant, now);
}

function refresh(refreshToken: string, app: App, desk: TokenDesk): Reply {
  const now = desk.world.now();
  const chain = desk.chains.ofRefreshToken(refreshToken);
  if (chain?.grant.app !== app) return invalidGrant(desk);
  return tokens(desk.chains.renew(chain, refreshToken, now), chain.grant, now);
}

/** The answer that carries tokens; normally it does not say how long they are good (1.5). */
const tokens = ({ accessToken, refreshToken, expiresInSeconds }: Issued, { scopes }: Grant, now: number): Reply =>
  json(200, {
    access_token: accessToken,
    token_type: 'bearer',
    ...(expiresInSeconds === undefined ? {} : { expires_in: expiresInSeconds }),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    scope: scopes.join(' '),
    created_at: Math.floor(now / 1000),
  });

function formOf({ headers, body }: Asked): URLSearchParams | undefined {
  const isForm = String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  return isForm ? new URLSearchParams(body) : undefined;
}

function clientOf(form: URLSearchParams, world: World): App | undefined {
  const app = world.apps.get(form.get('client_id') ?? '');
  return app && app.clientSecret === form.get('client_secret') ? app : undefined;
}

const fault = (status: number, error: string, description: string): Reply =>
  json(status, { error, error_description: description });

const invalidClient = (): Reply => fault(401, 'invalid_client', 'Client authentication failed.');

const invalidGrant = ({ world }: TokenDesk): Reply =>
  fault(world.readings.invalidGrant, 'invalid_grant', 'The provided authorization grant is invalid or expired.');
