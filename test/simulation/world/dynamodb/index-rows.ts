import { Sorted } from './sorted.ts';
import { compared, type Item } from './values.ts';

/** The key of a table or of an index. */
export interface KeyShape {
  readonly hash: string;
  readonly range: string | null;
}

/** An index that follows its table a while later, and shows keys only. */
export class IndexRows {
  readonly shape: KeyShape;
  readonly #table: KeyShape;
  readonly #partitions = new Map<unknown, Sorted<Item>>();
  /** What each item has in the index, by the key of the item. */
  readonly #shown = new Map<string, Item>();
  #coming: { readonly atMs: number; readonly key: string; readonly row: Item | null }[] = [];
  readonly #last = new Map<string, { readonly atMs: number; readonly text: string }>();

  constructor(shape: KeyShape, table: KeyShape) {
    this.shape = shape;
    this.#table = table;
  }

  /** Has the index show an item from `atMs` on; never before an earlier state of the same item. */
  follow(key: string, item: Item | null, atMs: number): void {
    const row = this.#rowOf(item);
    const text = row ? JSON.stringify(row) : '';
    const last = this.#last.get(key);
    if ((last?.text ?? '') === text) return;
    const shownAtMs = Math.max(atMs, last?.atMs ?? 0);
    this.#last.set(key, { atMs: shownAtMs, text });
    this.#coming.push({ atMs: shownAtMs, key, row });
  }

  /** The rows of a partition as the index shows them at a moment, in its order. */
  rows(hash: unknown, nowMs: number): readonly Item[] {
    this.#catchUp(nowMs);
    return this.#partitions.get(hash)?.all ?? [];
  }

  /** The first row after this one, in any partition that has one by then: what a schedule would find. */
  hasUpTo(range: number, nowMs: number): boolean {
    this.#catchUp(nowMs);
    const { range: name } = this.shape;
    for (const { all } of this.#partitions.values()) if (Number(all[0]?.[name ?? '']) <= range) return true;
    return false;
  }

  order = (one: Item, other: Item): number =>
    [this.shape.range, this.#table.hash, this.#table.range]
      .map((name) => (name === null ? 0 : (compared(one[name], other[name]) ?? 0)))
      .find((difference) => difference !== 0) ?? 0;

  #catchUp(nowMs: number): void {
    if (this.#coming.length === 0) return;
    const due = this.#coming.filter(({ atMs }) => atMs <= nowMs).sort((one, other) => one.atMs - other.atMs);
    if (due.length === 0) return;
    this.#coming = this.#coming.filter(({ atMs }) => atMs > nowMs);
    for (const { key, row } of due) this.#show(key, row);
  }

  #show(key: string, row: Item | null): void {
    const before = this.#shown.get(key);
    if (before) this.#partitions.get(before[this.shape.hash])?.remove(before);
    if (!row) {
      this.#shown.delete(key);
      return;
    }
    const hash = row[this.shape.hash];
    const partition = this.#partitions.get(hash) ?? new Sorted(this.order);
    this.#partitions.set(hash, partition);
    partition.add(row);
    this.#shown.set(key, row);
  }

  #rowOf(item: Item | null): Item | null {
    if (!item) return null;
    const names = [this.#table.hash, this.#table.range, this.shape.hash, this.shape.range].filter(
      (name) => name !== null,
    );
    const row: Record<string, unknown> = {};
    for (const name of names) {
      if (item[name] === undefined) return null;
      row[name] = item[name];
    }
    return row;
  }
}
