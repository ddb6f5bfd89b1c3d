import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as v from 'valibot';

/** How much a line matters to somebody who watches the local run. */
export type Level = 'debug' | 'info' | 'warn' | 'error';

/** Somebody who hears what happens: what functions print, and what ends them. */
export type LocalLog = (line: { readonly from: string; readonly level: Level; readonly text: string }) => void;

/** Calls `hear` with each line of a stream. */
export function printedBy(stream: Readable, hear: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => line && hear(line));
}

const Line = v.object({ level: v.pipe(v.string(), v.toLowerCase()) });
const levels: Readonly<Record<string, Level>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  warning: 'warn',
  error: 'error',
  critical: 'error',
  fatal: 'error',
};

/** The level of a line that a function printed: its own where it is JSON that says so, else by where it was printed. */
export function levelOf(line: string, stream: 'stdout' | 'stderr'): Level {
  const told = v.safeParse(v.pipe(v.string(), v.startsWith('{'), v.parseJson(), Line), line);
  const level = told.success ? levels[told.output.level] : undefined;
  return level ?? (stream === 'stderr' ? 'warn' : 'info');
}
