import { HOUR_MS } from '../domain/duration.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration, LooseEnd } from '../sync/ledger/integration.ts';
import type { Integrations } from '../sync/ledger/ledger.ts';
import { CONFLICT, retryOnConflict } from '../sync/ledger/retry-on-conflict.ts';
import { type ForgetPorts, forgetConnection } from './disconnect.ts';

/** Longer than any process lives: whoever left an end this long ago comes back to it no more. */
const ABANDONED_MS = HOUR_MS;

/** Where loose ends are kept. */
export interface LooseEndPorts {
  readonly integrations: Pick<Integrations, 'get'> & {
    /** Keeps these loose ends in the place of those that were seen; false when others came meanwhile. */
    keepLooseEnds(seen: Integration, looseEnds: readonly LooseEnd[]): Promise<boolean>;
  };
  readonly clock: { now(): number };
}

/** The credentials of an integration as they stand, to be forgotten once it has others. */
export const looseEndOf = (
  { host, clientId, secretName, chain }: Pick<Integration, 'host' | 'clientId' | 'secretName' | 'chain'>,
  nowMs: number,
): LooseEnd => ({ host, clientId, secretName, chain, sinceMs: nowMs });

/** Notes credentials before they are made: should nobody live to put them to use, the care forgets them. */
export async function noteLooseEnd(
  key: IntegrationKey,
  end: Pick<LooseEnd, 'host' | 'clientId' | 'secretName' | 'chain'>,
  { integrations, clock }: LooseEndPorts,
): Promise<void> {
  await changeLooseEnds(key, (ends) => [...ends, looseEndOf(end, clock.now())], integrations);
}

/** Crosses off what was forgotten. */
export async function dropLooseEnd(
  key: IntegrationKey,
  { chain, secretName }: Pick<LooseEnd, 'chain' | 'secretName'>,
  { integrations }: Pick<LooseEndPorts, 'integrations'>,
): Promise<void> {
  const isIt = (end: LooseEnd) => end.chain === chain && end.secretName === secretName;
  await changeLooseEnds(key, (ends) => ends.filter((end) => !isIt(end)), integrations);
}

async function changeLooseEnds(
  key: IntegrationKey,
  change: (ends: readonly LooseEnd[]) => readonly LooseEnd[],
  integrations: LooseEndPorts['integrations'],
): Promise<void> {
  await retryOnConflict('loose ends', async () => {
    const now = await integrations.get(key);
    if (now?.disconnectedAtMs !== null) return true; // whoever is at it finds out
    return (await integrations.keepLooseEnds(now, change(now.looseEnds))) || CONFLICT;
  });
}

/**
 * Forgets the credentials that processes which died left behind: their tokens are revoked where the provider allows that.
 * What an integration uses stays. True when there are others, which somebody may still be at.
 */
export async function tieLooseEnds(integration: Integration, ports: ForgetPorts & LooseEndPorts): Promise<boolean> {
  const isAbandoned = ({ sinceMs }: LooseEnd) => sinceMs <= ports.clock.now() - ABANDONED_MS;
  const { looseEnds } = integration;
  const abandoned = looseEnds.filter(isAbandoned);
  for (const end of abandoned) await forgetConnection({ ...integration, ...end, webhook: null }, ports, 'loose end');
  const left = looseEnds.filter((end) => !isAbandoned(end));
  if (abandoned.length > 0) await ports.integrations.keepLooseEnds(integration, left); // else it is done once more
  return left.length > 0;
}
