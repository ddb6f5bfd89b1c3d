import type { Simulated } from './simulate.ts';

type Run = (leftOut: ReadonlySet<string>) => Promise<Simulated>;

/** Runs that a story may cost to be made shorter. */
const RUNS_AT_MOST = 150;

const kindOf = (id: string): string => id.split('#')[0] ?? id;

/**
 * The faults without which a seed would not fail: whole kinds are left out first, then ever smaller parts of what remains,
 * down to one by one. Answers the shortest story that still breaks the same promise.
 */
export async function shorten(failed: Simulated, run: Run): Promise<Simulated> {
  const promise = failed.findings[0]?.promise;
  let best = failed;
  const leftOut = new Set<string>();
  let runs = 0;

  const attempt = async (ids: readonly string[]): Promise<boolean> => {
    if (ids.length === 0 || runs++ >= RUNS_AT_MOST) return false;
    const next = await run(new Set([...leftOut, ...ids]));
    if (!next.findings.some((finding) => finding.promise === promise)) return false;
    for (const id of ids) leftOut.add(id);
    best = next;
    return true;
  };

  for (const kind of new Set(failed.met.map(({ id }) => kindOf(id)))) await attempt([kind]);
  for (let size = Math.ceil(best.met.length / 2); size >= 1 && runs < RUNS_AT_MOST; ) {
    let isShorter = false;
    for (let from = 0; from < best.met.length; from += size)
      if (await attempt(best.met.slice(from, from + size).map(({ id }) => id))) {
        isShorter = true;
        break; // the story is another one now
      }
    if (!isShorter) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return best;
}
