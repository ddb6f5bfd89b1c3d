import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  GetSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { clientOf, type Endpoints } from '../../../infra/local/aws/surroundings.ts';
import { startLocal } from '../../../infra/local/stage.ts';
import { aFunction, allow, aQueue, arnOf, aStack } from './fixtures.ts';

const pk = [{ AttributeName: 'pk', KeyType: 'HASH' }];
const table = {
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    ...{
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: pk,
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
    GlobalSecondaryIndexes: [{ IndexName: 'due', KeySchema: pk, Projection: { ProjectionType: 'ALL' } }],
  },
};

const resources = (...may: object[]) => ({
  ...aFunction('worker', { may }),
  ...aQueue('Jobs'),
  Notes: table,
  Tokens: table,
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'books' } },
});

/** Starts a stack in which `worker` may do this, and nothing else; the clients are those that it would have. */
async function startWith(...may: object[]) {
  const stage = await startLocal({ assembly: aStack(resources(...may), { worker: '' }) });
  const as = (service: keyof Endpoints) => ({
    ...clientOf(stage.endpoints[service]),
    credentials: { accessKeyId: stage.environmentOf('worker').AWS_ACCESS_KEY_ID ?? '', secretAccessKey: 'local' },
  });
  return {
    stage,
    notes: stage.tables.Notes,
    tokens: stage.tables.Tokens,
    jobs: stage.queues.Jobs,
    dynamodb: new DynamoDBClient(as('dynamodb')),
    sqs: new SQSClient(as('sqs')),
    secrets: new SecretsManagerClient(as('secretsManager')),
    events: new EventBridgeClient(as('eventBridge')),
    [Symbol.asyncDispose]: () => stage.close(),
  };
}

const refused = (action: string) =>
  expect.objectContaining({ message: expect.stringContaining(`not authorized to perform: ${action}`) });

const Item = { pk: { S: 'one' } };

describe('a table with a key of its own is open to nobody who may not use the key by way of DynamoDB:', () => {
  const viaService = (service: string) => ({
    ...allow(['kms:Decrypt'], 'Key'),
    Condition: { StringEquals: { 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` } },
  });
  const reads = allow(['dynamodb:GetItem'], 'Sealed');
  test.each([
    ['without a word of the key', [reads], false],
    ['with the key by way of another service', [reads, viaService('sqs')], false],
    ['with both', [reads, viaService('dynamodb')], true],
  ])('%s', async (_, may, passes) => {
    const sealed = {
      ...aFunction('worker', { may }),
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Sealed: {
        ...table,
        Properties: {
          ...table.Properties,
          SSESpecification: { KMSMasterKeyId: arnOf('Key'), SSEEnabled: true, SSEType: 'KMS' },
        },
      },
    };
    await using stage = await startLocal({ assembly: aStack(sealed, { worker: '' }) });
    const accessKeyId = stage.environmentOf('worker').AWS_ACCESS_KEY_ID ?? '';
    const asWorker = { ...clientOf(stage.endpoints.dynamodb), credentials: { accessKeyId, secretAccessKey: 'local' } };
    const asked = new DynamoDBClient(asWorker).send(new GetItemCommand({ TableName: stage.tables.Sealed, Key: Item }));
    if (passes) await expect(asked).resolves.toBeDefined();
    else await expect(asked).rejects.toEqual(refused('kms:Decrypt'));
  });
});

describe('a function may do what its role says, and nothing else:', () => {
  test('with tables, their indexes, and each part of a transaction', async () => {
    await using it = await startWith(allow(['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:Query'], 'Notes'));
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': Item.pk } };
    await it.dynamodb.send(new PutItemCommand({ TableName: it.notes, Item }));
    expect((await it.dynamodb.send(new GetItemCommand({ TableName: it.notes, Key: Item }))).Item).toEqual(Item);
    expect((await it.dynamodb.send(new QueryCommand({ TableName: it.notes, ...query }))).Count).toBe(1);
    await expect(it.dynamodb.send(new GetItemCommand({ TableName: it.tokens, Key: Item }))).rejects.toEqual(
      refused('dynamodb:GetItem'),
    );
    await expect(
      it.dynamodb.send(new QueryCommand({ TableName: it.notes, IndexName: 'due', ...query })),
    ).rejects.toEqual(refused('dynamodb:Query'));
    const keys = { [String(it.notes)]: { Keys: [Item] } };
    await expect(it.dynamodb.send(new BatchGetItemCommand({ RequestItems: keys }))).rejects.toEqual(
      refused('dynamodb:BatchGetItem'),
    );
    const put = { Put: { TableName: it.notes, Item } };
    const remove = { Delete: { TableName: it.notes, Key: { pk: { S: 'two' } } } };
    await it.dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [put] }));
    const both = new TransactWriteItemsCommand({ TransactItems: [put, remove] });
    await expect(it.dynamodb.send(both)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      ...{ message: expect.stringContaining('dynamodb:DeleteItem') },
    });
  });

  test('with queues', async () => {
    await using it = await startWith(allow(['sqs:SendMessage'], 'Jobs'));
    await it.sqs.send(new SendMessageCommand({ QueueUrl: it.jobs, MessageBody: 'job' }));
    await it.sqs.send(new SendMessageBatchCommand({ QueueUrl: it.jobs, Entries: [{ Id: '1', MessageBody: 'job' }] }));
    await expect(it.sqs.send(new ReceiveMessageCommand({ QueueUrl: it.jobs }))).rejects.toEqual(
      refused('sqs:ReceiveMessage'),
    );
  });

  test('with secrets', async () => {
    const prefix = { 'Fn::Sub': `arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:books/*` };
    await using it = await startWith({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: prefix });
    for (const Name of ['books/exact', 'other'])
      await it.stage.clients.secrets.send(new CreateSecretCommand({ Name, SecretString: Name }));
    expect((await it.secrets.send(new GetSecretValueCommand({ SecretId: 'books/exact' }))).SecretString).toBe(
      'books/exact',
    );
    await expect(it.secrets.send(new GetSecretValueCommand({ SecretId: 'other' }))).rejects.toEqual(
      refused('secretsmanager:GetSecretValue'),
    );
    const make = new CreateSecretCommand({ Name: 'books/moneybird', SecretString: 'x' });
    await expect(it.secrets.send(make)).rejects.toEqual(refused('secretsmanager:CreateSecret'));
  });

  test('with secrets, but not to delete one for good where that is forbidden', async () => {
    const Resource = { 'Fn::Sub': `arn:aws:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:books/*` };
    const Action = 'secretsmanager:DeleteSecret';
    const Condition = { Bool: { 'secretsmanager:ForceDeleteWithoutRecovery': 'true' } };
    await using it = await startWith(
      { Effect: 'Allow', Action, Resource },
      { Effect: 'Deny', Action, Resource, Condition },
    );
    const SecretId = 'books/exact';
    await it.stage.clients.secrets.send(new CreateSecretCommand({ Name: SecretId, SecretString: 'x' }));
    const forGood = new DeleteSecretCommand({ SecretId, ForceDeleteWithoutRecovery: true });
    await expect(it.secrets.send(forGood)).rejects.toEqual(refused(Action));
    await it.secrets.send(new DeleteSecretCommand({ SecretId, RecoveryWindowInDays: 30 }));
  });

  test('with the bus', async () => {
    const Entries = [{ EventBusName: 'books', Source: 'a', DetailType: 'b', Detail: '{}' }];
    await using it = await startWith({ Effect: 'Allow', Action: 'events:PutEvents', Resource: arnOf('Bus') });
    expect((await it.events.send(new PutEventsCommand({ Entries }))).FailedEntryCount).toBe(0);
    await using other = await startWith();
    await expect(other.events.send(new PutEventsCommand({ Entries }))).rejects.toEqual(refused('events:PutEvents'));
  });

  test('while we, who look on from outside, may do everything', async () => {
    await using it = await startWith();
    await it.stage.clients.dynamodb.send(new PutItemCommand({ TableName: it.tokens, Item }));
    await it.stage.clients.sqs.send(new SendMessageCommand({ QueueUrl: it.jobs, MessageBody: 'job' }));
  });
});
