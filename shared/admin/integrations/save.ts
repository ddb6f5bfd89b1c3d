import * as v from 'valibot';
import type { Deed } from '../../domain/change.ts';
import { outsideRecord } from '../../domain/outside-record.ts';
import { changeAsItStands } from '../../oauth/change-as-it-stands.ts';
import { notFound, Problem } from '../../runtime/problem.ts';
import { fitsKey } from '../../store/keys.ts';
import { changeOf } from '../../sync/ledger/changed-values.ts';
import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { KeptChanging } from '../../sync/ledger/retry-on-conflict.ts';
import type { AdminPorts } from '../ports.ts';
import { checkEdition } from './edition.ts';

/** The integration of this name; one that was disconnected is not there. Throws `not-found`. */
export async function find(
  key: IntegrationKey,
  { integrations }: Pick<AdminPorts, 'integrations'>,
): Promise<Integration> {
  const integration = fitsKey(key.integration) ? await integrations.get(key) : null;
  if (integration?.disconnectedAtMs !== null) throw notFound('integration');
  return integration;
}

/**
 * Changes an integration by what `decide` makes of its present state, and wakes its queue. Null changes nothing.
 * When somebody saves at the same moment it is decided anew, so that neither is lost; with `ifMatch` it is refused then.
 * The change log gets its record in the same write: `deed` says who does what; null when the change follows from a deed
 * that is recorded already.
 */
export async function save(
  key: IntegrationKey,
  ports: Pick<AdminPorts, 'integrations' | 'wake' | 'clock' | 'provider'>,
  deed: Deed | null,
  decide: (integration: Integration) => Promise<Partial<Integration> | null> | Partial<Integration> | null,
  ifMatch?: string,
): Promise<Integration> {
  if (!fitsKey(key.integration)) throw notFound('integration');
  const decideOn = async (before: Integration) => {
    checkEdition(before, ifMatch);
    const changes = await decide(before);
    if (!changes) return null;
    const { details: schema } = ports.provider(before.provider);
    const read = (details: Integration['details']) =>
      v.parse(v.fallback(Details, details), v.safeParse(schema, details).output);
    return { changes, line: deed && changeOf(before, changes, deed, ports.clock, read) };
  };
  const saved = await changeAsItStands(key, decideOn, ports.integrations).catch(unlessKeptChanging);
  if (saved) await ports.wake(key);
  return find(key, ports);
}

const Details = outsideRecord(v.string(), v.unknown());

/** Turns the error of others who kept changing the same into its `Problem`. */
export function unlessKeptChanging(error: unknown): never {
  if (!(error instanceof KeptChanging)) throw error;
  throw new Problem('changed-meanwhile');
}
