import { describe, expect, test } from 'vitest';
import { itemBytes } from '../../bench/item-size.ts';
import { indexUnits, readUnits, storedBytes, writeUnits } from '../../bench/units.ts';

describe('the size of an item, counted by hand', () => {
  test.each([
    ['a text in UTF-8, and its name', { naam: 'één' }, 4 + 5],
    ['a number by its digits', { n: 1_763_629_200_000 }, 1 + Math.ceil(8 / 2) + 1],
    ['zero', { n: 0 }, 1 + 1],
    ['a negative number', { n: -12.5 }, 1 + 2 + 1 + 1],
    ['null and a boolean', { a: null, b: true }, 2 + 2],
    ['bytes', { b: new Uint8Array(40) }, 41],
    ['a set', { s: new Set(['ab', 'c']) }, 1 + 3],
    ['an empty list and an empty map', { l: [], m: {} }, 1 + 3 + 1 + 3],
    ['a list of maps', { l: [{ a: 'x' }] }, 1 + 3 + 1 + 3 + 1 + 1 + 1],
    ['nothing for what is undefined', { a: undefined }, 0],
  ])('%s', (_, item, bytes) => {
    expect(itemBytes(item)).toBe(bytes);
  });
});

const item = (bytes: number, more: object = {}) => ({ pk: 'p', sk: 's', x: 'x'.repeat(bytes - 7), ...more });

describe('the units of a write', () => {
  test('go by the larger of the two images, a kilobyte each', () => {
    expect(itemBytes(item(1024))).toBe(1024);
    expect(writeUnits(null, item(1024))).toBe(1);
    expect(writeUnits(null, item(1025))).toBe(2);
    expect(writeUnits(item(2049), item(10))).toBe(3);
    expect(writeUnits(item(10), null)).toBe(1);
  });

  test('a refused write is paid by what stood there, and one where nothing stood too', () => {
    expect(writeUnits(item(1500), item(1500))).toBe(2);
    expect(writeUnits(null, null)).toBe(1);
  });

  const shape = { keys: ['pk', 'sk'], indexes: { due: ['dueOf', 'dueAt'], list: ['listOf', 'listedAt'] } };
  const due = (at: number) => item(20, { dueOf: 'line', dueAt: at });

  test('an index costs one to come or go, two to move, nothing to stay', () => {
    expect(indexUnits(null, due(1), shape)).toBe(1);
    expect(indexUnits(due(1), due(2), shape)).toBe(2);
    expect(indexUnits(due(1), item(20), shape)).toBe(1);
    expect(indexUnits(due(1), { ...due(1), x: 'other' }, shape)).toBe(0);
    expect(indexUnits(item(20), { ...item(20), dueOf: 'line' }, shape)).toBe(0); // half a key is no row
    expect(indexUnits(null, { ...due(1), listOf: 'tenant', listedAt: 1 }, shape)).toBe(2);
  });
});

test('the units of a read go by four kilobytes, half where a late answer will do, also for nothing', () => {
  expect(readUnits(0, true)).toBe(1);
  expect(readUnits(0, false)).toBe(0.5);
  expect(readUnits(4096, true)).toBe(1);
  expect(readUnits(4097, true)).toBe(2);
  expect(readUnits(4097, false)).toBe(1);
});

test('what is stored is an item and its rows, with a hundred bytes beside each', () => {
  const shape = { keys: ['pk', 'sk'], indexes: { due: ['dueOf', 'dueAt'] } };
  expect(storedBytes(null, shape)).toBe(0);
  expect(storedBytes(item(50), shape)).toBe(150);
  const inIndex = item(50, { dueOf: 'line', dueAt: 1 });
  expect(storedBytes(inIndex, shape)).toBe(50 + 16 + 100 + (6 + 16) + 100);
});
