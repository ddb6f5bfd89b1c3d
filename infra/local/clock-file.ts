import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { LocalClock } from './clock.ts';

/**
 * Keeps how far a clock is ahead, beside the data that was written by it: a run that goes on with that data would
 * otherwise wait for times that are long past. The answer ends it.
 */
export function keepClock(clock: LocalClock, file: string): () => void {
  const ahead = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (ahead > 0) clock.advance(ahead);
  return clock.onJump(() => writeFileSync(file, String(Math.round(clock.now() - Date.now()))));
}
