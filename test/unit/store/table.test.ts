import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { Refused, Table } from '../../../shared/store/table.ts';

const words = { message: 'busy', $metadata: {} };
const conflict = () => new TransactionConflictException(words);
const inProgress = () => new TransactionInProgressException(words);
const cancelledFor = (...codes: readonly string[]) =>
  new TransactionCanceledException({ ...words, CancellationReasons: codes.map((Code) => ({ Code })) });

/** A table that refuses the first writes with `errors`, one each, and the pauses that were made meanwhile. */
function busyTable(...errors: readonly Error[]) {
  const [pausesMs, left]: [number[], Error[]] = [[], [...errors]];
  const send = async () => {
    const error = left.shift();
    if (error) throw error;
    return { Attributes: { ended: true } };
  };
  const pauses = { random: () => 0.5, sleep: async (ms: number) => void pausesMs.push(ms) };
  return { table: new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger', pauses), pausesMs };
}

const times = (count: number, error: () => Error) => Array.from({ length: count }, error);
const key = { pk: 'T#a', sk: 'integration#exact' };
const check = { check: key, condition: { expression: 'attribute_exists(pk)' } };

test('a write that meets the transaction of another one is written after it, after longer and longer pauses', async () => {
  const busy = busyTable(...times(7, conflict));
  expect(await busy.table.update(key, { pause: undefined })).toEqual({ ended: true });
  expect(busy.pausesMs).toEqual([25, 50, 100, 200, 400, 500, 500]);
  expect(await busyTable(conflict(), conflict()).table.put({ ...key, v: 1 })).toBe(true);
});

test('a write that meets one conflict after another ends', async () => {
  await expect(busyTable(...times(99, conflict)).table.update(key, { pause: undefined })).rejects.toThrow('busy');
  const cancelled = () => cancelledFor('None', 'TransactionConflict');
  await expect(busyTable(...times(99, cancelled)).table.transact([check, check])).rejects.toThrow('busy');
});

test('a transaction that was cancelled for the sake of others is sent again', async () => {
  const reasons = [
    ['TransactionConflict', 'None'],
    ['ThrottlingError', 'TransactionConflict'],
    ['None', 'ProvisionedThroughputExceeded'],
  ];
  const busy = busyTable(...reasons.map((codes) => cancelledFor(...codes)), inProgress());
  await busy.table.transact([check, check]);
  expect(busy.pausesMs).toHaveLength(4);
});

test('what was judged is not sent again: a condition that failed beside a conflict, and any other error', async () => {
  const refused = busyTable(cancelledFor('TransactionConflict', 'ConditionalCheckFailed'));
  await expect(refused.table.transact([check, check])).rejects.toEqual(new Refused(1));
  const lost = busyTable(new ConditionalCheckFailedException(words));
  expect(await lost.table.update(key, { pause: undefined })).toBeNull();
  const away = busyTable(new Error('away'));
  await expect(away.table.put({ ...key, v: 1 })).rejects.toThrow('away');
  expect([refused, lost, away].flatMap(({ pausesMs }) => pausesMs)).toEqual([]);
});

test('a page carries names that the SDK would lose, in what is asked and in what is found', async () => {
  const asked: unknown[] = [];
  const send = async ({ input }: { readonly input: { readonly ExpressionAttributeValues: unknown } }) => {
    asked.push(input.ExpressionAttributeValues);
    return { Items: [{ ...key, fields: { '~constructor': 'a' } }] };
  };
  const pauses = { random: () => 0.5, sleep: async () => undefined };
  const table = new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger', pauses);
  const values = { ':line': 'T#a', ':fields': { constructor: 'a' } };
  const { items } = await table.page({ expression: 'pk = :line', filter: '#fields <> :fields', values, after: null });
  expect(asked).toEqual([{ ':line': 'T#a', ':fields': { '~constructor': 'a' } }]);
  expect(items).toEqual([{ ...key, fields: { constructor: 'a' } }]);
});

test('a query goes on to its last page, and no further than what was asked for', async () => {
  const pages = [[1, 2], [], [3], [4]];
  const asked: unknown[] = [];
  const send = async ({ input }: { readonly input: { readonly ExclusiveStartKey?: { readonly page: number } } }) => {
    const page = input.ExclusiveStartKey?.page ?? 0;
    asked.push(page);
    const next = page + 1 < pages.length ? { LastEvaluatedKey: { page: page + 1 } } : {};
    return { Items: pages[page]?.map((nth) => ({ nth })), ...next };
  };
  const pauses = { random: () => 0.5, sleep: async () => undefined };
  const table = new Table({ send } as unknown as DynamoDBDocumentClient, 'ledger', pauses);
  const query = { expression: 'pk = :pk', values: { ':pk': 'T#a' } };
  expect((await table.query(query)).map(({ nth }) => nth)).toEqual([1, 2, 3, 4]);
  expect(asked).toEqual([0, 1, 2, 3]);
  expect((await table.query({ ...query, limit: 3 })).map(({ nth }) => nth)).toEqual([1, 2, 3]);
  expect(asked).toEqual([0, 1, 2, 3, 0, 1, 2]);
});
