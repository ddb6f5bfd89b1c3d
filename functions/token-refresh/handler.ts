import { checkConnection } from '../../shared/oauth/keep-alive.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildLedger, buildProviderAccess, onLambda } from '../../shared/runtime/world.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { BEGIN_AT_LEAST_MS } from '../../shared/sync/ledger/timing.ts';
import { type CareWorld, openCareRun } from './connection-check-run.ts';
import { type SweepWorld, sweepLine } from './sweep-run.ts';

/** Connections that are looked after at the same time. */
const AT_ONCE = 4;

/**
 * Every hour: looks after each connection whose time has come, which is once a day, and sweeps its line for what was left
 * behind. What this run has no time for is left to the next.
 */
export const createHandler =
  (world: CareWorld & SweepWorld & { readonly integrations: Pick<DynamoIntegrations, 'dueForCare'> }) =>
  async (_event: unknown, time: Time): Promise<void> => {
    const lines = [...(await world.integrations.dueForCare(world.clock.now()))];
    if (lines.length > 0) world.log.info('Looks after connections', { count: lines.length });
    const run = openCareRun(world, time);
    const hasTime = () => time.timeLeftMs() >= BEGIN_AT_LEAST_MS;
    const goOn = async (): Promise<void> => {
      for (let line = lines.pop(); line; line = lines.pop()) {
        if (!hasTime()) return;
        await checkConnection(line, run);
        await sweepLine(line, world, hasTime);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  };

/** What Lambda calls. */
export const handler = onLambda((ground) =>
  createHandler({ ...ground, ...buildLedger(ground), ...buildProviderAccess(ground) }),
);
