import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { MINUTE_MS } from '../../../shared/domain/duration.ts';
import { readConfig } from '../../../shared/runtime/config.ts';
import { outside } from '../../../shared/runtime/outside.ts';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { buildGround, buildWorkerWorld } from '../../../shared/runtime/world.ts';
import { openDocuments } from '../../../shared/store/documents.ts';
import { DynamoIntegrations } from '../../../shared/store/integrations.ts';
import { secretReader } from '../../../shared/store/secrets.ts';
import type { SyncContext } from '../../../shared/sync/ledger/context.ts';
import { type IntegrationKey, type InvoiceEntry, statusOf } from '../../../shared/sync/ledger/entry.ts';
import { REGION } from '../aws/surroundings.ts';
import type { LocalStage } from '../stage.ts';
import type { Sample } from './samples/sample.ts';

/** One sample's entry, as far as it came. */
export interface SampleEntry {
  readonly entry: InvoiceEntry | null;
  /** It stands in the books, or a person has to do something. */
  readonly isSettled: boolean;
}

/** What the demo reaches for: the same stores that the functions use, from outside of them. */
export interface DemoWorld extends AsyncDisposable {
  readonly integrations: DynamoIntegrations;
  /** A context as the worker has it, for reading code lists. */
  openContext(key: IntegrationKey): Promise<SyncContext>;
  /** Where each sample stands in one integration of its tenant. */
  entries(samples: readonly Sample[], integration: string): Promise<readonly SampleEntry[]>;
}

const AT_MOST_MS = MINUTE_MS;

/** Opens the stores of a running stage. */
export async function openDemoWorld(stage: LocalStage, origins: Readonly<Record<string, string>>): Promise<DemoWorld> {
  const config = readConfig(stage.environmentOf('books-push'));
  const aws = (service: keyof LocalStage['endpoints']) => ({
    endpoint: stage.endpoints[service],
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = openDocuments(new DynamoDBClient(aws('dynamodb')));
  const originOf = (provider: string, host: string) => origins[provider] ?? `https://${host}`;
  const world = { ...outside(), now: stage.clock.now, originOf };
  const ground = buildGround(config, { documents, outside: world });
  const secret = secretReader(new SecretsManagerClient(aws('secretsManager')), stage.clock.now);
  const sqs = new SQSClient(aws('sqs'));
  const worker = buildWorkerWorld(ground, { secret, sqs, publish: async () => undefined });
  const integrations = new DynamoIntegrations(ground.table, stage.clock.now);
  const run = openRun(worker, { timeLeftMs: () => AT_MOST_MS });
  const integrationOf = async (key: IntegrationKey) => {
    const integration = await integrations.get(key);
    if (!integration) throw new Error('there is no such integration');
    return integration;
  };

  return {
    integrations,
    openContext: async (key) => run.openContext(await integrationOf(key), null),
    entries: (samples, integration) =>
      Promise.all(
        samples.map(async ({ event: { detail } }) => {
          const key = { tenant: detail.tenant, integration, kind: 'invoice', id: detail.invoice.id } as const;
          const entry = await worker.ledger.read(key);
          if (entry?.kind !== 'invoice') return { entry: null, isSettled: false };
          const isPublished = entry.outbox.length === 0;
          return { entry, isSettled: isPublished && ['synced', 'parked', 'skipped'].includes(statusOf(entry)) };
        }),
      ),
    [Symbol.asyncDispose]: () => run[Symbol.asyncDispose](),
  };
}
