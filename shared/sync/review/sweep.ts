import { HOUR_MS } from '../../domain/duration.ts';
import type { OutboxEvent } from '../../domain/events-out.ts';
import type { SyncPorts } from '../ledger/context.ts';
import type { Entry, IntegrationKey } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { noteFault } from '../ledger/note-fault.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { hasten, isAtRest } from '../ledger/transitions.ts';

/** A change this recent may still be claimed by a worker, or on its way into an index. */
const SETTLED_AFTER_MS = HOUR_MS;
/** Events that wait for this long are left behind, not late. */
const UNPUBLISHED_MS = 6 * HOUR_MS;

/** Entries of one integration, in the order of their keys. */
export interface Part {
  readonly entries: readonly Entry[];
  /** Where to go on; null when that was all. */
  readonly next: string | null;
}

/** What a look for forgotten entries reads and writes. */
export interface SweepPorts extends Pick<SyncPorts, 'integrations' | 'wake' | 'clock' | 'log' | 'metrics'> {
  readonly ledger: Pick<Ledger, 'amend'>;
  /**
   * Entries that are not at rest and not in the index of what is due, or that hold events to publish. It reads the ledger
   * itself and no index.
   */
  readonly loose: (key: IntegrationKey, after: string | null) => Promise<Part>;
  /** Whether there is time for another part. */
  readonly mayGoOn: () => boolean;
}

/**
 * Finds what no run would ever look at again, whatever the cause, and has it looked at: open entries that are never
 * due, events that were left unpublished, and a pause without an end that nobody was asked to mend. Each is a broken
 * promise, so each is counted and raises an alarm. Gives the place to go on the next night; null when the whole ledger
 * of the integration was seen.
 */
export async function sweep(integration: Integration, after: string | null, ports: SweepPorts): Promise<string | null> {
  const key = keyOfIntegration(integration);
  let found = await mendIntegration(key, integration, ports);
  let from = after;
  do {
    const { entries, next } = await ports.loose(key, from);
    for (const entry of entries) if (await tryToMend(entry, ports)) found++;
    from = next;
  } while (from !== null && ports.mayGoOn());
  if (found === 0) return from;

  ports.metrics.note('LeftBehind', found);
  ports.log.error('Found what nobody would have looked at again', { ...key, count: found });
  await ports.integrations.wake(key, ports.clock.now());
  return from;
}

/** Ends a pause that has no end and no attention, and has old events published; counts what was wrong. */
async function mendIntegration(key: IntegrationKey, integration: Integration, ports: SweepPorts): Promise<number> {
  const { pause, attention, outbox } = integration;
  const now = ports.clock.now();
  const isStuck = pause !== null && pause.untilMs === null && attention === null;
  if (isStuck) await ports.integrations.pause(key, { ...pause, untilMs: now }, integration.settingsVersion);
  const isUnpublished = isOld(outbox, now);
  if (isStuck || isUnpublished) await ports.wake(key);
  return (isStuck ? 1 : 0) + (isUnpublished ? 1 : 0);
}

/** A fault with one entry is said of that entry, and the others are looked at all the same. */
async function tryToMend(entry: Entry, ports: SweepPorts): Promise<boolean> {
  try {
    return await mend(entry, ports);
  } catch (error) {
    const { tenant, integration, kind, id } = entry;
    noteFault(error, { tenant, integration, kind, [kind]: id }, ports);
    return false;
  }
}

async function mend(entry: Entry, ports: SweepPorts): Promise<boolean> {
  const now = ports.clock.now();
  if (!isLeftBehind(entry, now)) return false;
  if (!(await unlessUnreadable(ports.ledger.amend<Entry>(entry, hasten(now), 'found')))) return false;
  const { tenant, integration, kind, id } = entry;
  ports.log.error('An entry was left behind', { tenant, integration, kind, [kind]: id, status: entry.status });
  await ports.wake({ tenant, integration }, { kind, id });
  return true;
}

/** True of an entry with something left to do or to publish that no run will look at. */
function isLeftBehind(entry: Entry, nowMs: number): boolean {
  const isSettled = Date.parse(entry.updatedAt) <= nowMs - SETTLED_AFTER_MS && entry.claimedUntilMs <= nowMs;
  if (!isSettled) return false;
  if (isAtRest(entry)) return entry.dueAt === null ? entry.outbox.length > 0 : isOld(entry.outbox, nowMs);
  return entry.dueAt === null && !waitsForInvoice(entry);
}

/** A customer without a request and without a relation waits for the invoice that needs it. */
const waitsForInvoice = (entry: Entry): boolean =>
  entry.kind === 'customer' && entry.status === 'open' && !entry.asked && entry.outbox.length === 0;

const isOld = ([first]: readonly OutboxEvent[], nowMs: number): boolean =>
  first !== undefined && Date.parse(first.detail.occurredAt) <= nowMs - UNPUBLISHED_MS;
