import { expect, test } from 'vitest';
import { keyOf } from '../../shared/store/keys.ts';
import { VERSIONS } from '../../shared/sync/ledger/versions.ts';
import { PRODUCT, sourceFiles } from './source-files.ts';

/** Kinds in tables of their own, which have no key in `keyOf`. */
const ELSEWHERE = ['chain', 'tokenCalls', 'hook'];

test('every kind of key is a kind of stored item with versions', () => {
  expect([...Object.keys(keyOf), ...ELSEWHERE].toSorted()).toEqual(Object.keys(VERSIONS).toSorted());
});

test('no stored item is read past `readStored`, and no version is written by hand', () => {
  const files = sourceFiles(PRODUCT);
  const readers = files.filter(
    ({ path, text }) => path.startsWith('shared/store/') && /\bv\.(?:safeParse|parse)\(/.test(withoutDefaults(text)),
  );
  expect(readers.map(({ path }) => path)).toEqual([]);
  expect(files.filter(({ text }) => /\bv: (?:\d|v\.literal\(\d)/.test(text)).map(({ path }) => path)).toEqual([]);
});

/** A schema that fills in its own defaults reads nothing stored. */
const withoutDefaults = (text: string): string => text.replaceAll(/v\.parse\(\w+, \{\}\)/g, '');
