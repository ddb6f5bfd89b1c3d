import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { FillQueue } from './bus-rules.ts';
import { startDynamoDb } from './dynamodb.ts';
import { startDynamoDbGate } from './dynamodb-gate.ts';
import { type EventBridge, startEventBridge } from './event-bridge.ts';
import { type Asked, createGuard, type Guard } from './guard.ts';
import { startSecretsManager } from './secrets-manager.ts';
import { type Queues, queueUrl, startSqs } from './sqs.ts';
import { clientOf, type Endpoints, type Service } from './surroundings.ts';
import { createSky, type Sky } from './weather.ts';

/** The embedded AWS: four services on 127.0.0.1, and a client for each. */
export interface EmbeddedAws extends AsyncDisposable {
  readonly endpoints: Endpoints;
  readonly bus: EventBridge;
  /** Says which function may do what. */
  readonly guard: Guard;
  /** The weather over the tables, where they are guarded. */
  readonly sky: Sky;
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly queues: Queues;
  readonly secrets: SecretsManagerClient;
  readonly events: EventBridgeClient;
}

/** How the embedded AWS differs from the usual one. */
export interface AwsOptions {
  /** Where it keeps everything, a folder that is there; in memory when left out. */
  readonly folder?: string;
  /** False: the tables are reached without asking for a role, which halves what each request costs. */
  readonly guarded?: boolean;
  /** Of the bus and of the queues; any that are free when left out or 0. */
  readonly busPort?: number;
  readonly queuePort?: number;
  /** Hears of each request of a function; of those to the tables only where they are guarded. */
  readonly onAsk?: (asked: Asked) => void;
}

/** Starts them all, on the clock that the functions have. */
export async function startAws(now: () => number, options: AwsOptions = {}): Promise<EmbeddedAws> {
  const { folder, guarded = true, busPort = 0, queuePort = 0, onAsk } = options;
  const within = (file: string) => (folder === undefined ? undefined : join(folder, file));
  await using started = new AsyncDisposableStack();
  const keep = <S extends Service>(service: S): S => started.adopt(service, (it) => it.close());

  const guard = createGuard(onAsk);
  const sky = createSky();
  /** Known as soon as anybody can put a rule on the bus. */
  let fill: FillQueue | undefined;
  const fillQueue: FillQueue = async (queueArn, event) => fill?.(queueArn, event);
  const starting = [
    startDynamoDb(within('dynamodb.sqlite'))
      .then((database) => (guarded ? startDynamoDbGate(database, guard, sky) : database))
      .then(keep),
    startSqs(guard, folder, queuePort).then(keep),
    startSecretsManager(now, guard, within('secrets.json')).then(keep),
    startEventBridge(now, guard, { port: busPort, fillQueue }).then(keep),
  ] as const;
  await Promise.allSettled(starting); // when one fails, none is left starting while the others are stopped
  const [dynamodb, sqs, secrets, bus] = await Promise.all(starting);
  const clients = {
    dynamodb: started.adopt(new DynamoDBClient(clientOf(dynamodb.url)), (it) => it.destroy()),
    sqs: started.adopt(new SQSClient(clientOf(sqs.url)), (it) => it.destroy()),
    secrets: started.adopt(new SecretsManagerClient(clientOf(secrets.url)), (it) => it.destroy()),
    events: started.adopt(new EventBridgeClient(clientOf(bus.url)), (it) => it.destroy()),
  };
  fill = async (queueArn, event) => {
    const QueueUrl = queueUrl(sqs.url, queueArn.split(':').at(-1) ?? '');
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(event) }));
  };
  const running = started.move();
  return {
    ...clients,
    queues: sqs,
    bus,
    guard,
    sky,
    endpoints: { dynamodb: dynamodb.url, sqs: sqs.url, secretsManager: secrets.url, eventBridge: bus.url },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
