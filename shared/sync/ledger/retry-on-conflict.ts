/** An attempt met a change that somebody else made: what it read is out of date. */
export const CONFLICT = Symbol('conflict');

/** Others changed it each time that it was tried. Nothing was written. */
export class KeptChanging extends Error {
  override readonly name = 'KeptChanging';
}

/**
 * Reads, decides and writes if nothing changed meanwhile, again and again until the write goes through. `attempt` does all
 * three, and gives `CONFLICT` when the write was refused. Throws `KeptChanging`, which names `what`, after `tries` of them.
 */
export async function retryOnConflict<T>(
  what: string,
  attempt: () => Promise<T | typeof CONFLICT>,
  tries = 10,
): Promise<T> {
  for (let turn = 0; turn < tries; turn++) {
    const outcome = await attempt();
    if (outcome !== CONFLICT) return outcome;
  }
  throw new KeptChanging(`${what} kept changing`);
}
