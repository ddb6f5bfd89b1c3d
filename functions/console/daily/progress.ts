import { find } from '../../../shared/admin/integrations/save.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { Cause } from '../../../shared/domain/causes.ts';
import type { Entry, IntegrationKey } from '../../../shared/sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';
import { isOn } from '../../../shared/sync/ledger/integration-state.ts';
import { isForIReserve, isRequeued } from '../../../shared/sync/steps/requeue-parked.ts';
import { openEntries } from './overview.ts';

/** The progress of entries that are pushed again. */
export interface Progress {
  /** How many there were. */
  readonly from: number;
  /** Booked, or stopped for something else. */
  readonly done: number;
  /** Still to be tried. */
  readonly going: number;
  /** Tried, and stopped for the same cause again. */
  readonly again: number;
}

/**
 * The progress of the `from` invoices and customers that had stopped for `cause`, or for any, and are pushed again. All
 * that wait in the integration count as going, since they share one queue. Reads at most 200 that wait and 200 that
 * stopped.
 */
export async function progressOf(
  key: IntegrationKey,
  { cause, from }: { readonly cause: Cause | null; readonly from: number },
  ports: Pick<AdminPorts, 'integrations' | 'ledger' | 'openWork'>,
): Promise<Progress> {
  const integration = await find(key, ports);
  const { due, parked } = await openWorkOf(integration, ports);
  const same = parked.filter((entry) => (cause === null ? !isForIReserve(entry) : entry.cause === cause));
  const yetToGo = same.filter(isYetToGo(integration)).length;
  const going = Math.min(from, yetToGo + due.length);
  const again = Math.min(from - going, same.length - yetToGo);
  return { from, going, again, done: from - going - again };
}

/** True for what stopped under older settings and was not tried under those of now. */
const isYetToGo = (integration: Integration) => (entry: Entry) =>
  !isRequeued(integration) && entry.settingsVersion < integration.settingsVersion;

/** The invoices and customers of an integration that wait, and those that stopped. */
async function openWorkOf(integration: Integration, ports: Pick<AdminPorts, 'ledger' | 'openWork'>) {
  const key = keyOfIntegration(integration);
  const [due, parked] = await Promise.all([openEntries(key, 'due', ports), openEntries(key, 'parked', ports)]);
  return { due: due.entries.filter(({ kind }) => kind !== 'contact-pull'), parked: parked.entries };
}

/** How many invoices and customers go out now: those that wait, and those that stopped under older settings. */
export async function goingNow(integration: Integration, ports: Pick<AdminPorts, 'ledger' | 'openWork'>) {
  const { due, parked } = await openWorkOf(integration, ports);
  const stopped = parked.filter((entry) => !isForIReserve(entry) && isYetToGo(integration)(entry));
  return due.length + stopped.length;
}

/**
 * How many invoices and customers go out once a setting is saved: those that wait and those that stopped, except the
 * ones that i-Reserve itself has to mend. None while the integration is off.
 */
export async function goingOnceSaved(
  integration: Integration,
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<number> {
  if (!isOn(integration)) return 0;
  const { due, parked } = await openWorkOf(integration, ports);
  return due.length + parked.filter((entry) => !isForIReserve(entry)).length;
}

/** The ids of invoices that stopped for one cause, or for any that another push may mend; the oldest first. */
export async function idsOfStopped(
  integration: Integration,
  cause: Cause | null,
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<readonly string[]> {
  const { parked } = await openWorkOf(integration, ports);
  return parked
    .filter((entry) => entry.kind === 'invoice' && (cause === null ? !isForIReserve(entry) : entry.cause === cause))
    .map(({ id }) => id);
}
