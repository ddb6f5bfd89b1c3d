import { readConfig } from '../../shared/runtime/config.ts';
import { buildGround, buildLedger, onLambda } from '../../shared/runtime/world.ts';
import type { SyncPorts } from '../../shared/sync/desk.ts';

/**
 * Every minute: rings for each line whose time has come. A line that nobody answers for is rung again; two rings do no
 * harm.
 */
export const createHandler =
  ({ integrations, ring, clock, log }: Pick<SyncPorts, 'integrations' | 'ring' | 'clock' | 'log'>) =>
  async (): Promise<void> => {
    const lines = await integrations.due(clock.now());
    for (const line of lines) await ring(line);
    if (lines.length > 0) log.info('Rang', { count: lines.length });
  };

export const handler = onLambda(() => {
  const ground = buildGround(readConfig(process.env));
  return createHandler({ ...ground, ...buildLedger(ground) });
});
