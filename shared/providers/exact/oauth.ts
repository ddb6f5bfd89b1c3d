import * as v from 'valibot';
import { DAY_MS } from '../../domain/duration.ts';
import { fromJson } from '../json.ts';
import type { OAuthProfile, TokenFailure } from '../oauth-profile.ts';
import type { WireAnswer } from '../wire.ts';

/** How one gets into Exact Online: reference 2. */
export const oauth: OAuthProfile = {
  authorizePath: '/api/oauth2/auth',
  tokenPath: '/api/oauth2/token',
  revokePath: null, // none is known: the user withdraws consent at Exact (2.1)
  // The user picks the account even when the browser has a session at Exact (2.1).
  authorizeParameters: { force_login: '1' },
  pkce: false, // no client was ever seen to use it (2.1)
  tellsWrongClient: false, // a bare `invalid_request`; how a wrong code is refused is not known (2.5)
  refreshFromMs: 570_000, // an earlier attempt is an error (2.4)
  settlesWithinMs: 0,
  accessTokenMs: 600_000,
  refreshTokenMs: 30 * DAY_MS,
  tokenCallsPerDay: 200,
  readFailure,
};

const Refusal = v.object({ error: v.string(), error_description: v.optional(v.nullable(v.string()), '') });

/** What a refused token request means: the rows of reference 2.5, and a safe reading of what is not among them. */
function readFailure({ status, headers, text }: WireAnswer): TokenFailure {
  const refusal = v.safeParse(Refusal, fromJson(text));
  const { error, error_description } = refusal.success ? refusal.output : { error: '', error_description: '' };
  const words = `${error_description ?? ''} ${headers.get('reason') ?? ''}`.trim();

  if (/TooEarlyToRefresh|access_token not expired/i.test(words)) return 'too-early';
  if (status === 408 || status === 429 || status >= 500 || /rate limit/i.test(words)) return 'busy';
  if (/InactiveUser|BlockedUser/i.test(words)) return 'lost';
  return refusalOf(error, words);
}

function refusalOf(error: string, words: string): TokenFailure {
  if (error === 'invalid_client') return 'client';
  if (error === 'unauthorized_client') return 'spent';
  // Wrong client data come without a description; an expired or spent grant says so.
  if (error === 'invalid_request') return /token|code/i.test(words) ? 'lost' : 'client';
  // A page that is no answer of the token endpoint says nothing about the chain.
  return error === '' ? 'busy' : 'lost';
}
