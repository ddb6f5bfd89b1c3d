import {
  ConditionalCheckFailedException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  GetCommand,
  type GetCommandOutput,
  PutCommand,
  QueryCommand,
  type QueryCommandOutput,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bySdk } from '../../fast-documents.ts';
import { openTables, type Tables } from '../../tables.ts';

const TableName = 'ledger';
const Key = { pk: 'a', sk: 'b' };
const Item = {
  ...Key,
  ...{
    text: 'Börger \u{1F3D5}',
    number: 0.1,
    none: null,
    on: true,
    list: [1, 'two', { three: [] }],
    names: new Set(['x']),
  },
};
const isNew = 'attribute_not_exists(pk)';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
  await tables.documents.send(new PutCommand({ TableName, Item: { ...Item, left: undefined } }));
});
afterAll(() => tables[Symbol.asyncDispose]());

/** The same request on the short way and by the SDK. */
const answers = async (command: () => GetCommand | QueryCommand) => {
  const { documents } = tables;
  const sdk = (await bySdk(documents)(command())) as GetCommandOutput & QueryCommandOutput;
  return [await documents.send(command() as GetCommand), sdk] as const;
};

test('an item comes back as it was put, and as the SDK reads it', async () => {
  const [short, sdk] = await answers(() => new GetCommand({ TableName, Key, ConsistentRead: true }));
  expect(short).toMatchObject({ Item });
  expect(short?.Item).toEqual(sdk.Item);
});

test('items that are read together come back as the SDK reads them', async () => {
  const together = () =>
    new BatchGetCommand({
      RequestItems: { [TableName]: { Keys: [Key, { pk: 'no', sk: 'ne' }], ConsistentRead: true } },
    });
  const short = await tables.documents.send(together());
  expect(short.Responses).toEqual({ [TableName]: [Item] });
  expect(await bySdk(tables.documents)(together())).toMatchObject({ Responses: short.Responses });
});

test('a query answers what the SDK reads', async () => {
  const [short, sdk] = await answers(
    () =>
      new QueryCommand({
        ...{ TableName, KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': 'a' }, Limit: 1 },
      }),
  );
  const { $metadata: _, ...rest } = sdk;
  expect(short).toMatchObject(rest);
});

test('an update answers the whole item', async () => {
  const update = {
    ...{ TableName, Key, UpdateExpression: 'SET seen = :seen', ExpressionAttributeValues: { ':seen': ['now'] } },
    ...{ ReturnValues: 'ALL_NEW' as const },
  };
  expect((await tables.documents.send(new UpdateCommand(update))).Attributes).toEqual({ ...Item, seen: ['now'] });
});

/** What the code can see of a refusal. */
async function refusalOf(asked: Promise<unknown>) {
  const thrown: unknown = await asked.then(() => null).catch((error: unknown) => error);
  const { name, message, Item, CancellationReasons } = thrown as TransactionCanceledException & { Item?: object };
  return { type: thrown?.constructor, name, message, Item, CancellationReasons };
}

test.each([
  [
    'a condition',
    ConditionalCheckFailedException,
    () => new PutCommand({ TableName, Item, ConditionExpression: isNew }),
  ],
  [
    'a condition that shows the item',
    ConditionalCheckFailedException,
    () =>
      new PutCommand({
        ...{ TableName, Item, ConditionExpression: isNew },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
  ],
  [
    'a condition in a transaction',
    TransactionCanceledException,
    () =>
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item, ConditionExpression: isNew } },
          { Delete: { TableName, Key: { pk: 'c', sk: 'd' } } },
        ],
      }),
  ],
  ['a table that is not there', ResourceNotFoundException, () => new GetCommand({ TableName: 'none', Key })],
])('what is refused by %s throws what the SDK throws', async (_, type, command) => {
  const { documents } = tables;
  const short = await refusalOf(documents.send(command() as PutCommand));
  expect(short.type).toBe(type);
  expect(short).toEqual(await refusalOf(bySdk(documents)(command())));
});
