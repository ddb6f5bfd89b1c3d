import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const UNIT = 'test/unit/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: [UNIT], isolate: false } }, // they share nothing that one could leave behind
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [UNIT] } },
    ],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/synthesize-once.ts'],
    // Tests wait for sockets as much as they compute: one more of them than there are cores, on a machine with two.
    maxWorkers: 3,
    restoreMocks: true,
    // A lid for what hangs, not a measure: a loaded machine may take many times what a quiet one does.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      // It counts in our files alone; V8's own counting slows every library down too, by a fifth of all the time.
      provider: 'istanbul',
      include: ['shared/**/*.ts', 'functions/**/*.ts'],
      reporter: ['text-summary'],
    },
  },
});
