import { onLambda } from '../../shared/runtime/on-lambda.ts';
import { buildLedger } from '../../shared/runtime/world.ts';
import type { SyncPorts } from '../../shared/sync/ledger/context.ts';

type Ports = Pick<SyncPorts, 'integrations' | 'ledger' | 'wake' | 'clock' | 'log' | 'metrics'>;

/**
 * Every minute: wakes each integration that has work due, and measures how long the oldest entry has been due. An
 * integration that stays due is woken again; a second wake does no harm.
 */
export const createHandler = (ports: Ports) => async (): Promise<void> => {
  const { integrations, ledger, wake, clock, log, metrics } = ports;
  const keys = await integrations.due(clock.now());
  let oldestMs = 0;
  for (const key of keys) {
    await wake(key);
    const dueAt = await ledger.nextDueAt(key);
    if (dueAt !== null) oldestMs = Math.max(oldestMs, clock.now() - dueAt);
  }
  metrics.note('OldestDue', oldestMs);
  if (keys.length > 0) log.info('Woken', { count: keys.length, waitMs: oldestMs });
};

/** What Lambda calls. */
export const handler = onLambda((ground) => createHandler({ ...ground, ...buildLedger(ground) }));
