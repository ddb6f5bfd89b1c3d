import { styleText } from 'node:util';
import type { LocalLog } from './aws/lambda/output.ts';

/** Somewhere to write lines, on the terminal or in a test. */
export type Print = (line: string) => void;

/** Prints each step of a start when it is done, with the time since the beginning. */
export function tellSteps(print: Print): (step: string) => void {
  const began = performance.now();
  return (step) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    print(`${styleText('green', '✓')} ${step} ${styleText('dim', `${seconds} s`)}`);
  };
}

const colours = { debug: 'dim', info: 'dim', warn: 'yellow', error: 'red' } as const;

/** Shows what functions print: all of it when asked to, else what somebody should look at. */
export function tellLines(print: Print, verbose: boolean): LocalLog {
  return ({ from, level, text }) => {
    if (verbose || level === 'warn' || level === 'error') print(`${styleText(colours[level], from)}  ${text}`);
  };
}
