import type { Cause } from '../../domain/causes.ts';
import { MINUTE_MS } from '../../domain/duration.ts';
import type { SyncPorts } from '../ledger/context.ts';
import { type EntryKey, EVERY_RELATION } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import type { DueEntry, WakeHint } from '../ledger/ledger.ts';
import { INDEX_LAG_MS, isRequeued } from './requeue-parked.ts';

/** An index shows by now what was written before this. */
const LOOK_AGAIN_MS = MINUTE_MS;

/** What one run of the worker knows of what it did. */
export interface Run {
  /** The entry to look at first; null: the one that has been due longest. */
  hint: WakeHint | null;
  /** The wake that brought this run, once its entry was served. */
  heard: number | null;
  /** The names of entries that another worker holds or has done, though the index still has them. */
  readonly passedBy: Set<string>;
  /** What was due behind the last entry that the index was asked for, in its order. */
  ahead: EntryKey[];
  /** It put something off, which the index may not show yet. */
  hasPutOff: boolean;
}

type Ports = Pick<SyncPorts, 'integrations' | 'clock'>;

/**
 * True when the entry of this run's wake is all that there was: the integration was at rest with nothing due, nobody else woke
 * it, and no settings were saved. Then no index has to be asked.
 */
export const isOnlyWork = (integration: Integration, { heard, hasPutOff, passedBy }: Run): boolean =>
  integration.wasIdle &&
  isOnlyWake(integration, heard) &&
  isRequeued(integration) &&
  integration.pause === null &&
  !hasPutOff &&
  passedBy.size === 0;

const isOnlyWake = ({ wakes, seenWakes }: Integration, heard: number | null): boolean =>
  heard === wakes && wakes === seenWakes + 1;

/**
 * Nothing is due: the integration rests until its next entry is. It is looked at once more while another worker holds an
 * entry, or while the index may be late to show what this run put off, or the reason for a wake that this run did not hear:
 * a wake is heard when its own entry was served. False when it was woken meanwhile.
 *
 * @param next - the entry that is due first, as far as the index shows
 */
export async function goToRest(
  integration: Integration,
  next: DueEntry | null,
  run: Run,
  { integrations, clock }: Ports,
): Promise<boolean> {
  const now = clock.now();
  const { heard, hasPutOff, passedBy } = run;
  const { wakes, seenWakes, wokenAtMs, olderWakes } = integration;
  // No entry is left to test this pause: the next entry that comes tests the books itself
  if (!isTested(integration.pause, next) && passedBy.size === 0 && isForgotten(integration.pause))
    await integrations.pause(keyOfIntegration(integration), null);
  const isShown = now - wokenAtMs >= LOOK_AGAIN_MS;
  const isSeen = isShown || (olderWakes === null && (wakes === seenWakes || isOnlyWake(integration, heard)));
  const moments = [
    ...(next ? [Math.max(next.dueAt, now + 1_000)] : []),
    ...(isSeen && !hasPutOff && passedBy.size === 0 ? [] : [now + LOOK_AGAIN_MS]),
    ...(isRequeued(integration) ? [] : [now + INDEX_LAG_MS]),
  ];
  const wakeAt = moments.length > 0 ? Math.min(...moments) : null;
  return integrations.rest(integration, { wakeAt, isSeen, isIdle: wakeAt === null });
}

/** True when an entry waits that tests a pause. The daily look of a line through its relations is there whatever happens. */
const isTested = (pause: Integration['pause'], next: DueEntry | null): boolean =>
  next !== null && (!isDailyLook(next.key) || (pause?.canary != null && isDailyLook(pause.canary)));

const isDailyLook = ({ kind, id }: WakeHint): boolean => kind === 'contact-pull' && id === EVERY_RELATION;

/** What passes by itself, so that a pause for it says nothing once nobody waits. */
const PASSING: ReadonlySet<Cause> = new Set(['provider-down', 'soon', 'rate-limited', 'day-limit']);

const isForgotten = (pause: Integration['pause']): boolean => pause !== null && PASSING.has(pause.cause);
