import { checkConnection } from '../../shared/oauth/keep-alive.ts';
import { openSecretsManager } from '../../shared/runtime/aws.ts';
import { onLambda } from '../../shared/runtime/on-lambda.ts';
import type { Time } from '../../shared/runtime/time.ts';
import { buildLedger, buildProviderAccess } from '../../shared/runtime/world.ts';
import { dynamoClientIds } from '../../shared/store/client-ids.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { secretRemover } from '../../shared/store/secrets.ts';
import type { IntegrationKey } from '../../shared/sync/ledger/entry.ts';
import { noteFault } from '../../shared/sync/ledger/note-fault.ts';
import { BEGIN_AT_LEAST_MS } from '../../shared/sync/ledger/timing.ts';
import { eachAtOnce, shuffled } from '../../shared/sync/steps/at-once.ts';
import { type ConnectionCheckWorld, openConnectionChecks } from './connection-check-run.ts';
import { type SweepWorld, sweepLine } from './sweep-run.ts';

/** The most connections that are checked at the same time: most of a check is waiting for the books. */
const AT_ONCE = 10;

/**
 * Every hour: checks each connection that is due, which is once a day, and sweeps the ledger of its integration for
 * entries that were left behind. What fails stays due and stops no other; the next run continues with that, and where this
 * one ran out of time.
 */
export const createHandler =
  (world: ConnectionCheckWorld & SweepWorld & { readonly integrations: Pick<DynamoIntegrations, 'dueForCare'> }) =>
  async (_event: unknown, time: Time): Promise<void> => {
    const keys = shuffled(await world.integrations.dueForCare(world.clock.now()), world.clock.random);
    if (keys.length > 0) world.log.info('Looks after connections', { count: keys.length });
    const run = openConnectionChecks(world, time);
    const mayGoOn = () => time.timeLeftMs() >= BEGIN_AT_LEAST_MS;
    const failed = (error: unknown, key: IntegrationKey) => noteFault(error, key, world);
    const lookAfter = async (key: IntegrationKey): Promise<void> => {
      await checkConnection(key, run).catch((error: unknown) => failed(error, key));
      await sweepLine(key, world, mayGoOn);
    };
    const left = await eachAtOnce(keys, { most: AT_ONCE, mayGoOn }, lookAfter, failed);
    if (left > 0) world.log.warn('There was no time to look after all', { count: left });
  };

/** What Lambda calls. */
export const handler = onLambda((ground) =>
  createHandler({
    ...ground,
    ...buildLedger(ground),
    ...buildProviderAccess(ground),
    clientIds: dynamoClientIds(ground.table),
    deleteSecret: secretRemover(openSecretsManager()),
  }),
);
