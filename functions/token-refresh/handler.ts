import { checkConnection } from '../../shared/oauth/keep-alive.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildLedger, buildProviderAccess, onLambda } from '../../shared/runtime/world.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { BEGIN_AT_LEAST_MS } from '../../shared/sync/ledger/timing.ts';
import { type CareWorld, openCareRun } from './connection-check-run.ts';

/** Connections that are looked after at the same time. */
const AT_ONCE = 4;

/** Every hour: looks after each connection whose time has come. What this run has no time for is left to the next. */
export const createHandler =
  (world: CareWorld & { readonly integrations: Pick<DynamoIntegrations, 'dueForCare'> }) =>
  async (_event: unknown, time: Time): Promise<void> => {
    const lines = [...(await world.integrations.dueForCare(world.clock.now()))];
    if (lines.length > 0) world.log.info('Looks after connections', { count: lines.length });
    const run = openCareRun(world, time);
    const goOn = async (): Promise<void> => {
      for (let line = lines.pop(); line; line = lines.pop()) {
        if (time.timeLeftMs() < BEGIN_AT_LEAST_MS) return;
        await checkConnection(line, run);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  };

/** What Lambda calls. */
export const handler = onLambda((ground) =>
  createHandler({ ...ground, ...buildLedger(ground), ...buildProviderAccess(ground) }),
);
