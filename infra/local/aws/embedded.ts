import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startDynamoDb } from './dynamodb.ts';
import { startDynamoDbGate } from './dynamodb-gate.ts';
import { type EventBridge, startEventBridge } from './event-bridge.ts';
import { createGuard, type Guard } from './guard.ts';
import { startSecretsManager } from './secrets-manager.ts';
import { startSqs } from './sqs.ts';
import { clientOf, type Endpoints, type Service } from './surroundings.ts';

/** The embedded AWS: four services on 127.0.0.1, and a client for each. */
export interface EmbeddedAws extends AsyncDisposable {
  readonly endpoints: Endpoints;
  readonly bus: EventBridge;
  /** Says which function may do what. */
  readonly guard: Guard;
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly secrets: SecretsManagerClient;
  readonly events: EventBridgeClient;
}

/**
 * Starts them all, in memory, or with what they keep in `folder`, which is there.
 *
 * @param guarded - false: the tables are reached without asking for a role, which halves what each request costs
 */
export async function startAws(now: () => number, folder?: string, guarded = true): Promise<EmbeddedAws> {
  const within = (file: string) => (folder === undefined ? undefined : join(folder, file));
  await using started = new AsyncDisposableStack();
  const keep = <S extends Service>(service: S): S => started.adopt(service, (it) => it.close());

  const guard = createGuard();
  const starting = [
    startDynamoDb(within('dynamodb.sqlite'))
      .then((database) => (guarded ? startDynamoDbGate(database, guard) : database))
      .then(keep),
    startSqs(guard, folder).then(keep),
    startSecretsManager(now, guard, within('secrets.json')).then(keep),
    startEventBridge(now, guard).then(keep),
  ] as const;
  await Promise.allSettled(starting); // when one fails, none is left starting while the others are stopped
  const [dynamodb, sqs, secrets, bus] = await Promise.all(starting);
  const clients = {
    dynamodb: started.adopt(new DynamoDBClient(clientOf(dynamodb.url)), (it) => it.destroy()),
    sqs: started.adopt(new SQSClient(clientOf(sqs.url)), (it) => it.destroy()),
    secrets: started.adopt(new SecretsManagerClient(clientOf(secrets.url)), (it) => it.destroy()),
    events: started.adopt(new EventBridgeClient(clientOf(bus.url)), (it) => it.destroy()),
  };
  const running = started.move();
  return {
    ...clients,
    bus,
    guard,
    endpoints: { dynamodb: dynamodb.url, sqs: sqs.url, secretsManager: secrets.url, eventBridge: bus.url },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
