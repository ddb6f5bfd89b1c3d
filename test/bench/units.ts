import { itemBytes } from './item-size.ts';

type Item = Readonly<Record<string, unknown>>;

/** A table as far as the units depend on it: its own keys, and the keys of each index (all of them `KEYS_ONLY`). */
export interface TableShape {
  readonly keys: readonly string[];
  readonly indexes: Readonly<Record<string, readonly string[]>>;
}

const WRITE_UNIT_BYTES = 1024;
const READ_UNIT_BYTES = 4096;

const writeUnitsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

/**
 * The write units of one write to the table itself: by the larger of the item before and after it. A write whose condition
 * failed counts by the item that stood there.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const writeUnits = (before: Item | null, after: Item | null): number =>
  writeUnitsOf(Math.max(itemBytes(before), itemBytes(after)));

/** The read units of items that were read together: four kilobytes a unit, and half of it where a late answer will do. */
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) / (consistent ? 1 : 2);

/** What DynamoDB adds to the bytes of an item, and to those of each row of an index. */
const STORED_BESIDE = 100;

/**
 * The bytes of an item that are paid for by the month: its own, and those of its rows in the indexes.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export function storedBytes(item: Item | null, shape: TableShape): number {
  const rows = Object.keys(shape.indexes).map((index) => indexRow(item, shape, index));
  return [item, ...rows].reduce((sum, one) => sum + (one ? itemBytes(one) + STORED_BESIDE : 0), 0);
}

/** The row of an index: the keys of the table and of the index; null where the item has not all of them. */
export function indexRow(item: Item | null, shape: TableShape, index: string): Item | null {
  const names = [...new Set([...shape.keys, ...(shape.indexes[index] ?? [])])];
  if (!item || names.some((name) => item[name] === undefined)) return null;
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/**
 * The write units of all indexes for one write: one to put a row or to take it away, two where its key moved, none where
 * it stays as it is.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html
 */
export const indexUnits = (before: Item | null, after: Item | null, shape: TableShape): number =>
  Object.keys(shape.indexes)
    .map((index) => rowUnits(indexRow(before, shape, index), indexRow(after, shape, index)))
    .reduce((sum, units) => sum + units, 0);

function rowUnits(before: Item | null, after: Item | null): number {
  if (JSON.stringify(before) === JSON.stringify(after)) return 0;
  return [before, after].filter((row) => row !== null).reduce((sum, row) => sum + writeUnitsOf(itemBytes(row)), 0);
}
