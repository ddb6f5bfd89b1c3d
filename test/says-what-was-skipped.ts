import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Ends a run of whole files with the tests that were skipped, by name; the last line says how many, and what they need. */
export class SaysWhatWasSkipped implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#vitest?.config.testNamePattern) return; // somebody asked for a few by name
    const skipped = modules.flatMap(({ children }) => [...children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const names = skipped.map(({ module, fullName }) => `  ${module.relativeModuleId}: ${fullName}`);
    const why =
      'what opens a page needs Chromium, at /usr/bin/chromium or where CHROMIUM says; samples in PHP need php with curl';
    console.log([...names, `${skipped.length} skipped, which CI counts as a failure: ${why}`].join('\n'));
  }
}
