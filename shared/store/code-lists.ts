import * as v from 'valibot';
import { DAY_MS, MINUTE_MS } from '../domain/duration.ts';
import type { CodeLists } from '../sync/ledger/context.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import { readStoredOrNull } from '../sync/ledger/read-stored.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import { Memory } from './memory.ts';
import type { Table } from './table.ts';

const KEPT_MS = DAY_MS;
/** A worker asks the table again after this, should another have fetched a list anew. */
const REMEMBERED_MS = 10 * MINUTE_MS;
/**
 * What a worker remembers of lists, in bytes of JSON: those that were read first go first. In memory they take nearly four
 * times as much. A worker serves some 500 invoices while it remembers a list, of as many tenants at most, with 10 KB each.
 */
const REMEMBERED_BYTES = 8_000_000;
/** So many lists of an administration are read in one query: all of them, unless it sells by very many articles. */
const TOGETHER = 25;

const Stored = v.object({
  v: v.literal(VERSIONS.codeList.newest),
  rows: v.array(v.unknown()),
  fetchedAtMs: v.number(),
});
type Stored = v.InferOutput<typeof Stored>;

/** What one worker read lately, so that the lists of a busy integration are not read again for each invoice. */
export class ListMemory {
  readonly #lists = new Memory<{ readonly list: Stored; readonly untilMs: number }>(REMEMBERED_BYTES);

  recall(name: string, nowMs: number): Stored | null {
    const known = this.#lists.recall(name);
    return known && known.untilMs > nowMs ? known.list : null;
  }

  forget(name: string): void {
    this.#lists.forget(name);
  }

  note(name: string, list: Stored, nowMs: number): void {
    const untilMs = Math.min(nowMs + REMEMBERED_MS, list.fetchedAtMs + KEPT_MS);
    this.#lists.note(name, { list, untilMs }, JSON.stringify(list.rows).length);
  }
}

/**
 * The code lists of one administration, kept in DynamoDB for a day. They stand beside each other: the first that is asked for
 * and not remembered brings the others along.
 */
export function codeLists(
  table: Table,
  memory: ListMemory,
  integrationKey: IntegrationKey,
  administration: string,
  now: () => number,
): CodeLists {
  const keyFor = (list: string) => keyOf.codeList(integrationKey, administration, list);
  const nameFor = (list: string) => Object.values(keyFor(list)).join(' ');
  let isAsked = false;

  async function readTogether(): Promise<void> {
    isAsked = true;
    const { pk, sk } = keyFor('');
    const items = await table.query({
      expression: 'pk = :line AND begins_with(sk, :lists)',
      values: { ':line': pk, ':lists': sk },
      limit: TOGETHER,
      consistent: true,
    });
    for (const item of items) {
      const list = readStoredOrNull('codeList', Stored, item);
      if (list && now() - list.fetchedAtMs < KEPT_MS) memory.note(`${item.pk} ${item.sk}`, list, now());
    }
  }

  return {
    async read(key) {
      const known = memory.recall(nameFor(key), now());
      if (known) return known;
      if (!isAsked) {
        await readTogether();
        const brought = memory.recall(nameFor(key), now());
        if (brought) return brought;
      }
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
