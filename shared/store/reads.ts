import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { FIRST_PAUSE_MS, type Pauses } from './conflicts.ts';
import type { ItemKey } from './keys.ts';

type Item = Readonly<Record<string, unknown>>;

/** The most items that DynamoDB gives in one answer. */
const TOGETHER_AT_MOST = 100;
/** How often in a row an answer may bring nothing that was asked for. */
const TRIES = 8;

interface Read {
  readonly key: ItemKey;
  readonly answer: PromiseWithResolvers<Item | null>;
}

/**
 * Consistent reads of items by their keys. Those that are asked for in one breath, before anything is waited for, are one
 * request; each costs what it would cost by itself. What DynamoDB leaves out of an answer is asked for again. Throws what
 * the request throws, to all who asked.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export function openReads(documents: DynamoDBDocumentClient, TableName: string, { random, sleep }: Pauses) {
  let waiting = new Map<string, Read>();

  async function one({ pk, sk }: ItemKey): Promise<Item | null> {
    const { Item } = await documents.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
    return Item ?? null;
  }

  /** The items that are there, by their names. */
  async function many(keys: readonly ItemKey[]): Promise<ReadonlyMap<string, Item>> {
    const found = new Map<string, Item>();
    let left: readonly Item[] = keys.map(({ pk, sk }) => ({ pk, sk }));
    for (let tried = 0; left.length > 0; ) {
      if (tried === TRIES) throw new Error('the table leaves items out of its answers');
      if (tried > 0) await sleep(random() * FIRST_PAUSE_MS * 2 ** tried);
      const { Responses, UnprocessedKeys } = await documents.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys: [...left], ConsistentRead: true } } }),
      );
      for (const item of Responses?.[TableName] ?? []) found.set(nameOf(item), item);
      const asked = left.length;
      left = UnprocessedKeys?.[TableName]?.Keys ?? [];
      tried = left.length < asked ? 0 : tried + 1;
    }
    return found;
  }

  async function answer(reads: readonly Read[]): Promise<void> {
    const [first] = reads;
    if (!first) return;
    try {
      const found = reads.length > 1 ? await many(reads.map(({ key }) => key)) : null;
      const alone = found ? null : await one(first.key);
      for (const { key, answer } of reads) answer.resolve(found ? (found.get(nameOf(key)) ?? null) : alone);
    } catch (error) {
      for (const { answer } of reads) answer.reject(error);
    }
  }

  function ask(): void {
    const reads = [...waiting.values()];
    waiting = new Map();
    for (let from = 0; from < reads.length; from += TOGETHER_AT_MOST)
      void answer(reads.slice(from, from + TOGETHER_AT_MOST));
  }

  return (key: ItemKey): Promise<Item | null> => {
    if (waiting.size === 0) queueMicrotask(ask);
    const read = waiting.get(nameOf(key)) ?? { key, answer: Promise.withResolvers<Item | null>() };
    waiting.set(nameOf(key), read);
    return read.answer.promise;
  };
}

const nameOf = ({ pk, sk }: Item | ItemKey): string => JSON.stringify([pk, sk]);
