import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { openExchange } from '../../shared/http/exchange.ts';
import { checkConnection } from '../../shared/oauth/keep-alive.ts';
import { readConfig } from '../../shared/runtime/config.ts';
import { buildGround, buildLedger, type Ground, needed, onLambda, type Time } from '../../shared/runtime/world.ts';
import type { DynamoIntegrations } from '../../shared/store/integrations.ts';
import { dynamoPace } from '../../shared/store/pace.ts';
import { secretReader } from '../../shared/store/secrets.ts';
import { dynamoTokens } from '../../shared/store/tokens.ts';
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
    await using run = openCareRun(world, time);
    const goOn = async (): Promise<void> => {
      for (let line = lines.pop(); line; line = lines.pop()) {
        if (time.timeLeftMs() < BEGIN_AT_LEAST_MS) return;
        await checkConnection(line, run);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  };

function buildWorld(ground: Ground) {
  const { config, documents, table, clock } = ground;
  return {
    ...ground,
    ...buildLedger(ground),
    vault: dynamoTokens(documents, needed(config, 'TOKEN_TABLE_NAME')),
    secret: secretReader(new SecretsManagerClient({}), clock.now),
    pace: dynamoPace(table, clock.now),
    openExchange,
  };
}

export const handler = onLambda(() => createHandler(buildWorld(buildGround(readConfig(process.env)))));
