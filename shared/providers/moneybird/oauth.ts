import * as v from 'valibot';
import { fromJson } from '../json.ts';
import type { OAuthProfile, TokenFailure } from '../oauth-profile.ts';
import type { WireAnswer } from '../wire.ts';

/** How one gets into Moneybird: reference 1. */
export const oauth: OAuthProfile = {
  authorizePath: '/oauth/authorize',
  tokenPath: '/oauth/token',
  revokePath: '/oauth/revoke',
  // `settings` is there for the webhook and nothing else; a grant can't grow later (1.4).
  authorizeParameters: { scope: 'sales_invoices settings' },
  pkce: false, // unsupported (1.3)
  tellsWrongClient: true, // `invalid_client`, and `invalid_grant` for a code (1.6)
  refreshFromMs: 0,
  settlesWithinMs: 3_000, // a new token may be refused for two seconds (1.6)
  // Tokens do not expire, unless an answer says so (1.5).
  accessTokenMs: null,
  refreshTokenMs: null,
  tokenCallsPerDay: null,
  readFailure,
};

const Refusal = v.object({ error: v.string() });

/** What a refused token request means (1.6). Only words that say so end a chain. */
function readFailure({ status, text }: WireAnswer): TokenFailure {
  const refusal = v.safeParse(Refusal, fromJson(text));
  if (status === 408 || status === 429 || status >= 500 || !refusal.success) return 'busy';
  if (refusal.output.error === 'invalid_grant') return 'lost';
  return refusal.output.error === 'invalid_client' || refusal.output.error === 'unauthorized_client'
    ? 'client'
    : 'busy';
}
