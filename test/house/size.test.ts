import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRODUCT, sourceFiles } from './source-files.ts';

const FILES_AT_MOST = 24;
const LINES_AT_MOST = 250;
const ENTRIES_OF_SYNC_AT_MOST = 10;

const files = sourceFiles(PRODUCT);

describe('how large things are', () => {
  it(`keeps at most ${FILES_AT_MOST} files of its own in a folder`, () => {
    const folders = Map.groupBy(files, ({ path }) => dirname(path));
    const sizes = [...folders].map(([folder, { length }]): Size => [folder, length]);
    expect(sizes.filter(isOver(FILES_AT_MOST))).toEqual([]);
  });

  it(`keeps at most ${ENTRIES_OF_SYNC_AT_MOST} entries in shared/sync`, () => {
    const entries = files.flatMap(({ path }) => /^shared\/sync\/([^/]+)/.exec(path)?.[1] ?? []);
    expect(new Set(entries).size).toBeLessThanOrEqual(ENTRIES_OF_SYNC_AT_MOST);
  });

  it(`keeps a file within ${LINES_AT_MOST} lines`, () => {
    const sizes = files.map(({ path, lines }): Size => [path, lines]);
    expect(sizes.filter(isOver(LINES_AT_MOST))).toEqual([]);
  });

  it('keeps most files to a screen or two', ({ annotate }) => {
    const lines = files.map((file) => file.lines).sort((one, other) => one - other);
    const [median, high] = [0.5, 0.9].map((part) => lines[Math.floor(lines.length * part)] ?? 0);
    annotate(`${files.length} files: median ${median} lines, 90th percentile ${high}`);
    expect(median).toBeLessThanOrEqual(65);
    expect(high).toBeLessThanOrEqual(150);
  });
});

type Size = readonly [name: string, size: number];

const isOver =
  (limit: number) =>
  ([, size]: Size) =>
    size > limit;
