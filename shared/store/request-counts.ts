import * as v from 'valibot';
import { readStoredOrNull } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Whose requests are counted: a tenant's at the admin API, a session's in the console. */
export type CountedCaller = 'tenant' | 'session';

/** Counts the requests of each caller. */
export interface RequestCounts {
  /** Counts one request; null while there are at most `most` in this window, else how long the window lasts. */
  take(kind: CountedCaller, who: string, most: number): Promise<number | null>;
}

/** Requests are counted in windows of this length. */
const WINDOW_MS = 10_000;

const Stored = v.object({ v: v.literal(VERSIONS.requests.newest), calls: v.number() });

/** Counts of requests in DynamoDB: one write a request, in an item of the caller's own that lasts for a minute. What newer code counts limits nobody here. */
export const requestCounts = (table: Table, now: () => number): RequestCounts => ({
  async take(kind, who, most) {
    const nowMs = now();
    const startMs = nowMs - (nowMs % WINDOW_MS);
    const expiresAt = Math.ceil(startMs / 1000) + 60;
    const item = await table.update(keyOf.requests(kind, who, startMs), { expiresAt }, undefined, { calls: 1 });
    const count = item && readStoredOrNull('requests', Stored, item);
    return (count?.calls ?? 0) <= most ? null : startMs + WINDOW_MS - nowMs;
  },
});
