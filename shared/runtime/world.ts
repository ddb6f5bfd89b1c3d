import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openExchange } from '../http/exchange.ts';
import { TheirClocks } from '../http/their-clock.ts';
import { TokenMemory } from '../oauth/token-memory.ts';
import { busPublisher } from '../store/bus.ts';
import { dynamoClientIds } from '../store/client-ids.ts';
import { ListMemory } from '../store/code-lists.ts';
import { dynamoConsentStates } from '../store/consent/consent-states.ts';
import { dynamoWithdrawals } from '../store/consent/withdrawals.ts';
import { openDocuments } from '../store/documents.ts';
import { DynamoIntegrations } from '../store/integrations.ts';
import { DynamoLedger } from '../store/ledger/ledger.ts';
import { DynamoSnapshots } from '../store/ledger/snapshots.ts';
import { dynamoPace } from '../store/pace.ts';
import { wakeSender } from '../store/queues/wake-queue.ts';
import { type ReadSecret, secretKeeper, secretReader } from '../store/secrets.ts';
import { dynamoSessions } from '../store/sessions.ts';
import { Table } from '../store/table.ts';
import { dynamoTokens } from '../store/tokens.ts';
import { dynamoHooks } from '../store/webhook-registry.ts';
import type { Clock, SyncPorts } from '../sync/ledger/context.ts';
import type { Log } from '../sync/ledger/log.ts';
import type { Metrics } from '../sync/ledger/metrics.ts';
import type { Hooks } from '../sync/ledger/webhook-registry.ts';
import { openDynamoDb, openEventBridge, openSecretsManager, openSqs } from './aws.ts';
import type { Config } from './config.ts';
import type { ConnectionWorld } from './connections.ts';
import { openLog } from './logging/log.ts';
import { metrics } from './logging/metrics.ts';
import { type Outside, outside } from './outside.ts';

/** The ports that every function has: its table, its clock, its log, its metrics. */
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
  const documents = over.documents ?? openDocuments(openDynamoDb());
  return {
    config,
    documents,
    table: new Table(documents, config.TABLE_NAME, world),
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

/** The variables whose value is a text as it stands. */
type NamesOfText = { [Name in keyof Config]-?: Config[Name] extends string | undefined ? Name : never }[keyof Config];

/** A variable that this function can't do without. */
export function needed(config: Config, name: NamesOfText): string {
  const value = config[name];
  if (!value) throw new Error(`the environment lacks ${name}`);
  return value;
}

// Below are the slices of the world. A function builds those that it uses, and its bundle holds no other: `sideEffects`
// in package.json tells the bundler that no file of ours does anything when it is merely imported.

/** The ledger and what stands beside it, and the queue that wakes the worker. */
export const buildLedger = ({ table, clock, config, outside: { id } }: Ground, sqs: SQSClient = openSqs()) => ({
  ledger: new DynamoLedger(table, clock.now),
  snapshots: new DynamoSnapshots(table, clock.now),
  integrations: new DynamoIntegrations(table, clock.now),
  wake: wakeSender(sqs, needed(config, 'WORK_QUEUE_URL'), id),
});

/** The webhooks that providers push to, and their secrets. */
export const buildHooks = ({ documents, config, clock }: Ground) => ({
  hooks: dynamoHooks(documents, needed(config, 'WEBHOOK_TABLE_NAME'), clock.now, config.API_ADDRESS ?? null),
});

/** What calls to accounting systems need beside the ground. Client secrets are remembered for a while by default. */
export const buildProviderAccess = (
  { documents, table, config, clock }: Ground,
  secret: ReadSecret = secretReader(openSecretsManager(), clock.now),
) => ({
  vault: dynamoTokens(documents, needed(config, 'TOKEN_TABLE_NAME')),
  tokenMemory: new TokenMemory(),
  secret,
  pace: dynamoPace(table, clock.now),
  theirClocks: new TheirClocks(),
  openExchange,
});

/** Consents that were begun, the sessions that they begin in, and which tenant an app belongs to. */
export const buildConsents = ({ table, clock }: Ground) => ({
  states: dynamoConsentStates(table, clock.now),
  withdrawals: dynamoWithdrawals(table, clock.now),
  sessions: dynamoSessions(table, clock.now),
  clientIds: dynamoClientIds(table),
});

/** The ports of the worker. */
export interface WorkerWorld extends Omit<SyncPorts, 'clock' | 'log'>, Ground, Omit<ConnectionWorld, keyof Ground> {
  readonly hooks: Hooks;
  readonly lists: ListMemory;
}

/** Builds the worker's world. */
export const buildWorkerWorld = (ground: Ground, over: Partial<WorkerWorld> & { readonly sqs?: SQSClient } = {}) =>
  ({
    ...ground,
    ...buildLedger(ground, over.sqs),
    ...buildHooks(ground),
    ...buildProviderAccess(ground, over.secret),
    publish: over.publish ?? busPublisher(openEventBridge(), needed(ground.config, 'EVENT_BUS_NAME')),
    lists: new ListMemory(),
    ...over,
  }) satisfies WorkerWorld;

/** Builds the world of the admin API and the console. Events are published by the worker only. */
export function buildAdminWorld(ground: Ground, client = openSecretsManager()) {
  const publish = () => Promise.reject(new Error('the admin API tells nothing by itself'));
  const secret = secretReader(client, ground.clock.now);
  return {
    ...buildWorkerWorld(ground, { publish, secret }),
    ...buildConsents(ground),
    integrations: new DynamoIntegrations(ground.table, ground.clock.now),
    secrets: secretKeeper(client, needed(ground.config, 'SECRET_PREFIX'), ground.clock.id),
  };
}
