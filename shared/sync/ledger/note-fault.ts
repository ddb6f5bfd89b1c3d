import type { Log, LogFields } from './log.ts';
import type { Metrics } from './metrics.ts';

/** The most frames of a stack that a log line holds. */
const FRAMES_AT_MOST = 12;

/** The class of an error. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Where an error was thrown: the frames of its stack behind its message, whose own lines may look like them. */
export function framesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  const { stack = '', message } = error;
  const from = stack.indexOf(message);
  return from < 0 ? [] : (stack.slice(from + message.length).match(/^ {4}at .*$/gm) ?? []);
}

/** All that a log may hold of an error: its class, and where it was thrown. Its message may repeat what was stored. */
export const whatFailed = (error: unknown): Pick<LogFields, 'fault' | 'frames'> => {
  const frames = framesOf(error).slice(0, FRAMES_AT_MOST);
  return { fault: nameOf(error), ...(frames.length > 0 && { frames: frames.map((frame) => frame.trim()) }) };
};

/** Logs and counts an error of our own that stops one thing alone: the caller goes on with the next. */
export function noteFault(
  error: unknown,
  about: LogFields,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  log.error('A fault of ours', { ...about, ...whatFailed(error) });
  metrics.note('FaultsOfOurs');
}
