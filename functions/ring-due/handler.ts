import * as v from 'valibot';
import { MINUTE_MS } from '../../shared/domain/duration.ts';
import { openSqs } from '../../shared/runtime/aws.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildLedger, needed } from '../../shared/runtime/world.ts';
import { type SendWakes, WAKES_AT_MOST, wakesSender } from '../../shared/store/queues/wake-queue.ts';
import type { SyncPorts } from '../../shared/sync/ledger/context.ts';
import type { IntegrationKey } from '../../shared/sync/ledger/entry.ts';
import { noteFault } from '../../shared/sync/ledger/note-fault.ts';
import { LATE_MS } from '../../shared/sync/ledger/timing.ts';
import { eachAtOnce, shuffled } from '../../shared/sync/steps/at-once.ts';
import { wakeAtTheirMoment } from './at-their-moment.ts';

interface Ports extends Pick<SyncPorts, 'integrations' | 'ledger' | 'clock' | 'log' | 'metrics'> {
  readonly wakeAll: SendWakes;
}

/** What a run is called with. Left out, it ends with what is due now. */
const Turn = v.object({
  staysForMs: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MINUTE_MS)), 0),
});
/** Requests under way at the same time; more than the connections of an AWS client would only wait for each other. */
const AT_ONCE = 20;
/** The part of the time within which the measure is taken; the rest is for the wakes. */
const MEASURED_WITHIN = 1 / 4;
/** A run begins nothing new so near to its end: enough for what is under way. */
const KEPT_MS = 10_000;

/**
 * Every minute: measures how long the oldest entry has been due, how many integrations have work due and how many of them
 * are late, and wakes each of them. An integration that stays due is woken again; a second wake does no harm. Then it wakes
 * those that fall due while it stays, each at its moment; the schedule has it stay until the next run.
 *
 * The measures are printed before the work, so that a run that comes to nothing is seen. Integrations come in another order
 * each time; those for which the time did not suffice are still due in the next minute, and so are those that failed. Of
 * very many a part is measured.
 */
export const createHandler =
  (ports: Ports) =>
  async (event: unknown, { timeLeftMs }: Time): Promise<void> => {
    const { integrations, ledger, wakeAll, clock, log, metrics } = ports;
    const measuredUntil = timeLeftMs() * (1 - MEASURED_WITHIN);
    const startedAtMs = clock.now();
    const untilMs = startedAtMs + v.parse(Turn, event).staysForMs;
    const known = await integrations.due(untilMs);
    const due = known.flatMap(({ key, dueAt }) => (dueAt <= startedAtMs ? [key] : []));
    const keys = shuffled(due, clock.random);

    let oldestMs = 0;
    let late = 0;
    const measure = async (key: IntegrationKey) => {
      const first = await ledger.soonest(key);
      const waitMs = first ? clock.now() - first.dueAt : 0;
      oldestMs = Math.max(oldestMs, waitMs);
      if (waitMs >= LATE_MS) late++;
    };
    const early = { most: AT_ONCE, mayGoOn: () => timeLeftMs() > measuredUntil };
    await eachAtOnce(keys, early, measure, (error, key) => noteFault(error, key, ports));
    metrics.note('OldestDue', oldestMs);
    metrics.note('IntegrationsDue', keys.length);
    metrics.note('IntegrationsLate', late);
    metrics.flush(clock.now());

    const mayGoOn = () => timeLeftMs() > KEPT_MS;
    /** How many were woken, or refused; the others had no time. */
    const wake = async (all: readonly IntegrationKey[]): Promise<number> => {
      const batches = Array.from({ length: Math.ceil(all.length / WAKES_AT_MOST) }, (_, n) =>
        all.slice(n * WAKES_AT_MOST, (n + 1) * WAKES_AT_MOST),
      );
      const left = await eachAtOnce(batches, { most: AT_ONCE, mayGoOn }, wakeAll, (error, { length: count }) =>
        noteFault(error, { count }, ports),
      );
      return Math.min(all.length, (batches.length - left) * WAKES_AT_MOST);
    };
    const woken = await wake(keys);
    if (keys.length > 0) log.info('Woken', { count: woken, waitMs: oldestMs });
    if (woken < keys.length) log.warn('There was no time to wake all', { count: keys.length - woken });
    const ahead = async (all: readonly IntegrationKey[]) => void (await wake(all));
    const stay = { fromMs: startedAtMs, untilMs };
    if (untilMs > startedAtMs) await wakeAtTheirMoment(known, stay, { integrations, clock, wake: ahead, mayGoOn });
  };

/** What Lambda calls. */
export const handler = onLambda((ground) => {
  const sqs = openSqs();
  const wakeAll = wakesSender(sqs, needed(ground.config, 'WORK_QUEUE_URL'), ground.outside.id);
  return createHandler({ ...ground, ...buildLedger(ground, sqs), wakeAll });
});
