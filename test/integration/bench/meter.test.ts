import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { billOf, metering, shapesOf } from '../../bench/meter.ts';
import { openTables, tables } from '../../tables.ts';

const TableName = 'ledger';
const Key = { pk: 'p', sk: 's' };
const big = 'x'.repeat(1500);

test('a meter notes of each request what DynamoDB charges, and changes nothing of it', async () => {
  await using opened = await openTables();
  const { documents, metered } = metering(opened.documents, shapesOf(tables));
  const costs = () =>
    metered.splice(0).map(({ readUnits, writeUnits, indexUnits }) => [readUnits, writeUnits, indexUnits]);

  await documents.send(new PutCommand({ TableName, Item: { ...Key, dueOf: 'line', dueAt: 1, text: big } }));
  expect(costs()).toEqual([[0, 2, 1]]);

  const move = { ExpressionAttributeNames: { '#at': 'dueAt' }, ExpressionAttributeValues: { ':at': 2 } };
  await documents.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'SET #at = :at', ...move }));
  expect(costs()).toEqual([[0, 2, 2]]);

  const refused = new PutCommand({ TableName, Item: Key, ConditionExpression: 'attribute_not_exists(pk)' });
  await expect(documents.send(refused)).rejects.toThrow();
  expect(costs()).toEqual([[0, 2, 0]]);

  const other = { pk: 'p', sk: 'other' };
  const TransactItems = [
    { Put: { TableName, Item: { ...other, listOf: 'tenant', listedAt: 1 } } },
    { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
  ];
  await documents.send(new TransactWriteCommand({ TransactItems }));
  expect(costs()).toEqual([[0, 2 * (1 + 2), 1]]);

  const { Item } = await documents.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
  expect(Item).toMatchObject({ dueAt: 2, text: big });
  await documents.send(new GetCommand({ TableName, Key: { pk: 'none', sk: 'none' } }));
  await documents.send(
    new QueryCommand({
      TableName,
      IndexName: 'due',
      KeyConditionExpression: 'dueOf = :line',
      ExpressionAttributeValues: { ':line': 'line' },
    }),
  );
  expect(costs()).toEqual([
    [1, 0, 0],
    [0.5, 0, 0],
    [0.5, 0, 0],
  ]);

  await documents.send(new DeleteCommand({ TableName, Key }));
  const [item, row] = [1526, 22];
  expect(billOf(metered)).toEqual({
    ...{ requests: 1, readUnits: 0, writeUnits: 2 + 1, indexUnits: 1 },
    ...{ keptBytes: -(item + 100 + row + 100), expiringBytes: 0 },
  });
});

test('a meter tells what stays from what expires, and by how many bytes each grew', async () => {
  await using opened = await openTables();
  const { documents, metered } = metering(opened.documents, shapesOf(tables));
  const put = (Item: object) => documents.send(new PutCommand({ TableName, Item: { ...Key, ...Item } }));
  const grown = () => {
    const { keptBytes, expiringBytes } = billOf(metered.splice(0));
    return [keptBytes, expiringBytes];
  };
  await put({ dueOf: 'line', dueAt: 1, text: 'xx' });
  expect(grown()).toEqual([100 + 6 + 16 + 6 + 100 + 6 + 16, 0]);
  await put({ text: 'xxx' });
  expect(grown()).toEqual([1 - (16 + 100 + 6 + 16), 0]);
  await documents.send(new DeleteCommand({ TableName, Key }));
  await put({ text: 'x', expiresAt: 1 });
  expect(grown()).toEqual([-(100 + 6 + 7), 100 + 6 + 5 + 11]);
});
