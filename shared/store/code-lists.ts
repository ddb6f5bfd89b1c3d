import * as v from 'valibot';
import type { CodeLists } from '../sync/desk.ts';
import type { Line } from '../sync/entry.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const KEPT_MS = 24 * 3_600_000;

const Stored = v.object({ v: v.literal(1), rows: v.array(v.unknown()), fetchedAtMs: v.number() });

/** The code lists of one administration, kept in DynamoDB for a day. */
export const codeLists = (table: Table, line: Line, administration: string, now: () => number): CodeLists => ({
  async read(key) {
    const item = v.safeParse(Stored, await table.get(keyOf.codeList(line, administration, key)));
    return item.success && now() - item.output.fetchedAtMs < KEPT_MS ? item.output : null;
  },
  async keep(key, rows) {
    const fetchedAtMs = now();
    const expiresAt = Math.floor((fetchedAtMs + KEPT_MS) / 1000);
    await table.put({ ...keyOf.codeList(line, administration, key), v: 1, rows, fetchedAtMs, expiresAt });
  },
});
