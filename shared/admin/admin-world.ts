import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { providerOf } from '../providers/index.ts';
import { buildWorkerWorld, openRun, type WorkerWorld } from '../runtime/worker-world.ts';
import { type Ground, needed, type Time } from '../runtime/world.ts';
import { keepCatalogue, readCatalogue, readMappable } from '../store/catalogue.ts';
import { dynamoClientIds } from '../store/client-ids.ts';
import { dynamoConsentStates } from '../store/consent-states.ts';
import { DynamoIntegrations } from '../store/integrations.ts';
import { invoiceList } from '../store/invoice-list.ts';
import { openWork } from '../store/open-work.ts';
import { secretKeeper, secretReader } from '../store/secrets.ts';
import { dynamoSessions } from '../store/sessions.ts';
import { releaseWebhook } from '../sync/contacts/webhook.ts';
import type { AdminPorts } from './ports.ts';

/** What the admin API stands on. */
export interface AdminWorld extends WorkerWorld, Pick<AdminPorts, 'states' | 'secrets' | 'clientIds'> {
  readonly integrations: AdminPorts['integrations'];
}

/** Builds the admin API's world once per cold start. What has to be told is told by the worker. */
export function buildAdminWorld(ground: Ground, client: SecretsManagerClient): AdminWorld {
  const { config, table, clock } = ground;
  return {
    ...buildWorkerWorld(ground, {
      publish: () => Promise.reject(new Error('the admin API tells nothing by itself')),
      secret: secretReader(client, clock.now),
    }),
    integrations: new DynamoIntegrations(table, clock.now),
    states: dynamoConsentStates(table, clock.now),
    clientIds: dynamoClientIds(table),
    secrets: secretKeeper(client, needed(config, 'SECRET_PREFIX'), clock.id),
  };
}

/** People who look around leave the last quarter of the limits to the invoices. */
const PART_OF_LIMITS = 0.75;

/** One request's ports; connections and slots are given back when it is over. */
export function openAdminRun(world: AdminWorld, time: Time): AdminPorts & AsyncDisposable {
  const run = openRun(world, time, PART_OF_LIMITS);
  const exchange = world.openExchange();
  const { table, clock, outside, secrets } = world;
  return {
    ...world,
    exchange,
    removeWebhook: async (integration) => releaseWebhook(await run.openContext(integration, null)),
    deleteSecret: (name) => secrets.remove(name),
    provider: providerOf,
    originOf: outside.originOf,
    desk: (integration) => run.openContext(integration, null),
    timeLeftMs: time.timeLeftMs,
    invoiceList: invoiceList(table),
    openWork: openWork(table),
    doors: dynamoSessions(table, clock.now),
    catalogue: (tenant) => readCatalogue(tenant, table),
    mappable: (tenant) => readMappable(tenant, table),
    keepCatalogue: (tenant, catalogue) =>
      keepCatalogue({ detail: { tenant, occurredAt: new Date(clock.now()).toISOString(), catalogue } }, table),
    async [Symbol.asyncDispose]() {
      await exchange.close();
      await run[Symbol.asyncDispose]();
    },
  };
}
