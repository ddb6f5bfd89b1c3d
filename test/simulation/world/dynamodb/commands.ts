import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { type Placeholders, readCondition } from './conditions.ts';
import type { ModelTable } from './table.ts';
import { updated } from './updates.ts';
import { copied, type Item } from './values.ts';

/** A command of the SDK's document client. */
export interface Command {
  readonly input: Item;
}

/** How a reading may differ from what stands there now. */
export interface Reading {
  /** What was written so lately is not seen by a read that does not ask for the newest. */
  readonly staleMs: number;
  /** The most rows of one page, whatever was asked. */
  readonly pageRows: number;
}

/** The tables by their names. */
export type Tables = ReadonlyMap<string, ModelTable>;

/** True of a command that may change something. */
export const isWrite = (command: Command): boolean =>
  ![GetCommand, BatchGetCommand, QueryCommand, ScanCommand].some((read) => command instanceof read);

/** Does what a command asks at once, whole, and by the rules of DynamoDB. */
export function execute(command: Command, tables: Tables, reading: Reading): unknown {
  const { input } = command;
  if (command instanceof GetCommand)
    return { Item: copied(tableOf(input, tables).get(input.Key as Item)) ?? undefined };
  if (command instanceof BatchGetCommand) return readTogether(command.input, tables, reading);
  if (command instanceof QueryCommand) return query(input, tableOf(input, tables), reading);
  if (command instanceof ScanCommand) return { Items: tableOf(input, tables).all() };
  if (command instanceof DeleteCommand) {
    tableOf(input, tables).set(input.Key as Item, null);
    return {};
  }
  if (command instanceof TransactWriteCommand) return transact(input.TransactItems as readonly Item[], tables);
  if (command instanceof PutCommand || command instanceof UpdateCommand) {
    const table = tableOf(input, tables);
    const change = changeOf(input, table);
    if (!change.holds) throw new ConditionalCheckFailedException(said('The conditional request failed'));
    change.apply();
    if (input.ReturnValues === 'ALL_NEW') return { Attributes: copied(change.after) };
    return input.ReturnValues === 'ALL_OLD' ? { Attributes: copied(change.before) ?? undefined } : {};
  }
  throw new Error(`the model of DynamoDB has no ${command.constructor.name}`);
}

/** Several items by their keys: no more than a page holds, and the others are left out. */
function readTogether({ RequestItems = {} }: BatchGetCommand['input'], tables: Tables, { pageRows }: Reading): unknown {
  const asked = Object.entries(RequestItems).map(([TableName, { Keys = [] }]) => {
    const table = tableOf({ TableName }, tables);
    const items = Keys.slice(0, pageRows).flatMap((key) => copied(table.get(key)) ?? []);
    return { TableName, items, left: Keys.slice(pageRows) };
  });
  const late = asked.filter(({ left }) => left.length > 0);
  return {
    Responses: Object.fromEntries(asked.map(({ TableName, items }) => [TableName, items])),
    UnprocessedKeys: Object.fromEntries(late.map(({ TableName, left }) => [TableName, { Keys: left }])),
  };
}

function tableOf(input: Item, tables: Tables): ModelTable {
  const table = tables.get(String(input.TableName));
  if (!table) throw new Error(`there is no table ${String(input.TableName)}`);
  return table;
}

const placeholdersOf = (input: Item): Placeholders => ({
  names: input.ExpressionAttributeNames as Placeholders['names'],
  values: input.ExpressionAttributeValues as Placeholders['values'],
});

/** One write as it would be: whether its condition holds, and what stands there after it. */
function changeOf(input: Item, table: ModelTable) {
  const key = (input.Key ?? input.Item) as Item;
  const before = table.get(key);
  const { ConditionExpression: condition } = input;
  const placeholders = placeholdersOf(input);
  const holds = condition === undefined || readCondition(String(condition))(before, placeholders);
  const after = () => {
    if (input.Item) return copied(input.Item as Item);
    return updated(before ?? (input.Key as Item), String(input.UpdateExpression), placeholders);
  };
  const made = holds && (input.Item || input.UpdateExpression) ? after() : before;
  return { before, after: made, holds, apply: () => table.set(key, made) };
}

function transact(writes: readonly Item[], tables: Tables): unknown {
  const changes = writes.map((write) => {
    const input = (write.Put ?? write.Update ?? write.ConditionCheck) as Item;
    return { isCheck: write.ConditionCheck !== undefined, ...changeOf(input, tableOf(input, tables)) };
  });
  if (changes.some(({ holds }) => !holds))
    throw new TransactionCanceledException({
      ...said('Transaction cancelled'),
      CancellationReasons: changes.map(({ holds }) => ({ Code: holds ? 'None' : 'ConditionalCheckFailed' })),
    });
  for (const { isCheck, apply } of changes) if (!isCheck) apply();
  return {};
}

const HASH = /^\s*(\w+)\s*=\s*(:\w+)/;

function query(input: Item, table: ModelTable, { staleMs, pageRows }: Reading): unknown {
  const placeholders = placeholdersOf(input);
  const expression = String(input.KeyConditionExpression);
  const hash = placeholders.values?.[HASH.exec(expression)?.[2] ?? ''];
  const index = input.IndexName === undefined ? null : table.indexes.get(String(input.IndexName));
  const stale = input.ConsistentRead === true ? 0 : staleMs;
  const rows = index ? index.rows(hash, table.now()) : table.partition(hash, stale);
  const inKey = readCondition(expression);
  let found = rows.filter((row) => inKey(row, placeholders));
  if (input.ScanIndexForward === false) found.reverse();
  const start = input.ExclusiveStartKey as Item | undefined;
  if (start) found = found.slice(afterStart(found, start, input, table));
  const most = Math.min(Number(input.Limit ?? Number.POSITIVE_INFINITY), pageRows);
  const page = found.slice(0, most);
  const last = page.length === most ? page.at(-1) : undefined;
  const filter = input.FilterExpression === undefined ? null : readCondition(String(input.FilterExpression));
  const names = [table.shape, index?.shape]
    .flatMap((shape) => [shape?.hash, shape?.range])
    .filter((name) => name != null);
  return {
    Items: copied(filter ? page.filter((row) => filter(row, placeholders)) : page),
    ...(last && { LastEvaluatedKey: Object.fromEntries(names.map((name) => [name, last[name]])) }),
  };
}

/** Where a page begins: after the place of the key, whether something stands there now or not. */
function afterStart(found: readonly Item[], start: Item, input: Item, table: ModelTable): number {
  const order = table.orderOf(input.IndexName as string | undefined);
  const sign = input.ScanIndexForward === false ? -1 : 1;
  const at = found.findIndex((row) => sign * order(row, start) > 0);
  return at < 0 ? found.length : at;
}

/** What every error of the SDK has. */
export const said = (message: string) => ({ message, $metadata: {} });
