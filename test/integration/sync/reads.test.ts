import { BatchGetCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReads } from '../../../shared/store/reads.ts';
import { openTables, type Tables } from '../../tables.ts';

const TableName = 'ledger';
const pauses = { random: () => 0.5, sleep: async () => undefined };
const key = (name: string | number) => ({ pk: 'p', sk: String(name) });

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
  for (const name of ['a', 'b', 'c'])
    await tables.documents.send(new PutCommand({ TableName, Item: { ...key(name), is: name } }));
});
afterAll(() => tables[Symbol.asyncDispose]());

/** Reads whose requests are noted; `answer` may change an answer. */
function opened(answer: (command: object) => object | null = () => null) {
  const asked: string[] = [];
  const send = async (command: { readonly input: object }) => {
    asked.push(command.constructor.name);
    return answer(command) ?? tables.documents.send(command as never);
  };
  return { asked, read: openReads({ send } as unknown as DynamoDBDocumentClient, TableName, pauses) };
}

test('items that are asked for in one breath come in one request, each to whoever asked', async () => {
  const { asked, read } = opened();
  const found = await Promise.all(['b', 'none', 'a', 'b'].map((name) => read(key(name))));
  expect(found.map((item) => item?.is ?? null)).toEqual(['b', null, 'a', 'b']);
  expect(asked).toEqual(['BatchGetCommand']);
});

test('an item that is asked for alone is read alone, and each time anew', async () => {
  const { asked, read } = opened();
  expect(await read(key('a'))).toEqual({ ...key('a'), is: 'a' });
  expect(await read(key('c'))).toEqual({ ...key('c'), is: 'c' });
  expect(asked).toEqual(['GetCommand', 'GetCommand']);
});

test('more than an answer holds are asked for in several', async () => {
  const { asked, read } = opened();
  const found = await Promise.all([...Array(150).keys(), 'c'].map((name) => read(key(name))));
  expect(found.filter((item) => item !== null)).toEqual([{ ...key('c'), is: 'c' }]);
  expect(asked).toEqual(['BatchGetCommand', 'BatchGetCommand']);
});

test('what an answer leaves out is asked for again, and never taken for absent', async () => {
  let left = 1;
  const leavesOut = (command: object) => {
    if (!(command instanceof BatchGetCommand) || left-- === 0) return null;
    return { Responses: {}, UnprocessedKeys: command.input.RequestItems };
  };
  const { asked, read } = opened(leavesOut);
  const found = await Promise.all(['a', 'b'].map((name) => read(key(name))));
  expect(found.map((item) => item?.is)).toEqual(['a', 'b']);
  expect(asked).toHaveLength(2);

  const oneByOne = opened((command) => {
    if (!(command instanceof BatchGetCommand)) return null;
    const [{ Keys = [] } = {}] = Object.values(command.input.RequestItems ?? {});
    const [first, ...others] = Keys;
    const UnprocessedKeys = others.length > 0 ? { [TableName]: { Keys: others } } : {};
    return { Responses: { [TableName]: [{ ...first, is: first?.sk }] }, UnprocessedKeys };
  });
  const many = await Promise.all([...Array(20).keys()].map((name) => oneByOne.read(key(name))));
  expect(many.map((item) => item?.is)).toEqual([...Array(20).keys()].map(String));

  left = Number.POSITIVE_INFINITY;
  await expect(Promise.all(['a', 'b'].map((name) => read(key(name))))).rejects.toThrow('leaves items out');
});

test('a request that fails fails all who asked, and nobody after', async () => {
  let fails = true;
  const { read } = opened(() => {
    if (fails) throw new Error('throttled');
    return null;
  });
  const both = await Promise.allSettled([read(key('a')), read(key('b'))]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await read(key('a'))).not.toBeNull();
});
