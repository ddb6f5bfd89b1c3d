import { MINUTE_MS } from '../../domain/duration.ts';
import { Defer } from '../../domain/setback.ts';
import { type StoredKind, TooNew } from '../ledger/versions.ts';

/** What newer code wrote is looked at again after this long, should that code be back by then. */
const AGAIN_MS = 10 * MINUTE_MS;

/** What newer code wrote of a connection stops all of its entries, not one. */
const OF_CONNECTION: ReadonlySet<StoredKind | null> = new Set(['integration', 'chain', 'tokenCalls', 'pace', 'hook']);

/** What an entry met: for an item of newer code a wait, since that is no fault, and nothing that a person mends. */
export const untilReadable = (thrown: unknown, nowMs: number): unknown =>
  thrown instanceof TooNew
    ? new Defer('soon', nowMs + AGAIN_MS, { scope: OF_CONNECTION.has(thrown.kind) ? 'integration' : 'entry' })
    : thrown;
