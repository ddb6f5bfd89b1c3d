import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { Table } from '../../../shared/store/table.ts';

/** A table whose item is in somebody's transaction for the first writes. */
function busyTable(conflicts: number) {
  let asked = 0;
  const send = async () => {
    asked++;
    if (asked <= conflicts) throw new TransactionConflictException({ message: 'busy', $metadata: {} });
    return { Attributes: { asked } };
  };
  return new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger');
}

const key = { pk: 'T#a', sk: 'integration#exact' };

test('a write that meets the transaction of another one is written after it', async () => {
  expect(await busyTable(5).update(key, { pause: undefined })).toEqual({ asked: 6 });
  expect(await busyTable(2).put({ ...key, v: 1 })).toBe(true);
});

test('a write that meets one conflict after another ends', async () => {
  await expect(busyTable(99).update(key, { pause: undefined })).rejects.toThrow('busy');
});

test('a page carries names that the SDK would lose, in what is asked and in what is found', async () => {
  const asked: unknown[] = [];
  const send = async ({ input }: { readonly input: { readonly ExpressionAttributeValues: unknown } }) => {
    asked.push(input.ExpressionAttributeValues);
    return { Items: [{ ...key, fields: { '~constructor': 'a' } }] };
  };
  const table = new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger');
  const values = { ':line': 'T#a', ':fields': { constructor: 'a' } };
  const { items } = await table.page({ expression: 'pk = :line', filter: '#fields <> :fields', values, after: null });
  expect(asked).toEqual([{ ':line': 'T#a', ':fields': { '~constructor': 'a' } }]);
  expect(items).toEqual([{ ...key, fields: { constructor: 'a' } }]);
});
