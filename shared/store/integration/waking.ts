import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import type { AttributeChanges } from '../expressions.ts';
import { integrationKeyOf, keyOf, SHARDS, shardOf } from '../keys.ts';
import type { Table } from '../table.ts';
import { THERE } from './attributes.ts';

const ONE_MORE = { wakes: 1 };

/** Has a worker look at an integration at `atMs` or earlier, and counts the wake. */
export async function wakeLine(table: Table, integrationKey: IntegrationKey, atMs: number, nowMs: number) {
  const key = keyOf.integration(integrationKey);
  const woken = { wokenAtMs: nowMs };
  const sooner = {
    expression: 'attribute_exists(pk) AND (attribute_not_exists(wakeAt) OR wakeAt > :at)',
    values: { ':at': atMs },
  };
  const changes = { ...woken, wakeAt: atMs, wakeShard: shardOf(integrationKey) };
  if (!(await table.update(key, changes, sooner, ONE_MORE))) await table.update(key, woken, THERE, ONE_MORE);
}

/** Sets when to look at an integration next; false when it was woken since `wakes` was read. */
export async function restLine(table: Table, key: IntegrationKey, wakes: number, wakeAt: number | null) {
  const changes: AttributeChanges =
    wakeAt === null ? { wakeAt: undefined, wakeShard: undefined } : { wakeAt, wakeShard: shardOf(key) };
  const unwoken = { expression: 'wakes = :wakes', values: { ':wakes': wakes } };
  return (await table.update(keyOf.integration(key), changes, unwoken)) !== null;
}

/** The integrations that are due in an index: `wake` for work, `care` for the check of their connection. */
export async function dueIn(table: Table, index: 'wake' | 'care', nowMs: number): Promise<IntegrationKey[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => dueInShard(table, index, String(shard), nowMs));
  return (await Promise.all(shards)).flat();
}

async function dueInShard(table: Table, index: 'wake' | 'care', shard: string, nowMs: number) {
  const rows = await table.query({
    index,
    expression: `${index}Shard = :shard AND ${index}At <= :now`,
    values: { ':shard': shard, ':now': nowMs },
  });
  return rows.map(({ pk, sk }) => integrationKeyOf(`${String(pk)}#I#${String(sk).slice('integration#'.length)}`));
}
