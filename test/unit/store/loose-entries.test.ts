import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { looseEntries } from '../../../shared/store/ledger/loose-entries.ts';
import { Table } from '../../../shared/store/table.ts';

test('a part of a ledger says where the next one begins, also when nothing in it is loose, and the last one that it is', async () => {
  const asked: unknown[] = [];
  const send = async ({ input }: { readonly input: { readonly ExclusiveStartKey?: unknown } }) => {
    asked.push(input.ExclusiveStartKey);
    return {
      Items: [],
      ...(asked.length < 2 ? { LastEvaluatedKey: { pk: 'T#a#I#exact', sk: 'entry#invoice#7' } } : {}),
    };
  };
  const pauses = { random: () => 0.5, sleep: async () => undefined };
  const table = new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger', pauses);
  const parts = looseEntries(table);
  const key = { tenant: 'a', integration: 'exact' };
  expect(await parts(key, null)).toEqual({ entries: [], next: 'entry#invoice#7' });
  expect(await parts(key, 'entry#invoice#7')).toEqual({ entries: [], next: null });
  expect(asked).toEqual([undefined, { pk: 'T#a#I#exact', sk: 'entry#invoice#7' }]);
});
