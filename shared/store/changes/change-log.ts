import * as v from 'valibot';
import { Change, type NewChange } from '../../domain/change.ts';
import { readStoredOrNull } from '../../sync/ledger/read-stored.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { changeWrite, KEPT_MS } from './change-item.ts';

/** A place in the change log of a tenant. */
export interface ChangePosition {
  readonly atMs: number;
  readonly id: string;
}

/** What was changed, by whom. */
export interface ChangeLog {
  /** Writes a line. The change itself follows after that, so that every change has a line. */
  record(change: NewChange): Promise<void>;
  /** A tenant's lines of the last two years, newest first, from the one after `after`; without those that newer code wrote. */
  page(
    tenant: string,
    after: ChangePosition | null,
    limit: number,
  ): Promise<readonly (Change & { readonly position: ChangePosition })[]>;
}

const Stored = v.object({
  v: v.literal(VERSIONS.change.newest),
  id: v.string(),
  atMs: v.number(),
  ...v.omit(Change, ['at']).entries,
});

const LATER_THAN_ALL = [Number.MAX_SAFE_INTEGER, '~'] as const;

/** The change log in DynamoDB: an item a line, in the tenant's own partition. */
export const dynamoChangeLog = (table: Table, now: () => number): ChangeLog => ({
  async record(change) {
    const { put, condition } = changeWrite(change);
    await table.put(put, condition);
  },
  async page(tenant, after, limit) {
    const oldestMs = now() - KEPT_MS;
    if (after && after.atMs < oldestMs) return [];
    const { pk, sk: oldest } = keyOf.change(tenant, oldestMs, '');
    const { sk: from } = after ? keyOf.change(tenant, after.atMs, after.id) : keyOf.change(tenant, ...LATER_THAN_ALL);
    // An invented place may be no key of ours: a range accepts it, a start key does not.
    const rows = await table.query({
      expression: 'pk = :tenant AND sk BETWEEN :oldest AND :from',
      values: { ':tenant': pk, ':oldest': oldest, ':from': from },
      backwards: true,
      consistent: true,
      limit: limit + 1,
    });
    const others = rows.filter(({ sk }) => sk !== from).slice(0, limit);
    return others.flatMap((row) => {
      const line = readStoredOrNull('change', Stored, row);
      if (!line) return [];
      const { v: _, id, atMs, ...change } = line;
      return [{ at: new Date(atMs).toISOString(), ...change, position: { atMs, id } }];
    });
  },
});
