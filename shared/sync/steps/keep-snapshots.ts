import type { SyncPorts } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { LONG_REST_MS, SNAPSHOT_KEPT_MS, SNAPSHOT_KEPT_STOPPED_MS } from '../ledger/timing.ts';

type Ports = Pick<SyncPorts, 'ledger' | 'snapshots' | 'clock'>;

/** So many waiting entries are kept for longer in one run. */
const WAITING_AT_MOST = 5_000;

/** Until when a snapshot that comes in is kept: nobody may look at it for a while where one of its integrations stands still. */
export const keptUntilMs = (integrations: readonly Integration[], nowMs: number): number =>
  nowMs + (integrations.every(isRunning) ? SNAPSHOT_KEPT_MS : SNAPSHOT_KEPT_STOPPED_MS);

const isRunning = ({ state, pause }: Integration): boolean => state === 'active' && pause === null;

/** Keeps the snapshot of an invoice that waits or stops, for most snapshots expire soon, since most invoices are booked at once. */
export async function keepSnapshot(entry: Entry, { snapshots, clock }: Omit<Ports, 'ledger'>): Promise<void> {
  if (entry.kind !== 'invoice' || entry.hash === null) return;
  const { tenant, id, hash } = entry;
  await snapshots.lengthenInvoice(tenant, id, hash, clock.now() + SNAPSHOT_KEPT_STOPPED_MS);
}

/** True when a line stands still for so long that what waits in it has to be kept for longer. */
export const isLongRest = ({ pause }: Integration, untilMs: number | null, nowMs: number): boolean =>
  untilMs === null || (pause?.sinceMs != null && nowMs - pause.sinceMs >= LONG_REST_MS);

/** Keeps the snapshots of everything that waits in a line, once for as long as the line stands still. */
export async function keepWaiting(integration: Integration, ports: Ports): Promise<void> {
  const { ledger } = ports;
  for (const key of await ledger.due(keyOfIntegration(integration), Number.MAX_SAFE_INTEGER, WAITING_AT_MOST)) {
    const entry = await unlessUnreadable(ledger.read(key));
    if (entry) await keepSnapshot(entry, ports);
  }
}
