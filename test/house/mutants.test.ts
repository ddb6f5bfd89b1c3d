import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mutants } from '../mutants/security.ts';

test('every mutant finds its place exactly once', () => {
  const places = mutants.map(({ name, file, find }) => ({
    ...{ name, file },
    times: existsSync(file) ? readFileSync(file, 'utf8').split(find).length - 1 : 0,
  }));
  expect(places.filter(({ times }) => times !== 1)).toEqual([]);
});

test('every mutant changes its place, and has a name of its own and tests that are there', () => {
  expect(mutants.filter(({ find, replace }) => find === replace)).toEqual([]);
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
  const tests = mutants.flatMap((mutant) => mutant.tests);
  expect(tests.filter((file) => !existsSync(file))).toEqual([]);
});
