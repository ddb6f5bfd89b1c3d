import { onTestFinished } from 'vitest';

/**
 * For what a test stands in wait for, such as a write that reads like `wanted`: call the answer each time that it came.
 * The running test fails at its end when it never did, since nothing was tried then.
 */
export function mustHappen(wanted: RegExp | string): () => void {
  let times = 0;
  onTestFinished(() => {
    if (times === 0) throw new Error(`It never came: ${wanted}. So nothing was tried.`);
  });
  return () => {
    times++;
  };
}
