import * as v from 'valibot';
import { DAY_MS, MINUTE_MS } from '../domain/duration.ts';
import type { CodeLists } from '../sync/ledger/context.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import { readStoredOrNull } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const KEPT_MS = DAY_MS;
/** A worker asks the table again after this, should another have fetched a list anew. */
const REMEMBERED_MS = 10 * MINUTE_MS;
/** The most lists that a worker remembers; the one that came first goes first. */
const REMEMBERED_AT_MOST = 500;

const Stored = v.object({
  v: v.literal(VERSIONS.codeList.newest),
  rows: v.array(v.unknown()),
  fetchedAtMs: v.number(),
});
type Stored = v.InferOutput<typeof Stored>;

/** What one worker read lately, so that the lists of a busy integration are not read again for each invoice. */
export class ListMemory {
  readonly #lists = new Map<string, { readonly list: Stored; readonly untilMs: number }>();

  recall(name: string, nowMs: number): Stored | null {
    const known = this.#lists.get(name);
    return known && known.untilMs > nowMs ? known.list : null;
  }

  forget(name: string): void {
    this.#lists.delete(name);
  }

  note(name: string, list: Stored, nowMs: number): void {
    this.#lists.delete(name);
    this.#lists.set(name, { list, untilMs: Math.min(nowMs + REMEMBERED_MS, list.fetchedAtMs + KEPT_MS) });
    const [first] = this.#lists.keys();
    if (this.#lists.size > REMEMBERED_AT_MOST && first !== undefined) this.#lists.delete(first);
  }
}

/** The code lists of one administration, kept in DynamoDB for a day. */
export function codeLists(
  table: Table,
  memory: ListMemory,
  integrationKey: IntegrationKey,
  administration: string,
  now: () => number,
): CodeLists {
  const keyFor = (list: string) => keyOf.codeList(integrationKey, administration, list);
  const nameFor = (list: string) => Object.values(keyFor(list)).join(' ');
  return {
    async read(key) {
      const known = memory.recall(nameFor(key), now());
      if (known) return known;
      const item = await table.get(keyFor(key));
      const list = item && readStoredOrNull('codeList', Stored, item);
      if (!list || now() - list.fetchedAtMs >= KEPT_MS) return null;
      memory.note(nameFor(key), list, now());
      return list;
    },
    async keep(key, rows) {
      const fetchedAtMs = now();
      const expiresAt = Math.floor((fetchedAtMs + KEPT_MS) / 1000);
      await table.put({ ...keyFor(key), v: VERSIONS.codeList.newest, rows, fetchedAtMs, expiresAt });
      memory.note(nameFor(key), { v: VERSIONS.codeList.newest, rows: [...rows], fetchedAtMs }, fetchedAtMs);
    },
    async drop(keys) {
      for (const key of keys) {
        memory.forget(nameFor(key));
        const tooOld = { v: VERSIONS.codeList.newest, rows: [], fetchedAtMs: 0, expiresAt: Math.floor(now() / 1000) };
        await table.put({ ...keyFor(key), ...tooOld });
      }
    },
  };
}
