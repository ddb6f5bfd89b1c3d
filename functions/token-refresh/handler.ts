import { checkConnection } from '../../shared/oauth/keep-alive.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildLedger, buildProviderAccess } from '../../shared/runtime/world.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import type { IntegrationKey } from '../../shared/sync/ledger/entry.ts';
import { noteFault } from '../../shared/sync/ledger/note-fault.ts';
import { BEGIN_AT_LEAST_MS } from '../../shared/sync/ledger/timing.ts';
import { type ConnectionCheckWorld, openConnectionChecks } from './connection-check-run.ts';
import { type SweepWorld, sweepLine } from './sweep-run.ts';

/** The most connections that are checked at the same time. */
const AT_ONCE = 4;

/**
 * Every hour: checks each connection that is due, which is once a day, and sweeps the ledger of its integration for
 * entries that were left behind. The next run continues where this one ran out of time.
 */
export const createHandler =
  (world: ConnectionCheckWorld & SweepWorld & { readonly integrations: Pick<DynamoIntegrations, 'dueForCare'> }) =>
  async (_event: unknown, time: Time): Promise<void> => {
    const keys = [...(await world.integrations.dueForCare(world.clock.now()))];
    if (keys.length > 0) world.log.info('Looks after connections', { count: keys.length });
    const run = openConnectionChecks(world, time);
    const hasTime = () => time.timeLeftMs() >= BEGIN_AT_LEAST_MS;
    const lookAfter = async (key: IntegrationKey): Promise<void> => {
      // What stops here is still due, and looked after by the next run.
      await checkConnection(key, run).catch((error: unknown) => noteFault(error, key, world));
      await sweepLine(key, world, hasTime);
    };
    const goOn = async (): Promise<void> => {
      for (let key = keys.pop(); key; key = keys.pop()) {
        if (!hasTime()) return;
        await lookAfter(key);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  };

/** What Lambda calls. */
export const handler = onLambda((ground) =>
  createHandler({ ...ground, ...buildLedger(ground), ...buildProviderAccess(ground) }),
);
