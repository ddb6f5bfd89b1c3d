import type { IntegrationKey } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import type { DueIntegration, Rest, Woken } from '../../sync/ledger/ledger.ts';
import { CONFLICT, retryOnConflict } from '../../sync/ledger/retry-on-conflict.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import type { AttributeChanges } from '../expressions.ts';
import { integrationOfItem, keyOf, lineName, SHARDS, shardOf } from '../keys.ts';
import type { Table, Write } from '../table.ts';

const ONE_MORE = { wakes: 1 };

/**
 * Has a worker look at an integration at `atMs` or earlier, and counts the wake. The wake is an item of its own: it is
 * written for each invoice, and settings are large.
 */
export async function wakeLine(
  table: Table,
  integrationKey: IntegrationKey,
  atMs: number,
  nowMs: number,
  seen?: Integration | null,
): Promise<Woken> {
  const key = keyOf.wake(integrationKey);
  const woken = { v: VERSIONS.wake.newest, wokenAtMs: nowMs };
  // A message is sent for it by whoever names what was seen
  const called = seen === undefined ? {} : { isCalled: true };
  const values = { ':at': atMs };
  const sooner = () =>
    table.update(
      key,
      { ...woken, ...called, wakeAt: atMs, wakeShard: shardOf(integrationKey) },
      { expression: 'attribute_not_exists(isCalled) OR attribute_not_exists(wakeAt) OR wakeAt > :at', values },
      ONE_MORE,
    );
  const isAwake = { expression: 'attribute_exists(isCalled) AND wakeAt <= :at', values };
  const still = () => table.update(key, woken, isAwake, ONE_MORE);
  // One of the two holds; which one, a look that is a moment old nearly always tells
  let isNews = !(seen?.isCalled === true && seen.wakeAt !== null && seen.wakeAt <= atMs);
  return retryOnConflict('the wake of an integration', async () => {
    const item = await (isNews ? sooner : still)();
    if (item) return { wakes: Number(item.wakes), isNews };
    isNews = !isNews;
    return CONFLICT;
  });
}

/** The write that wakes an integration together with another write, such as that of its settings. */
export const wakeWrite = (key: IntegrationKey, nowMs: number): Write => ({
  update: keyOf.wake(key),
  changes: { v: VERSIONS.wake.newest, wokenAtMs: nowMs, wakeAt: nowMs, wakeShard: shardOf(key) },
  add: ONE_MORE,
});

/** Sets when to look at an integration next; false when it was woken since it was read. */
export async function restLine(
  table: Table,
  integration: Integration,
  { wakeAt, isSeen, isIdle, isKept = false }: Rest,
) {
  const key = keyOfIntegration(integration);
  const { wakes, olderWakes } = integration;
  if (olderWakes !== null && !(await leaveOlder(table, key, olderWakes))) return false;
  const changes: AttributeChanges = {
    v: VERSIONS.wake.newest,
    ...(wakeAt === null ? { wakeAt: undefined, wakeShard: undefined } : { wakeAt, wakeShard: shardOf(key) }),
    ...(isSeen ? { seenWakes: wakes } : {}),
    wasIdle: (isSeen && isIdle) || undefined,
    isKept: isKept || undefined,
    isCalled: undefined,
  };
  const unwoken =
    wakes === 0
      ? { expression: 'attribute_not_exists(wakes)' }
      : { expression: 'wakes = :wakes', values: { ':wakes': wakes } };
  return (await table.update(keyOf.wake(key), changes, unwoken)) !== null;
}

/** Takes the wake of an integration that is not there out of the index; nothing when there is no wake either. */
export async function silenceLine(table: Table, key: IntegrationKey): Promise<void> {
  const isThere = { expression: 'attribute_exists(pk)' };
  await table.update(keyOf.wake(key), { wakeAt: undefined, wakeShard: undefined }, isThere);
}

/** Takes the wake of older code out of the item of the integration, unless that code counted another one. */
async function leaveOlder(table: Table, key: IntegrationKey, wakes: number): Promise<boolean> {
  const nothing = { wakes: undefined, wakeAt: undefined, wakeShard: undefined, wokenAtMs: undefined };
  const asSeen = { expression: 'wakes = :wakes', values: { ':wakes': wakes } };
  return (await table.update(keyOf.integration(key), nothing, asSeen)) !== null;
}

/** The integrations that are due by a moment in an index: `wake` for work, `care` for the check of their connection. */
export async function dueIn(table: Table, index: 'wake' | 'care', byMs: number): Promise<DueIntegration[]> {
  const shards = Array.from({ length: SHARDS }, (_, shard) => dueInShard(table, index, String(shard), byMs));
  const found = (await Promise.all(shards)).flat();
  return [...new Map(found.map((due) => [lineName(due.key), due])).values()];
}

async function dueInShard(table: Table, index: 'wake' | 'care', shard: string, byMs: number) {
  const rows = await table.query({
    index,
    expression: `${index}Shard = :shard AND ${index}At <= :by`,
    values: { ':shard': shard, ':by': byMs },
  });
  return rows.map((row) => ({ key: integrationOfItem(row), dueAt: Number(row[`${index}At`]) }));
}
