import type { Provider } from '../providers/provider.ts';

/** The origin at which a provider's host is reached: https everywhere, and a simulator in a local run. */
export type OriginOf = (provider: string, host: string) => string;

/** The origin of a host. Throws when it is none of the provider's own: no secret and no token ever goes elsewhere. */
export function originFor({ id, hosts }: Pick<Provider, 'id' | 'hosts'>, host: string, originOf: OriginOf): string {
  if (!hosts.includes(host)) throw new Error(`not a host of ${id}`);
  return originOf(id, host);
}
