import * as v from 'valibot';
import { sentence, worded } from '../../domain/sentences.ts';
import type { Call } from '../../runtime/call.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { attentionOf, stateShown } from '../../sync/ledger/integration-state.ts';
import type { AdminPorts } from '../ports.ts';

/** Where the books send the browser back to: on the API itself. */
export const redirectUrlOf = (address: string): string => `${address}/oauth/callback`;

/** Everything of an integration but its secret and its tokens; settings with their defaults. */
export function showIntegration(
  integration: Integration,
  { address, language }: Pick<Call, 'address' | 'language'>,
  { provider }: Pick<AdminPorts, 'provider'>,
) {
  const { id, host, clientId, administration, details, mappings } = integration;
  const attention = attentionOf(integration);
  return {
    id,
    provider: integration.provider,
    state: stateShown(integration),
    host,
    clientId,
    redirectUrl: redirectUrlOf(address),
    administration,
    details: v.parse(provider(integration.provider).details, details),
    mappings,
    attention: attention && {
      cause: attention.cause,
      ...worded((spoken) => sentence(attention.cause, attention.about, spoken), language),
    },
  };
}

/** An integration in the list of its tenant. */
export const listed = (integration: Integration) => ({
  id: integration.id,
  provider: integration.provider,
  state: stateShown(integration),
  administration: integration.administration,
});
