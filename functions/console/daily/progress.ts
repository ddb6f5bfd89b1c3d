import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { Cause } from '../../../shared/domain/causes.ts';
import type { Entry, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../../shared/sync/ledger/integration.ts';
import { isForIReserve, isRequeued } from '../../../shared/sync/steps/requeue-parked.ts';
import { holdOf, isBeforeStart } from './hold.ts';
import { openEntries } from './overview.ts';

/** The progress of entries that are pushed again. */
export interface Progress {
  /** How many there were; null when they were too many to be counted. */
  readonly from: number | null;
  /** Booked, or stopped for something else; null when that is not known. */
  readonly done: number | null;
  /** Still to be tried; at least so many when `isPart`. */
  readonly going: number;
  /** Tried, and stopped for the same cause again; at least so many when `isPart`. */
  readonly again: number;
  /** More waits or stopped than was read. */
  readonly isPart: boolean;
}

/**
 * The progress of the `from` invoices and customers that had stopped for `cause`, or for any, and are pushed again. All
 * that wait in the integration count as going, since they share one queue. Reads at most 200 that wait and 200 that
 * stopped; with more than that it says of nothing that it is done.
 */
export async function progressOf(
  integration: Integration,
  { cause, from }: { readonly cause: Cause | null; readonly from: number | null },
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<Progress> {
  const { due, parked, isPart } = await openWorkOf(integration, ports);
  const same = parked.filter((entry) => (cause === null ? !isForIReserve(entry) : entry.cause === cause));
  const yetToGo = same.filter(isYetToGo(integration)).length;
  const most = from ?? Number.POSITIVE_INFINITY;
  const going = Math.min(most, yetToGo + due.length);
  const again = Math.min(most - going, same.length - yetToGo);
  return { from, going, again, done: from === null || isPart ? null : from - going - again, isPart };
}

/** The same of invoices that are known one by one: of those alone, whatever else waits or stopped beside them. */
export function progressOfThese(
  entries: readonly InvoiceEntry[],
  cause: Cause | null,
  integration: Integration,
): Progress {
  const isParked = (entry: Entry) => entry.status === 'parked' && (cause === null || entry.cause === cause);
  const yetToGo = isYetToGo(integration);
  const isGoing = (entry: Entry) =>
    entry.dueAt !== null || (isParked(entry) && !isForIReserve(entry) && yetToGo(entry));
  const going = entries.filter(isGoing).length;
  const again = entries.filter((entry) => !isGoing(entry) && isParked(entry)).length;
  const from = entries.length;
  return { from, going, again, done: from - going - again, isPart: false };
}

/** True for what stopped under older settings and was not tried under those of now. */
const isYetToGo = (integration: Integration) => (entry: Entry) =>
  !isRequeued(integration) && entry.settingsVersion < integration.settingsVersion;

/** The invoices and customers of an integration that wait, and those that stopped. */
async function openWorkOf(integration: Integration, ports: Pick<AdminPorts, 'ledger' | 'openWork'>) {
  const key = keyOfIntegration(integration);
  const [due, parked] = await Promise.all([openEntries(key, 'due', ports), openEntries(key, 'parked', ports)]);
  return {
    due: due.entries.filter(({ kind }) => kind !== 'contact-pull'),
    parked: parked.entries,
    isPart: due.isPart || parked.isPart,
  };
}

/**
 * How many invoices and customers go out now: those that wait, and those that stopped under older settings. Null when
 * there are too many to be counted.
 */
export async function goingNow(
  integration: Integration,
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<number | null> {
  const { due, parked, isPart } = await openWorkOf(integration, ports);
  if (isPart) return null;
  const stopped = parked.filter((entry) => !isForIReserve(entry) && isYetToGo(integration)(entry));
  return due.length + stopped.length;
}

/**
 * How many invoices and customers go out once a setting is saved: those that wait and those that stopped, except the
 * ones that i-Reserve itself has to mend or that are of before the first day. None while the integration is held up, and
 * null when they are too many to be counted.
 */
export async function goingOnceSaved(
  integration: Integration,
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<number | null> {
  if (holdOf(integration) !== null) return 0;
  const { due, parked, isPart } = await openWorkOf(integration, ports);
  if (isPart) return null;
  return due.length + parked.filter((entry) => !isForIReserve(entry) && !isBeforeStart(entry, integration)).length;
}

/** The ids of invoices that stopped for one cause, or for any that another push may mend; the oldest first. None when they are too many to be listed. */
export async function idsOfStopped(
  integration: Integration,
  cause: Cause | null,
  ports: Pick<AdminPorts, 'ledger' | 'openWork'>,
): Promise<readonly string[]> {
  const { parked, isPart } = await openWorkOf(integration, ports);
  if (isPart) return [];
  return parked
    .filter((entry) => entry.kind === 'invoice' && (cause === null ? !isForIReserve(entry) : entry.cause === cause))
    .map(({ id }) => id);
}
