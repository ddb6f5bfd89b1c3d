import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Where entries move, and what the shape of an entry is: nothing else writes these fields of one. */
const HOME = new Set(['shared/sync/ledger/transitions.ts', 'shared/sync/ledger/entry.ts']);

const files = globSync([
  'shared/{sync,store,admin}/**/*.{ts,tsx}',
  'functions/!(console)/**/*.ts',
  'infra/operations/*.ts',
])
  .filter((file) => !HOME.has(file))
  .toSorted();

/** A status of an entry as the value of `status`, also as one of two; and how often and how long an entry was tried. */
const WRITES =
  /\bstatus: \(?(?:[^,;{}'\n]*\? *)?'(?:open|waiting|uncertain|parked|skipped|done)'|\b(?:crashes|waits|noAnswers|claimedUntilMs):/g;

const writesIn = (text: string): string[] => text.match(WRITES) ?? [];

test('an entry moves by its transitions only: nobody else writes its status, or how often it was tried', () => {
  const found = files.flatMap((file) => writesIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`));
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
});

test.each([
  ["claim.write({ status: 'done', dueAt: null })", 1],
  ["const due = { status: 'open', crashes: 0 } as const", 2],
  ["x({ status: isMade ? 'uncertain' : 'waiting' })", 1],
  ['x({ claimedUntilMs: 0, waits: 1 })', 2],
  ['const { status, crashes } = entry', 0],
  ['x({ status: statusOf(entry), statusCode: 200 })', 0],
])('that is seen in %s', (text, times) => {
  expect(writesIn(text)).toHaveLength(times);
});
