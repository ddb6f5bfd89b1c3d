import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoIntegrations } from '../store/integrations.ts';
import { DynamoLedger } from '../store/ledger.ts';
import { DynamoSnapshots } from '../store/snapshots.ts';
import { Table } from '../store/table.ts';
import { wakeSender } from '../store/wake-queue.ts';
import type { Clock } from '../sync/ledger/context.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import type { Config, ConfigName } from './config.ts';
import { openLog } from './log.ts';
import { metrics } from './metrics.ts';
import { type Outside, outside } from './outside.ts';

/** The time that one invocation has, in real milliseconds. */
export interface Time {
  timeLeftMs(): number;
}

/** What every function stands on: its table, its clock, its log, its metrics. */
export interface Ground {
  readonly config: Config;
  readonly documents: DynamoDBDocumentClient;
  readonly table: Table;
  readonly outside: Outside;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Builds the ground once per cold start. */
export function buildGround(config: Config, over: Partial<Ground> = {}): Ground {
  const world = over.outside ?? outside();
  const documents = over.documents ?? openDocuments();
  return {
    config,
    documents,
    table: new Table(documents, config.TABLE_NAME),
    outside: world,
    clock: {
      now: () => world.now(),
      sleep: (ms) => world.sleep(ms),
      id: () => world.id(),
      random: () => world.random(),
      secret: () => world.secret(),
    },
    log: openLog(),
    metrics,
    ...over,
  };
}

const openDocuments = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

/** A variable that this function can't do without. */
export function needed(config: Config, name: Exclude<ConfigName, 'COUNTED_PER'>): string {
  const value = config[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
}

/** The ledger and what stands beside it, and the bell. */
export const buildLedger = ({ table, clock, config, outside: { id } }: Ground, sqs: SQSClient = new SQSClient({})) => ({
  ledger: new DynamoLedger(table, clock.now),
  snapshots: new DynamoSnapshots(table, clock.now),
  integrations: new DynamoIntegrations(table, clock.now),
  wake: wakeSender(sqs, needed(config, 'WORK_QUEUE_URL'), id),
});

/** What Lambda tells of one invocation; only what is used. */
interface Context {
  getRemainingTimeInMillis(): number;
}

/**
 * Builds the handler at the first event and keeps it; a build that failed is tried again at the next. What an invocation
 * noted is printed when it is over, whatever came of it.
 */
export function onLambda<E, R>(create: () => (event: E, time: Time) => Promise<R>) {
  let handle: ReturnType<typeof create> | undefined;
  return async (event: E, context: Context): Promise<R> => {
    try {
      handle ??= create();
      return await handle(event, { timeLeftMs: () => context.getRemainingTimeInMillis() });
    } finally {
      metrics.flush(outside().now());
    }
  };
}
