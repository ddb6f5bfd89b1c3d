import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';
import { SaysWhatWasSkipped } from './test/says-what-was-skipped.ts';
import { isSlowTier } from './test/tier.ts';

const TESTS = 'test/**/*.test.ts';

/** Tests of the slow tier alone: what they take is too much for each `npm test`. */
const SLOW_TESTS = 'test/**/*.slow.test.ts';

/** No test takes so long by itself; those of the slow tier do ten times as much. */
const LID_MS = isSlowTier ? 1_200_000 : 120_000;

/** The slow tier repeats the files whose counts it widens, which import `test/tier.ts`. */
const widened = () => globSync(TESTS).filter((file) => /from '.*\/tier\.ts'/.test(readFileSync(file, 'utf8')));

// What was compiled once is not compiled again, by the processes that tests start either.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

export default defineConfig({
  test: {
    include: isSlowTier ? [...widened(), SLOW_TESTS] : [TESTS],
    exclude: isSlowTier ? [] : [SLOW_TESTS],
    reporters: ['default', new SaysWhatWasSkipped()],
    // Files that follow one another in a worker share what they import, which takes an eighth of the time: so a test puts
    // back what it changes of the process, and mocks a client of its own, never the class.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/synthesize-once.ts'],
    // Tests wait for sockets as much as they compute: one more of them than there are cores, on a machine with two.
    maxWorkers: 3,
    // Read as they are: the console serves them.
    css: true,
    restoreMocks: true,
    // A lid for what hangs, not a measure: a loaded machine may take many times what a quiet one does.
    testTimeout: LID_MS,
    hookTimeout: LID_MS,
    coverage: {
      // It counts in our files alone; V8's own counting slows every library down too, by a fifth of all the time.
      provider: 'istanbul',
      include: ['shared/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text-summary'],
    },
  },
});
