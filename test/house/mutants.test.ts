import { existsSync, readFileSync } from 'node:fs';
import { parseSync } from 'oxc-parser';
import { expect, test } from 'vitest';
import { protocol } from '../mutants/protocol/index.ts';
import { security } from '../mutants/security.ts';

const mutants = [...security, ...protocol];

test('every mutant finds its place exactly once', () => {
  const places = mutants.map(({ name, file, find }) => ({
    ...{ name, file },
    times: existsSync(file) ? readFileSync(file, 'utf8').split(find).length - 1 : 0,
  }));
  expect(places.filter(({ times }) => times !== 1)).toEqual([]);
});

test('every mutant leaves code that can be loaded: a file that cannot is no breakage that a test noticed', () => {
  const broken = mutants.filter(({ file, find, replace }) => {
    const text = readFileSync(file, 'utf8').replace(find, () => replace);
    return /\.tsx?$/.test(file) && parseSync(file, text).errors.length > 0;
  });
  expect(broken.map(({ name }) => name)).toEqual([]);
});

test('every mutant changes its place, and has a name of its own and tests that are there', () => {
  expect(mutants.filter(({ find, replace }) => find === replace)).toEqual([]);
  const names = mutants.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const tests = mutants.flatMap((mutant) => mutant.tests);
  expect([...new Set(tests)].filter((file) => !existsSync(file))).toEqual([]);
  expect(mutants.filter(({ tests: { length } }) => length === 0 || length > 4)).toEqual([]);
});
