import type { Exchange } from '../http/exchange.ts';
import { type OriginOf, originFor } from '../http/origin.ts';
import type { Provider } from '../providers/provider.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration } from '../sync/ledger/integration.ts';
import type { Integrations } from '../sync/ledger/ledger.ts';
import type { Log } from '../sync/ledger/log.ts';
import { whatFailed } from '../sync/ledger/note-fault.ts';
import type { Hooks } from '../sync/ledger/webhook-registry.ts';
import type { Chain, TokenVault } from './chain.ts';
import type { ClientIds } from './client-ids.ts';
import { revoke } from './revoke.ts';

/** What forgetting a connection needs. */
export interface ForgetPorts {
  readonly integrations: Pick<Integrations, 'ofTenant'>;
  readonly vault: Pick<TokenVault, 'retire'>;
  readonly clientIds: ClientIds;
  readonly secret: (name: string) => Promise<string>;
  /** Has the books push nothing more; needs the tokens, so it comes first. */
  readonly removeWebhook: (integration: Integration) => Promise<void>;
  /** Deletes a client secret; one that is gone already is no error. */
  readonly deleteSecret: (name: string) => Promise<void>;
  readonly exchange: Exchange;
  readonly provider: (id: string) => Provider;
  readonly originOf: OriginOf;
  readonly log: Log;
}

/** What disconnecting needs. */
export interface DisconnectPorts extends ForgetPorts {
  readonly integrations: ForgetPorts['integrations'] & {
    stop(key: IntegrationKey): Promise<Integration | null>;
    remove(stopped: Integration): Promise<void>;
  };
  readonly hooks: Pick<Hooks, 'forget'>;
}

/**
 * Disconnects an integration: its tokens are revoked where the provider allows that, and tokens and client secret are
 * deleted. What another integration of the tenant still uses stays, and so does the ledger.
 *
 * It is stopped first, so that no refresh and no consent that is under way can connect it again. When this ends halfway,
 * the integration is still there, and doing it again does the rest.
 */
export async function disconnect(key: IntegrationKey, ports: DisconnectPorts): Promise<void> {
  const integration = await ports.integrations.stop(key);
  if (!integration) return;
  for (const end of [integration, ...integration.looseEnds])
    await forgetConnection(
      { ...integration, ...end, webhook: end === integration ? integration.webhook : null },
      ports,
    );
  await ports.integrations.remove(integration);
  // A worker may have had it registered once more before that
  if (integration.webhook !== null) await ports.hooks.forget(integration.webhook.key);
}

/**
 * Forgets the tokens, the client secret and the app of a connection that is over; what another integration of the tenant
 * still uses stays. Of a loose end, so does what its own integration uses.
 */
export async function forgetConnection(
  integration: Integration,
  ports: ForgetPorts,
  what: 'connection' | 'loose end' = 'connection',
): Promise<void> {
  const { tenant, provider, host, clientId, chain, secretName } = integration;
  if (integration.webhook !== null) await ports.removeWebhook(integration);
  const all = await ports.integrations.ofTenant(tenant, (tooNew) => {
    throw tooNew; // it may still use them
  });
  const others = all.filter(({ id }) => what === 'loose end' || id !== integration.id);

  if (chain !== null && !others.some((other) => other.chain === chain)) {
    const old = await ports.vault.retire(chain, null);
    if (old) await revokeUnused(old, integration, ports);
  }
  if (secretName !== null && !others.some((other) => other.secretName === secretName))
    await ports.deleteSecret(secretName);
  const isOfApp = (other: Integration) =>
    other.provider === provider && other.host === host && other.clientId === clientId;
  if (clientId !== null && !others.some(isOfApp)) await ports.clientIds.release(tenant, { provider, host, clientId });
}

/** Revokes tokens that no integration uses any more, where the provider allows that; a failure is only logged. */
export async function revokeUnused(
  chain: Chain,
  { provider: id, host, secretName }: Integration,
  ports: Pick<ForgetPorts, 'provider' | 'secret' | 'originOf' | 'exchange' | 'log'>,
): Promise<void> {
  const provider = ports.provider(id);
  if (provider.oauth.revokePath === null) return;
  try {
    const secret = await ports.secret(secretName ?? '');
    const origin = originFor(provider, host, ports.originOf);
    await revoke(chain, secret, { ...ports, profile: provider.oauth, origin });
  } catch (error) {
    ports.log.warn('Tokens were not revoked', { tenant: chain.tenant, ...whatFailed(error) });
  }
}
