import { type Asked, empty, json, type Reply } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import type { CallLimits } from '../limits/calls.ts';
import type { ErrorBlock } from '../limits/error-block.ts';
import type { App, User, World } from '../model/world.ts';
import { appOf } from './authorize.ts';
import type { Chains, TokenPair } from './chains.ts';
import type { Grant } from './codes.ts';
import { refresh } from './refresh.ts';

const callsPerDay = 200;
const dayMs = 86_400_000;

/** What the token endpoint works with. */
export interface TokenDesk {
  readonly world: World;
  readonly codes: Codes<Grant>;
  readonly chains: Chains;
  readonly limits: CallLimits;
  readonly errors: ErrorBlock;
  /** Calls per app, user and day. */
  readonly calls: Map<string, number>;
}

/** Answers at `/api/oauth2/token`. */
export function token(asked: Asked, desk: TokenDesk): Reply {
  const isForm = String(asked.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (asked.method !== 'POST' || !isForm) return invalidRequest();
  const form = new URLSearchParams(asked.body);
  const app = appOf(desk.world, form.get('client_id') ?? '');
  if (!app || app.clientSecret !== form.get('client_secret')) return invalidRequest();
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return exchange(form, app, desk);
  if (grant === 'refresh_token') return refresh(form.get('refresh_token') ?? '', app, desk);
  return json(400, { error: 'unsupported_grant_type' });
}

function exchange(form: URLSearchParams, app: App, desk: TokenDesk): Reply {
  const now = desk.world.now();
  const grant = desk.codes.redeem(form.get('code') ?? '', now);
  if (!grant || grant.app !== app || grant.redirectUri !== form.get('redirect_uri')) return invalidRequest();
  return counted(app, grant.user, desk) ?? tokens(desk.chains.start(app, grant.user, grant.divisions, now));
}

/** Counts a call of this app and user; answers when there have been too many today. */
export function counted(app: App, user: User, { world, limits, calls }: TokenDesk): Reply | undefined {
  const key = `${app.clientId} ${user.id} ${Math.floor(world.now() / dayMs)}`;
  const count = (calls.get(key) ?? 0) + 1;
  calls.set(key, count);
  if (count <= callsPerDay || !limits.enabled) return undefined;
  limits.refused.token += 1;
  return empty(429, { Reason: 'Rate limit exceeded: too many token requests' });
}

/** The answer that carries tokens; the lifetime is a text. */
export const tokens = ({ accessToken, refreshToken }: TokenPair): Reply =>
  json(200, { access_token: accessToken, token_type: 'bearer', expires_in: '600', refresh_token: refreshToken });

/** The answer to a wrong client, a wrong code or a wrong form. */
export const invalidRequest = (description?: string): Reply =>
  json(400, { error: 'invalid_request', ...(description ? { error_description: description } : {}) });
