import * as v from 'valibot';
import type { Fact } from '../domain/events-out.ts';
import type { Line } from '../sync/entry.ts';
import { Integration, type Pause } from '../sync/integration.ts';
import type { Integrations } from '../sync/ledger.ts';
import { keyOf, lineName, lineOf, shardOf, WAKE_SHARDS } from './keys.ts';
import type { Changes, Table } from './table.ts';

/** Integrations in DynamoDB, with the index of lines that somebody should look at. */
export class DynamoIntegrations implements Integrations {
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  async ofTenant(tenant: string): Promise<readonly Integration[]> {
    const { pk } = keyOf.integration({ tenant, integration: '' });
    const items = await this.#table.query({
      expression: 'pk = :tenant AND begins_with(sk, :integration)',
      values: { ':tenant': pk, ':integration': 'integration#' },
      consistent: true,
    });
    return items.map((item) => v.parse(Integration, item));
  }

  async get(line: Line): Promise<Integration | null> {
    const item = await this.#table.get(keyOf.integration(line));
    return item && v.parse(Integration, item);
  }

  /** Makes an integration; false when there is one by that name. */
  make(integration: Integration): Promise<boolean> {
    const line = { tenant: integration.tenant, integration: integration.id };
    return this.#table.put(
      { ...keyOf.integration(line), ...withoutNull(integration), line: lineName(line) },
      { expression: 'attribute_not_exists(pk)' },
    );
  }

  /** Changes settings, mappings, state or connection: everything that was parked is judged anew. */
  async change(line: Line, changes: Partial<Integration>): Promise<void> {
    await this.#table.update(
      keyOf.integration(line),
      { ...nullsTakenAway(changes), settingsChangedAtMs: this.#now() },
      { expression: 'attribute_exists(pk)' },
      { settingsVersion: 1 },
    );
    await this.wake(line, this.#now());
  }

  async wake(line: Line, atMs: number): Promise<void> {
    const key = keyOf.integration(line);
    const rung = { rungAtMs: this.#now() };
    const sooner = {
      expression: 'attribute_exists(pk) AND (attribute_not_exists(wakeAt) OR wakeAt > :at)',
      values: { ':at': atMs },
    };
    const woken = await this.#table.update(key, { ...rung, wakeAt: atMs, wakeShard: shardOf(line) }, sooner, ONE_RING);
    if (!woken) await this.#table.update(key, rung, THERE, ONE_RING);
  }

  async rest(line: Line, rings: number, wakeAt: number | null): Promise<boolean> {
    const changes: Changes =
      wakeAt === null ? { wakeAt: undefined, wakeShard: undefined } : { wakeAt, wakeShard: shardOf(line) };
    const item = await this.#table.update(keyOf.integration(line), changes, {
      expression: 'rings = :rings',
      values: { ':rings': rings },
    });
    return item !== null;
  }

  async pause(line: Line, pause: Pause | null): Promise<void> {
    const changes = pause ? { pause } : { pause: undefined, attention: undefined };
    await this.#table.update(keyOf.integration(line), changes, THERE);
  }

  async raise(line: Line, attention: NonNullable<Integration['attention']>, fact: Fact, stands: boolean) {
    await this.#table.update(
      keyOf.integration(line),
      { attention, toAnnounce: [fact], ...(stands ? { state: 'attention' } : {}) },
      {
        expression: 'attribute_exists(pk) AND (attribute_not_exists(attention) OR attention.cause <> :cause)',
        values: { ':cause': attention.cause },
      },
    );
  }

  async told(line: Line): Promise<void> {
    await this.#table.update(keyOf.integration(line), { toAnnounce: [] }, THERE);
  }

  async healed(line: Line, version: number): Promise<void> {
    await this.#table.update(keyOf.integration(line), { healedVersion: version }, THERE);
  }

  async due(nowMs: number): Promise<readonly Line[]> {
    const shards = Array.from({ length: WAKE_SHARDS }, (_, shard) => this.#dueIn(String(shard), nowMs));
    return (await Promise.all(shards)).flat();
  }

  async #dueIn(shard: string, nowMs: number): Promise<Line[]> {
    const rows = await this.#table.query({
      index: 'wake',
      expression: 'wakeShard = :shard AND wakeAt <= :now',
      values: { ':shard': shard, ':now': nowMs },
    });
    return rows.map(({ pk, sk }) => lineOf(`${String(pk)}#I#${String(sk).slice('integration#'.length)}`));
  }
}

const ONE_RING = { rings: 1 };
const THERE = { expression: 'attribute_exists(pk)' };

const nullsTakenAway = (changes: object): Changes =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === null ? undefined : value]));

/** Absent attributes keep conditions such as `attribute_not_exists(wakeAt)` true. */
const withoutNull = (item: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
