import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LONGEST } from '../longest-first.ts';

const files = globSync('test/**/*.ts');

test('only test files import test/tier.ts, for the slow tier is found by that', () => {
  const importing = files.filter((file) => /from '[./]+\/tier\.ts'/.test(readFileSync(file, 'utf8')));
  expect(importing).not.toEqual([]);
  expect(importing.filter((file) => !file.endsWith('.test.ts'))).toEqual([]);
});

test('every name in the order of the files is that of a file or a folder', () => {
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  expect(LONGEST.filter((part) => !tests.some((file) => file.includes(`/${part}`)))).toEqual([]);
});
