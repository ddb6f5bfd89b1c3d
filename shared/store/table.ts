import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { CannotBeStored } from '../sync/ledger/ledger.ts';
import { afterConflicts, type Pauses } from './conflicts.ts';
import {
  type Additions,
  type AttributeChanges,
  type Condition,
  CopyOf,
  conditionInput,
  namesIn,
} from './expressions.ts';
import { escaped, unescaped } from './key-escape.ts';
import type { ItemKey } from './keys.ts';
import { openReads } from './reads.ts';

/** One write of a transaction. */
export type Write =
  | {
      readonly update: ItemKey;
      readonly changes: AttributeChanges;
      /** Left out, it is written whatever stands there. */
      readonly condition?: Condition;
      readonly add?: Additions;
    }
  | { readonly put: ItemKey & AttributeChanges; readonly condition: Condition }
  | { readonly check: ItemKey; readonly condition: Condition };

/** Which write of a refused transaction was the one whose condition failed. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly index: number;
  constructor(index: number) {
    super(`write ${index} was refused`);
    this.index = index;
  }
}

/** Conditional writes and consistent reads of one table; losing a race is an answer, not an error. Conflicts are waited out. */
export class Table {
  readonly name: string;
  readonly #documents: DynamoDBDocumentClient;
  readonly #pauses: Pauses;
  readonly #read: ReturnType<typeof openReads>;

  constructor(documents: DynamoDBDocumentClient, name: string, pauses: Pauses) {
    this.#documents = documents;
    this.#read = openReads(documents, name, pauses);
    this.name = name;
    this.#pauses = pauses;
  }

  /** The item as it stands now, or null. Items that are asked for in one breath come in one request (`reads.ts`). */
  async get(key: ItemKey): Promise<Record<string, unknown> | null> {
    const item = await this.#read(key);
    return item ? unescaped(item) : null;
  }

  /** Puts an item; false when the condition does not hold. */
  async put(item: ItemKey & AttributeChanges, condition?: Condition): Promise<boolean> {
    return this.#conditional(() =>
      this.#documents.send(
        new PutCommand({
          TableName: this.name,
          Item: escaped(item),
          ...(condition ? conditionInput(condition) : {}),
        }),
      ),
    ).then((answer) => answer !== null);
  }

  /** Changes an item; the item as it is then, or null when the condition does not hold. */
  async update(key: ItemKey, changes: AttributeChanges, condition?: Condition, add: Additions = {}) {
    const answer = await this.#conditional(() =>
      this.#documents.send(
        new UpdateCommand({ TableName: this.name, ...updateOf(key, changes, condition, add), ReturnValues: 'ALL_NEW' }),
      ),
    );
    return answer?.Attributes ? unescaped(answer.Attributes) : null;
  }

  /** All writes or none. Throws `Refused` with the index of the write whose condition failed. */
  async transact(writes: readonly Write[]): Promise<void> {
    const TransactItems = writes.map((write) => this.#transactItem(write));
    try {
      await afterConflicts(() => this.#documents.send(new TransactWriteCommand({ TransactItems })), this.#pauses);
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw asStored(error);
      const reasons = error.CancellationReasons ?? [];
      const refused = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed');
      if (refused >= 0) throw new Refused(refused);
      if (reasons.some(({ Code }) => Code === 'ValidationError')) throw new CannotBeStored();
      throw error;
    }
  }

  /** Rows of an index or of a partition, in its order. */
  async query(query: {
    readonly index?: string;
    readonly expression: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly limit?: number;
    readonly consistent?: boolean;
    /** The last first. */
    readonly backwards?: boolean;
    /** The key of the row after which to begin, with the keys of the index. */
    readonly after?: Readonly<Record<string, unknown>>;
  }): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined = query.after;
    do {
      const page = await this.#documents.send(
        new QueryCommand({
          TableName: this.name,
          IndexName: query.index,
          KeyConditionExpression: query.expression,
          ExpressionAttributeValues: escaped({ ...query.values }),
          Limit: query.limit,
          ConsistentRead: query.consistent,
          ScanIndexForward: !query.backwards,
          ExclusiveStartKey: from,
        }),
      );
      rows.push(...unescaped(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from && (query.limit === undefined || rows.length < query.limit));
    return rows;
  }

  /** One page of a partition, without what the filter leaves out; `next` is the key after which the next one begins. */
  async page(query: {
    readonly expression: string;
    readonly filter: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly after: ItemKey | null;
  }) {
    const { Items = [], LastEvaluatedKey = null } = await this.#documents.send(
      new QueryCommand({
        TableName: this.name,
        KeyConditionExpression: query.expression,
        FilterExpression: query.filter,
        ExpressionAttributeNames: namesIn(query.filter),
        ExpressionAttributeValues: escaped({ ...query.values }),
        ...(query.after ? { ExclusiveStartKey: { ...query.after } } : {}),
      }),
    );
    return { items: unescaped(Items), next: LastEvaluatedKey };
  }

  #transactItem(write: Write) {
    if ('update' in write)
      return { Update: { TableName: this.name, ...updateOf(write.update, write.changes, write.condition, write.add) } };
    const condition = conditionInput(write.condition);
    return 'put' in write
      ? { Put: { TableName: this.name, Item: escaped(write.put), ...condition } }
      : { ConditionCheck: { TableName: this.name, Key: { pk: write.check.pk, sk: write.check.sk }, ...condition } };
  }

  async #conditional<T>(send: () => Promise<T>): Promise<T | null> {
    try {
      return await afterConflicts(send, this.#pauses);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null;
      throw asStored(error);
    }
  }
}

/** Says of an error that the same item would be refused again. */
const asStored = (error: unknown): unknown =>
  error instanceof Error && error.name === 'ValidationException' ? new CannotBeStored() : error;

function updateOf(key: ItemKey, changes: AttributeChanges, condition?: Condition, add: Additions = {}) {
  const names = [...Object.keys(changes), ...Object.keys(add)];
  const set = Object.keys(changes).filter((name) => changes[name] !== undefined);
  const remove = Object.keys(changes).filter((name) => changes[name] === undefined);
  const copied = (name: string): string | null => {
    const value = changes[name];
    return value instanceof CopyOf ? `#${value.attribute}` : null;
  };
  const clause = (verb: string, parts: readonly string[]) => (parts.length > 0 ? [`${verb} ${parts.join(', ')}`] : []);
  const values = {
    ...Object.fromEntries(set.filter((name) => copied(name) === null).map((name) => [`:${name}`, changes[name]])),
    ...Object.fromEntries(Object.entries(add).map(([name, by]) => [`:${name}`, by])),
    ...condition?.values,
  };
  return {
    Key: { pk: key.pk, sk: key.sk },
    UpdateExpression: [
      ...clause(
        'SET',
        set.map((name) => `#${name} = ${copied(name) ?? `:${name}`}`),
      ),
      ...clause(
        'REMOVE',
        remove.map((name) => `#${name}`),
      ),
      ...clause(
        'ADD',
        Object.keys(add).map((name) => `#${name} :${name}`),
      ),
    ].join(' '),
    ExpressionAttributeNames: {
      ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ...namesIn(condition?.expression ?? ''),
    },
    ...(condition ? { ConditionExpression: condition.expression } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: escaped(values) } : {}),
  };
}
