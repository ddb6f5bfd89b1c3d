import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { IndexRows, type KeyShape } from './index-rows.ts';
import { Sorted } from './sorted.ts';
import { compared, copied, type Item } from './values.ts';

interface Kept {
  readonly item: Item;
  /** What a read may still show that does not ask for the newest. */
  readonly before: Item | null;
  readonly writtenAtMs: number;
}

/** One table with its indexes: what was written, in plain values. It judges nothing. */
export class ModelTable {
  readonly name: string;
  readonly shape: KeyShape;
  readonly indexes = new Map<string, IndexRows>();
  readonly #partitions = new Map<unknown, { readonly order: Sorted<unknown>; readonly items: Map<unknown, Kept> }>();
  /** Hears of each write: what stood there, and what stands there now. */
  onWrite: (before: Item | null, after: Item | null) => void = () => undefined;
  readonly now: () => number;
  readonly #lagMs: () => number;

  constructor(input: CreateTableCommandInput, now: () => number, lagMs: () => number) {
    this.name = String(input.TableName);
    this.shape = shapeOf(input.KeySchema);
    for (const { IndexName, KeySchema } of input.GlobalSecondaryIndexes ?? [])
      this.indexes.set(String(IndexName), new IndexRows(shapeOf(KeySchema), this.shape));
    this.now = now;
    this.#lagMs = lagMs;
  }

  get(key: Item): Item | null {
    return this.#kept(key)?.item ?? null;
  }

  set(key: Item, item: Item | null): void {
    const [hash, range] = this.#placeOf(key);
    const partition = this.#partitions.get(hash) ?? { order: new Sorted(inOrder), items: new Map() };
    this.#partitions.set(hash, partition);
    const before = partition.items.get(range)?.item ?? null;
    this.onWrite(before, item);
    if (item) {
      partition.items.set(range, { item, before, writtenAtMs: this.now() });
      if (!before) partition.order.add(range);
    } else {
      partition.items.delete(range);
      partition.order.remove(range);
    }
    const name = JSON.stringify([hash, range]);
    for (const index of this.indexes.values()) index.follow(name, item, this.now() + this.#lagMs());
  }

  /** The items of a partition in their order; with `staleMs`, what was written so lately is not seen. */
  partition(hash: unknown, staleMs: number): Item[] {
    const partition = this.#partitions.get(hash);
    if (!partition) return [];
    return partition.order.all.flatMap((range) => {
      const kept = partition.items.get(range);
      if (!kept) return [];
      const shown = this.now() - kept.writtenAtMs < staleMs ? kept.before : kept.item;
      return shown ? [shown] : [];
    });
  }

  /** The order of rows in a partition, of the table or of an index. */
  orderOf(index: string | undefined): (one: Item, other: Item) => number {
    const found = index === undefined ? null : this.indexes.get(index);
    return found?.order ?? ((one, other) => inOrder(one[this.shape.range ?? ''], other[this.shape.range ?? '']));
  }

  /** Everything in it, for the checks that look from outside. */
  all(): Item[] {
    return [...this.#partitions.values()].flatMap(({ items }) => [...items.values()].map(({ item }) => copied(item)));
  }

  #kept(key: Item): Kept | undefined {
    const [hash, range] = this.#placeOf(key);
    return this.#partitions.get(hash)?.items.get(range);
  }

  #placeOf(key: Item): [hash: unknown, range: unknown] {
    const { hash, range } = this.shape;
    if (key[hash] === undefined || (range !== null && key[range] === undefined)) throw new Error('a key has no value');
    return [key[hash], range === null ? null : key[range]];
  }
}

const inOrder = (one: unknown, other: unknown): number => compared(one, other) ?? 0;

function shapeOf(schema: CreateTableCommandInput['KeySchema'] = []): KeyShape {
  const named = (type: string) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? null;
  return { hash: String(named('HASH')), range: named('RANGE') };
}
