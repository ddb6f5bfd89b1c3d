import type { Log, LogFields } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The class of an error: all that a log may hold of it. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Logs and counts an error of our own that stops one thing alone: the caller goes on with the next. */
export function noteFault(
  error: unknown,
  about: LogFields,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  log.error('A fault of ours', { ...about, error: nameOf(error) });
  metrics.note('FaultsOfOurs');
}
