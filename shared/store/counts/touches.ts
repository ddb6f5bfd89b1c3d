import { HOUR_MS } from '../../domain/duration.ts';
import type { Entry, InvoiceEntry } from '../../sync/ledger/entry.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { FRESH_MS, TOUCH_KEPT_MS, TOUCHED_AGAIN_MS } from './slice-times.ts';

/** What an invoice is counted by: a write of one of these may count it elsewhere. */
const COUNTED_BY: ReadonlySet<string> = new Set<keyof InvoiceEntry>([
  'status',
  'cause',
  'conflict',
  'finalised',
  'remarks',
  'issued',
]);

/** So many hours are remembered as touched; then it begins anew. */
const REMEMBERED_AT_MOST = 1_000;

/**
 * Says of an invoice, before it is changed, that what was counted of its hour is no longer sure. So a count that is kept is
 * never wrong without a word, wherever a worker dies: it may only be counted again for nothing. A fresh invoice is
 * counted by nobody yet and costs no write; all others together cost one a minute for each hour in which they came in.
 */
export class Touches {
  readonly #table: Table;
  readonly #now: () => number;
  readonly #touched = new Map<string, number>();

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  /** To be waited for before the entry is written. */
  async before(entry: Entry, change: Partial<Entry>): Promise<void> {
    if (entry.kind !== 'invoice' || !Object.keys(change).some((name) => COUNTED_BY.has(name))) return;
    const [nowMs, cameInMs] = [this.#now(), Date.parse(entry.createdAt)];
    if (nowMs - cameInMs < FRESH_MS) return;
    const key = keyOf.touch(entry.tenant, cameInMs - (cameInMs % HOUR_MS));
    const name = `${key.pk} ${key.sk}`;
    const lastMs = this.#touched.get(name);
    if (lastMs !== undefined && nowMs - lastMs < TOUCHED_AGAIN_MS) return;
    await this.#table.update(key, {
      v: VERSIONS.touch.newest,
      atMs: nowMs,
      expiresAt: Math.ceil((nowMs + TOUCH_KEPT_MS) / 1_000),
    });
    if (this.#touched.size >= REMEMBERED_AT_MOST) this.#touched.clear();
    this.#touched.set(name, nowMs);
  }
}
