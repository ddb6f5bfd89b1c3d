import { DynamoDBClient, GetItemCommand, PutItemCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { clientOf } from '../../../infra/local/aws/surroundings.ts';
import { startLocal } from '../../../infra/local/stage.ts';
import { aStack } from './fixtures.ts';

const notes = {
  Notes: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    },
  },
};

test('the weather that is asked for is met as often as asked, by the requests that can meet it', async () => {
  await using stage = await startLocal({ assembly: aStack(notes) });
  const bring = async (body: object) =>
    (await fetch(`${stage.url}/local/weather`, { method: 'POST', body: JSON.stringify(body) })).status;
  const client = new DynamoDBClient({ ...clientOf(stage.endpoints.dynamodb), maxAttempts: 1 });
  const TableName = stage.tables.Notes;
  const Put = { TableName, Item: { pk: { S: 'one' } } };
  const get = () => client.send(new GetItemCommand({ TableName, Key: Put.Item }));
  const put = () => client.send(new PutItemCommand(Put));
  const transact = () => client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }));

  expect(await bring({ weather: 'conflict', times: 2 })).toBe(200);
  await get();
  await expect(put()).rejects.toMatchObject({ name: 'TransactionConflictException' });
  await expect(transact()).rejects.toMatchObject({
    name: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'TransactionConflict' }],
  });
  await put();

  for (const [weather, name] of [
    ['throttle', 'ThrottlingException'],
    ['error', 'InternalServerError'],
  ]) {
    await bring({ weather, times: 5 });
    await expect(get()).rejects.toMatchObject({ name });
    await bring({ weather, times: 0 });
    await get();
  }
  for (const bad of [{}, { weather: 'rain', times: 1 }, { weather: 'error', times: -1 }])
    expect(await bring(bad)).toBe(400);
});
