import { buildLedger, onLambda } from '../../shared/runtime/world.ts';
import type { SyncPorts } from '../../shared/sync/ledger/context.ts';

type Ports = Pick<SyncPorts, 'integrations' | 'ledger' | 'wake' | 'clock' | 'log' | 'metrics'>;

/**
 * Every minute: rings for each line whose time has come, and says how long the oldest of its entries has been due. A line
 * that nobody answers for is rung again; two rings do no harm.
 */
export const createHandler = (ports: Ports) => async (): Promise<void> => {
  const { integrations, ledger, wake, clock, log, metrics } = ports;
  const lines = await integrations.due(clock.now());
  let oldestMs = 0;
  for (const line of lines) {
    await wake(line);
    const dueAt = await ledger.nextDueAt(line);
    if (dueAt !== null) oldestMs = Math.max(oldestMs, clock.now() - dueAt);
  }
  metrics.note('OldestDue', oldestMs);
  if (lines.length > 0) log.info('Rang', { count: lines.length, waitMs: oldestMs });
};

/** What Lambda calls. */
export const handler = onLambda((ground) => createHandler({ ...ground, ...buildLedger(ground) }));
