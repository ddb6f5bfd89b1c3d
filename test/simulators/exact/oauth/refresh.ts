import { json, type Reply } from '../../http/reply.ts';
import type { App } from '../model/world.ts';
import { counted, invalidRequest, type TokenDesk, tokens } from './token-desk.ts';

/** Time after which a new access token may be asked for: 9 minutes and 30 seconds. */
const earliestRefreshMs = 570_000;

/** Time after which an unused refresh token is dead. */
const refreshLifeMs = 30 * 86_400_000;

/** Gives the next pair of tokens, or Exact's own words for why not. */
export function refresh(refreshToken: string, app: App, desk: TokenDesk): Reply {
  const now = desk.world.now();
  const chain = desk.chains.ofRefreshToken(refreshToken);
  if (chain?.app !== app) return invalidRequest();
  const refusal = (reply: Reply): Reply => {
    const site = { app: app.clientId, user: chain.user.id, division: undefined, endpoint: 'oauth2/token' };
    desk.errors.note(site, reply.status, now);
    return reply;
  };

  const tooMany = counted(app, chain.user, desk);
  if (tooMany) return tooMany;
  if (!desk.chains.isGood(chain, refreshToken)) return refusal(oldToken());
  if (!chain.user.active) {
    return refusal(json(400, { error: 'invalid_grant', error_description: 'The user is not active' }));
  }
  const expiredAt = chain.refreshIssuedAt + refreshLifeMs;
  if (now > expiredAt) {
    return refusal(
      invalidRequest(`The refresh token expired at ${american(expiredAt)} and it is now ${american(now)}.`),
    );
  }
  if (now - chain.accessIssuedAt < earliestRefreshMs) return refusal(tooEarly());
  return tokens(desk.chains.rotate(chain, refreshToken, now));
}

const oldToken = (): Reply => json(401, { error: 'unauthorized_client', error_description: 'Old refresh token used.' });

function tooEarly(): Reply {
  const reason = 'Rate limit exceeded: access_token not expired';
  return json(
    400,
    { error: 'access_denied', error_description: reason },
    { Reason: `TooEarlyToRefreshTokens: ${reason}` },
  );
}

const american = (moment: number): string =>
  new Date(moment).toLocaleString('en-US', { timeZone: 'UTC' }).replace(',', '').replaceAll('\u202f', ' ');
