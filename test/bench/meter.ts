import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { itemBytes } from './item-size.ts';
import { indexRow, indexUnits, readUnits, storedBytes, type TableShape, writeUnits } from './units.ts';

type Item = Record<string, unknown>;
type Send = (command: unknown) => Promise<unknown>;

/** One request to DynamoDB, and what it costs. */
export interface Metered {
  /** `Get`, `Query`, `Put`, `Update`, `Delete` or `TransactWrite`. */
  readonly operation: string;
  readonly table: string;
  /** The key of what was written or read, or the condition of a query. */
  readonly key: string;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Of the indexes alone, beside `writeUnits`. */
  readonly indexUnits: number;
  /** The size of the item after a write, or of what was read. */
  readonly bytes: number;
  /** By how much the stored bytes grew: of items that stay, and of those that expire. */
  readonly keptBytes: number;
  readonly expiringBytes: number;
  readonly refused: boolean;
}

/** The sums over many requests; `writeUnits` holds those of the indexes too. */
export interface Bill {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly indexUnits: number;
  readonly keptBytes: number;
  readonly expiringBytes: number;
}

/** Sums up requests. */
export const billOf = (metered: readonly Metered[]): Bill => ({
  requests: metered.length,
  readUnits: sum(metered.map((one) => one.readUnits)),
  writeUnits: sum(metered.map((one) => one.writeUnits + one.indexUnits)),
  indexUnits: sum(metered.map((one) => one.indexUnits)),
  keptBytes: sum(metered.map((one) => one.keptBytes)),
  expiringBytes: sum(metered.map((one) => one.expiringBytes)),
});

type Images = readonly [before: Item | null, after: Item | null];

/** True of what DynamoDB deletes by itself one day. */
const expires = ([before, after]: Images): boolean => (after ?? before)?.expiresAt !== undefined;

/** By how much the stored bytes of these items grew. */
const growth = (pairs: readonly Images[], shape: TableShape): number =>
  sum(pairs.map(([before, after]) => storedBytes(after, shape) - storedBytes(before, shape)));

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The shape of each table as it was created. */
export const shapesOf = (tables: readonly CreateTableCommandInput[]): ReadonlyMap<string, TableShape> =>
  new Map(
    tables.map(({ TableName = '', KeySchema = [], GlobalSecondaryIndexes = [] }) => [
      TableName,
      {
        keys: KeySchema.map(({ AttributeName = '' }) => AttributeName),
        indexes: Object.fromEntries(
          GlobalSecondaryIndexes.map((index) => [
            index.IndexName,
            (index.KeySchema ?? []).map(({ AttributeName = '' }) => AttributeName),
          ]),
        ),
      },
    ]),
  );

interface Together {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
}

interface OneWrite {
  readonly TableName: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly ConditionExpression?: string;
}

/**
 * Documents that note of each request what DynamoDB would charge for it: by the item before and after, with the indexes,
 * failed conditions, and transactions twice. It reads the items by `send`, which is not counted; so nobody else may write
 * meanwhile.
 */
export function metering(real: DynamoDBDocumentClient, shapes: ReadonlyMap<string, TableShape>, send?: Send) {
  const metered: Metered[] = [];
  const sendReal = send ?? (real.send.bind(real) as Send);
  const shapeOf = (table: string): TableShape => shapes.get(table) ?? { keys: [], indexes: {} };

  const keyIn = ({ TableName, Key, Item }: OneWrite): Item =>
    Key ?? Object.fromEntries(shapeOf(TableName).keys.map((name) => [name, Item?.[name]]));

  async function itemOf(write: OneWrite): Promise<Item | null> {
    const get = new GetCommand({ TableName: write.TableName, Key: keyIn(write), ConsistentRead: true });
    const { Item } = (await sendReal(get)) as { Item?: Item };
    return Item ?? null;
  }

  async function write(operation: string, writes: readonly OneWrite[], act: () => Promise<unknown>, times: number) {
    const before = await Promise.all(writes.map(itemOf));
    let refused = true;
    try {
      const answer = await act();
      refused = false;
      return answer;
    } finally {
      const after = await Promise.all(writes.map(itemOf));
      const shape = shapeOf(writes[0]?.TableName ?? '');
      const pairs = writes.map((_, nth): Images => [before[nth] ?? null, after[nth] ?? null]);
      metered.push({
        operation,
        table: writes[0]?.TableName ?? '',
        key: writes.map((one) => Object.values(keyIn(one)).join(' ')).join(' + '),
        readUnits: 0,
        writeUnits: times * sum(pairs.map(([was, is]) => writeUnits(was, is))),
        indexUnits: sum(pairs.map(([was, is]) => indexUnits(was, is, shape))),
        bytes: sum(after.map(itemBytes)),
        keptBytes: growth(
          pairs.filter((pair) => !expires(pair)),
          shape,
        ),
        expiringBytes: growth(pairs.filter(expires), shape),
        refused,
      });
    }
  }

  function read(operation: string, input: Item, answer: { Item?: Item; Items?: Item[] }) {
    if (input.FilterExpression !== undefined) throw new Error('what a filter leaves out is paid and not seen here');
    const table = String(input.TableName);
    const index = input.IndexName as string | undefined;
    const items = answer.Items ?? (answer.Item ? [answer.Item] : []);
    const rows = index === undefined ? items : items.map((item) => indexRow(item, shapeOf(table), index) ?? item);
    const bytes = sum(rows.map(itemBytes));
    metered.push({
      operation,
      table,
      key: input.Key
        ? Object.values(input.Key).join(' ')
        : `${index ?? ''} ${String(input.KeyConditionExpression)}`.trim(),
      readUnits: readUnits(bytes, input.ConsistentRead === true),
      writeUnits: 0,
      indexUnits: 0,
      bytes,
      keptBytes: 0,
      expiringBytes: 0,
      refused: false,
    });
  }

  /** Each item of a batch is charged for as if it had been read alone, also one that is not there. */
  function readTogether(asked: Readonly<Record<string, Together>>, found: Readonly<Record<string, Item[]>>) {
    for (const [table, { Keys, ConsistentRead }] of Object.entries(asked)) {
      const items = found[table] ?? [];
      const absent = Array<number>(Keys.length - items.length).fill(0);
      const sizes = [...items.map(itemBytes), ...absent];
      metered.push({
        ...{ operation: 'BatchGet', table, key: Keys.map((key) => Object.values(key).join(' ')).join(' + ') },
        readUnits: sum(sizes.map((bytes) => readUnits(bytes, ConsistentRead === true))),
        ...{ writeUnits: 0, indexUnits: 0, bytes: sum(sizes), keptBytes: 0, expiringBytes: 0, refused: false },
      });
    }
  }

  async function sendMetered(command: { readonly input: Item }): Promise<unknown> {
    const operation = command.constructor.name.replace('Command', '');
    if (operation === 'TransactWrite') {
      const items = (command.input.TransactItems ?? []) as Record<string, OneWrite>[];
      return write(operation, items.flatMap(Object.values), () => sendReal(command), 2);
    }
    if (operation === 'BatchGet') {
      const answer = (await sendReal(command)) as { Responses?: Record<string, Item[]> };
      readTogether(command.input.RequestItems as Readonly<Record<string, Together>>, answer.Responses ?? {});
      return answer;
    }
    if (operation === 'Get' || operation === 'Query') {
      const answer = (await sendReal(command)) as { Item?: Item; Items?: Item[] };
      read(operation, command.input, answer);
      return answer;
    }
    if (operation !== 'Put' && operation !== 'Update' && operation !== 'Delete')
      throw new Error(`nobody knows what ${operation} costs`);
    return write(operation, [command.input as unknown as OneWrite], () => sendReal(command), 1);
  }

  return { metered, documents: { send: sendMetered } as unknown as DynamoDBDocumentClient };
}
