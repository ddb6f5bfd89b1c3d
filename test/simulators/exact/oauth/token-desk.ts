import { empty, json, type Reply } from '../../http/reply.ts';
import type { Codes } from '../../oauth/codes.ts';
import type { CallLimits } from '../limits/calls.ts';
import type { ErrorBlock } from '../limits/error-block.ts';
import type { App, User, World } from '../model/world.ts';
import type { Chains, TokenPair } from './chains.ts';
import type { Grant } from './codes.ts';

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
