import type { SyncContext } from '../ledger/context.ts';

/** Where people see a relation of the books; null where that is unknown. */
export const relationLink = (
  { provider, wire, administration }: Pick<SyncContext, 'provider' | 'wire' | 'administration'>,
  externalId: string,
): string | null => provider.relationUrl?.(wire.origin, administration, externalId) ?? null;
