import { SYNTHESIZED, synthesize } from '../infra/local/synth.ts';

/** The tests that start local runs and share what was synthesized; one whose runs post events synthesizes for itself. */
const STARTS_RUNS = /e2e|local\/stack/;

/**
 * Synthesizes the stack once for all tests that start a local run, since each would spend most of its time on the same.
 * A call of vitest that names other files goes without.
 */
export default async function synthesizeOnce(): Promise<(() => void) | undefined> {
  const named = process.argv.slice(2).filter((word) => word.includes('test') && !word.startsWith('-'));
  if (named.length > 0 && !named.some((word) => STARTS_RUNS.test(word))) return undefined;
  const made = await synthesize();
  process.env[SYNTHESIZED] = made.folder;
  return () => made[Symbol.dispose]();
}
