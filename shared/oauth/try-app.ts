import { originFor } from '../http/origin.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { ConsentPorts } from './consent-ports.ts';
import { requestTokens } from './token-request.ts';

/** No code of any provider looks like this, so that it is good for nothing. */
const NO_CODE = 'no-code-yet';

/** What asking needs. */
type AskPorts = Pick<ConsentPorts, 'provider' | 'originOf' | 'exchange' | 'log'>;

/** An app as somebody filled it in, before it is kept. */
interface FilledIn extends Pick<Integration, 'tenant' | 'id' | 'provider' | 'host'> {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * What the books say of an app:
 *
 * - `known`: they know the client id with this secret
 * - `refused`: they don't
 * - `not told`: their answers say nothing of the pair; the consent will
 * - `no answer`: they could not be asked now
 */
export type AppAnswer = 'known' | 'refused' | 'not told' | 'no answer';

/**
 * Asks the books whether they know an app, before it takes the place of another. It is asked by a code that can't be
 * good: books that know the pair refuse the code.
 */
export async function tryApp(
  { tenant, id, provider: name, host, clientId, clientSecret }: FilledIn,
  redirectUri: string,
  { provider: providerOf, originOf, exchange, log }: AskPorts,
): Promise<AppAnswer> {
  const provider = providerOf(name);
  if (!provider.oauth.tellsWrongClient) return 'not told';
  const form = {
    grant_type: 'authorization_code',
    code: NO_CODE,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const answer = await requestTokens(originFor(provider, host, originOf), provider.oauth, form, exchange);
  if (answer.is === 'refused' && answer.failure !== 'busy') return answer.failure === 'client' ? 'refused' : 'known';
  log.warn('An app could not be tested', { tenant, integration: id });
  return 'no answer';
}
