import type { Exchange } from '../http/exchange.ts';
import type { OAuthProfile } from '../providers/oauth-profile.ts';
import { NoAnswer } from '../providers/wire.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Chain } from './chain.ts';
import { TOKEN_TIMEOUT_MS } from './token-request.ts';

/** What revoking a token needs. */
export interface RevokePorts {
  readonly exchange: Exchange;
  readonly profile: OAuthProfile;
  readonly origin: string;
  readonly log: Log;
}

/**
 * Revokes a chain's tokens, where the provider allows that. A courtesy: we have forgotten them by then, so a failure is
 * only logged.
 */
export async function revoke(
  { refresh, access, clientId, tenant }: Pick<Chain, 'refresh' | 'access' | 'clientId' | 'tenant'>,
  secret: string,
  { exchange, profile, origin, log }: RevokePorts,
): Promise<void> {
  if (profile.revokePath === null) return;
  for (const token of [refresh, access]) {
    if (!token) continue;
    try {
      const { status } = await exchange.send({
        method: 'POST',
        url: origin + profile.revokePath,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams({ client_id: clientId, client_secret: secret, token }).toString(),
        timeoutMs: TOKEN_TIMEOUT_MS,
      });
      if (status >= 300) log.warn('A token was not taken back', { tenant, httpStatus: status });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      log.warn('A token was not taken back', { tenant });
    }
  }
}
