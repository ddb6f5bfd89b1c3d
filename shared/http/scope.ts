import { providerOf } from '../providers/index.ts';
import type { CountedPer } from '../providers/limits.ts';
import type { Integration } from '../sync/ledger/integration.ts';

/** By what a provider's calls are counted where the configuration says so: provider → what. */
export type Configured = Readonly<Record<string, CountedPer>>;

/**
 * The count that an integration's calls belong to, shared by all its callers. The provider says what it counts by;
 * where sources differ the configuration decides.
 */
export function scopeOf(integration: Integration, configured: Configured = {}): string {
  const { provider, host, clientId, chain, administration } = integration;
  const within = {
    administration: [clientId ?? '', administration?.id ?? ''],
    token: [chain ?? ''],
    egress: [],
  }[configured[provider] ?? providerOf(provider).limits.countedPer];
  return [provider, host, ...within].map(encodeURIComponent).join('#');
}

/** What the errors of an integration are counted under, within a count that it may share with others. */
export function errorsOf(integration: Integration, configured: Configured = {}): string {
  const { provider, tenant, id } = integration;
  const isShared = (configured[provider] ?? providerOf(provider).limits.countedPer) !== 'administration';
  return isShared ? `${[tenant, id].map(encodeURIComponent).join('#')} ` : '';
}
