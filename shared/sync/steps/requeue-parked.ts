import type { SyncPorts } from '../ledger/context.ts';
import type { Entry } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { isOn } from '../ledger/integration-state.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { reopen } from '../ledger/transitions.ts';

/** Settings that were saved this recently may have met a judgement that the index does not show yet. */
export const INDEX_LAG_MS = 5_000;

interface RequeuePorts {
  readonly ledger: SyncPorts['ledger'];
  readonly integrations: Pick<SyncPorts['integrations'], 'requeued'>;
  readonly clock: Pick<SyncPorts['clock'], 'now'>;
}

/**
 * True when everything that older settings parked was tried again; and while the integration is off: a push would only be
 * skipped then, and its cause forgotten. Turning it on is a change of its own, after which all of it is tried.
 */
export const isRequeued = (integration: Integration): boolean =>
  !isOn(integration) || integration.requeuedVersion >= integration.settingsVersion;

/**
 * Requeues everything that an older version of the settings parked, after a setting or a mapping was saved.
 *
 * No entry is missed: parking is written on condition of the version that judged.
 *
 * @param isOver - says when to leave the rest to the next run of the worker
 */
export async function requeueParked(
  integration: Integration,
  ports: RequeuePorts,
  isOver: () => boolean = () => false,
): Promise<void> {
  const { settingsVersion, settingsChangedAtMs } = integration;
  if (isRequeued(integration)) return;
  const integrationKey = keyOfIntegration(integration);
  const now = ports.clock.now();
  for (const key of await ports.ledger.stopped(integrationKey, 'parked')) {
    if (isOver()) return;
    const entry = await unlessUnreadable(ports.ledger.read(key));
    if (!entry || !isOutdated(entry, integration)) continue;
    await ports.ledger.amend<Entry>(entry, reopen(entry, now), 'tried again');
  }
  if (now - settingsChangedAtMs >= INDEX_LAG_MS) await ports.integrations.requeued(integrationKey, settingsVersion);
}

/** True of what older settings parked, which newer ones may have mended, where it may be pushed now. */
export const isOutdated = (entry: Entry, integration: Pick<Integration, 'settingsVersion' | 'state'>): boolean =>
  isOn(integration) &&
  entry.status === 'parked' &&
  entry.settingsVersion < integration.settingsVersion &&
  !isForIReserve(entry);

/** What stopped is due once more because somebody asked; the outcome is published, even if it is the same. */
export const askedAgain = (entry: Entry, nowMs: number) => ({
  ...reopen(entry, nowMs),
  publishedStop: null,
  round: entry.round + 1,
});

/** True of a stop that only i-Reserve can end, by a new event: settings have no effect on it. */
export const isForIReserve = ({ cause }: Pick<Entry, 'cause'>): boolean =>
  cause === 'unreadable' || cause === 'not-final' || cause === 'conflict';
