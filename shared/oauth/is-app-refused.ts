import { originFor } from '../http/origin.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { ConsentPorts } from './consent-ports.ts';
import { requestTokens } from './token-request.ts';

/** No code of any provider looks like this, so that it is good for nothing. */
const NO_CODE = 'no-code-yet';

/** What asking needs. */
type AskPorts = Pick<ConsentPorts, 'provider' | 'originOf' | 'exchange' | 'log'>;

/**
 * Whether the books refuse the client id of an integration with this secret. Asked before a person leaves for the
 * consent page, by a code that can't be good: books that know the pair refuse the code. False where the provider's
 * answer says nothing of the pair, or when there is no answer: the consent itself will tell then.
 */
export async function isAppRefused(
  integration: Pick<Integration, 'tenant' | 'id' | 'provider' | 'host' | 'clientId'>,
  clientSecret: string,
  redirectUri: string,
  { provider: providerOf, originOf, exchange, log }: AskPorts,
): Promise<boolean> {
  const { provider: id, host, clientId } = integration;
  const provider = providerOf(id);
  if (!provider.oauth.tellsWrongClient || clientId === null) return false;
  const form = {
    grant_type: 'authorization_code',
    code: NO_CODE,
    redirect_uri: redirectUri,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const answer = await requestTokens(originFor(provider, host, originOf), provider.oauth, form, exchange);
  if (answer.is === 'no answer')
    log.warn('An app could not be tested', { tenant: integration.tenant, integration: integration.id });
  return answer.is === 'refused' && answer.failure === 'client';
}
