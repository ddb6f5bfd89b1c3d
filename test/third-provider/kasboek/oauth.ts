import * as v from 'valibot';
import { fromJson } from '../../../shared/providers/json.ts';
import type { OAuthProfile } from '../../../shared/providers/oauth-profile.ts';

const HOUR_MS = 3_600_000;
const Refusal = v.object({ error: v.string() });

/** How one gets into Kasboek. */
export const oauth: OAuthProfile = {
  authorizePath: '/oauth/authorize',
  tokenPath: '/oauth/token',
  revokePath: null,
  authorizeParameters: {},
  pkce: true,
  tellsWrongClient: false,
  refreshFromMs: 0,
  settlesWithinMs: 0,
  accessTokenMs: HOUR_MS,
  refreshTokenMs: null,
  tokenCallsPerDay: null,
  readFailure({ text }) {
    const refusal = v.safeParse(Refusal, fromJson(text));
    if (!refusal.success) return 'busy';
    return refusal.output.error === 'invalid_client' ? 'client' : 'lost';
  },
};
