import type { Planned } from '../ledger/entry.ts';

/** What is kept of a document that is final: without the request that made it so, which is never sent again. */
export const asFinal = (planned: Planned): Planned => ({
  ...planned,
  finalise: planned.finalise && { ...planned.finalise, body: {} },
});
