import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import type { Cause } from '../domain/causes.ts';
import type { OutboxEvent } from '../domain/events-out.ts';
import type { SettingsIssue } from '../providers/settings-check.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import { Integration, type Pause, type Webhook } from '../sync/ledger/integration.ts';
import type { Integrations } from '../sync/ledger/ledger.ts';
import { AdministrationTaken } from '../sync/review/clash.ts';
import { integrationKeyOf, keyOf, lineName, SHARDS, shardOf } from './keys.ts';
import { type Additions, type AttributeChanges, type Condition, Refused, type Table, type Write } from './table.ts';

/** Integrations in DynamoDB, with the index of lines that somebody should look at. */
export class DynamoIntegrations implements Integrations {
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  /** The tenant's integrations; those that were disconnected are left out. */
  async ofTenant(tenant: string): Promise<readonly Integration[]> {
    return (await this.everOfTenant(tenant)).filter(({ disconnectedAtMs }) => disconnectedAtMs === null);
  }

  /** The same with those that were disconnected, whose ledgers are still there. */
  async everOfTenant(tenant: string): Promise<readonly Integration[]> {
    const { pk } = keyOf.integration({ tenant, integration: '' });
    const items = await this.#table.query({
      expression: 'pk = :tenant AND begins_with(sk, :integration)',
      values: { ':tenant': pk, ':integration': 'integration#' },
      consistent: true,
    });
    return items.map((item) => v.parse(Integration, item));
  }

  /** One integration, also a disconnected one, whose ledger is still there. */
  async get(key: IntegrationKey): Promise<Integration | null> {
    const item = await this.#table.get(keyOf.integration(key));
    return item && v.parse(Integration, item);
  }

  /** Makes an integration; false when there is one by that name. One that was disconnected begins anew over its ledger. */
  async make(integration: Integration): Promise<boolean> {
    const line = { tenant: integration.tenant, integration: integration.id };
    const before = await this.get(line);
    const item = { ...keyOf.integration(line), line: lineName(line) };
    if (!before)
      return this.#table.put({ ...item, ...withoutNull(integration) }, { expression: 'attribute_not_exists(pk)' });
    const { generation, settingsVersion, requeuedVersion, wakes } = before;
    const after = {
      ...integration,
      generation: generation + 1,
      settingsVersion: settingsVersion + 1,
      requeuedVersion,
      wakes,
    };
    return this.#table.put(
      { ...item, ...withoutNull(after) },
      {
        expression: 'attribute_exists(disconnectedAtMs) AND generation = :generation',
        values: { ':generation': generation },
      },
    );
  }

  /** Changes settings, mappings, state or connection: everything that was parked is judged anew. */
  async change(key: IntegrationKey, changes: Partial<Integration>): Promise<void> {
    await this.#change(key, changes, THERE);
    await this.wake(key, this.#now());
  }

  /**
   * The same, unless somebody saved anything since it was read, or it was disconnected; false then. A change of its state,
   * of its attention or of what is to be told is written only over what was read of them. Throws `AdministrationTaken` when
   * another integration of the tenant books into the administration already.
   */
  async changeIf(seen: Integration, changes: Partial<Integration>): Promise<boolean> {
    const line = { tenant: seen.tenant, integration: seen.id };
    const { administration } = changes;
    const asRead = overWhatWasRead(seen, changes);
    const isMoved = administration !== undefined && administration?.id !== seen.administration?.id;
    const isWritten = isMoved
      ? await this.#moving(
          line,
          administration,
          this.#saved(line, changes),
          (now) => now.settingsVersion === seen.settingsVersion,
          asRead,
          { settingsVersion: 1 },
        )
      : (await this.#change(line, changes, asRead)) !== null;
    if (isWritten) await this.wake(line, this.#now());
    return isWritten;
  }

  /** Stops an integration that is being disconnected: nothing that is under way connects it or goes out. */
  async stop(key: IntegrationKey): Promise<Integration | null> {
    const off = {
      state: 'new',
      attention: undefined,
      settingsIssues: [],
      pause: undefined,
      ...careOf(key, null),
    } as const;
    const item = await this.#table.update(keyOf.integration(key), off, THERE, { generation: 1, settingsVersion: 1 });
    return item && v.parse(Integration, item);
  }

  /** Takes away what connected a stopped integration; its name stays over its ledger. */
  async remove(stopped: Integration): Promise<void> {
    const { tenant, id, generation } = stopped;
    const nothing = {
      chain: undefined,
      administration: undefined,
      clientId: undefined,
      secretName: undefined,
      webhook: undefined,
      contactsSeenAtMs: undefined,
    };
    await this.#moving(
      { tenant, integration: id },
      null,
      { ...nothing, disconnectedAtMs: this.#now() },
      (now) => now.generation === generation,
      { expression: 'generation = :generation', values: { ':generation': generation } },
      {},
    );
  }

  #change(key: IntegrationKey, changes: Partial<Integration>, condition: Condition) {
    return this.#table.update(keyOf.integration(key), this.#saved(key, changes), condition, { settingsVersion: 1 });
  }

  #saved(key: IntegrationKey, changes: Partial<Integration>): AttributeChanges {
    const care = changes.careAt === undefined ? {} : careOf(key, changes.careAt);
    return { ...nullsTakenAway(changes), ...care, settingsChangedAtMs: this.#now() };
  }

  /**
   * Moves an integration to another administration, or to none: lets the one go, claims the other and writes the
   * integration, all or nothing. False when the integration is not as it was seen.
   */
  async #moving(
    key: IntegrationKey,
    after: Integration['administration'],
    changes: AttributeChanges,
    isAsSeen: (now: Integration) => boolean,
    condition: Condition,
    add: Additions,
  ): Promise<boolean> {
    const { tenant, integration: id } = key;
    const ours = { expression: 'attribute_not_exists(integration) OR integration = :id', values: { ':id': id } };
    for (let tries = 0; tries < TRIES; tries++) {
      const now = await this.get(key);
      if (!now || !isAsSeen(now)) return false;
      const { provider, administration: before } = now;
      const from = before && keyOf.booksOf(tenant, provider, before.id);
      // One that was pinned before administrations were claimed may be nobody's, or another's.
      const isClaimed = from !== null && before?.id !== after?.id && (await this.#table.get(from))?.integration === id;
      const letGo: Write[] = isClaimed ? [{ update: from, changes: { integration: undefined }, condition: ours }] : [];
      const claim = after ? await this.#claimOf(key, provider, after.id) : [];
      const unmoved = andStillAt(condition, before?.id ?? null);
      try {
        await this.#table.transact([
          { update: keyOf.integration(key), changes, condition: unmoved, add },
          ...claim,
          ...letGo,
        ]);
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error.index > 0) throw new AdministrationTaken();
      }
    }
    throw new Error('an integration kept moving');
  }

  /** The writes that make an administration an integration's, unless another one is there. */
  async #claimOf(
    { tenant, integration: id }: IntegrationKey,
    provider: string,
    administration: string,
  ): Promise<Write[]> {
    const key = keyOf.booksOf(tenant, provider, administration);
    const holder = (await this.#table.get(key))?.integration ?? id;
    const asSeen = {
      expression: 'attribute_not_exists(integration) OR integration = :holder',
      values: { ':holder': holder },
    };
    const claim: Write = { put: { ...key, v: 1, tenant, integration: id }, condition: asSeen };
    if (holder === id) return [claim];
    // A claim that was left behind gives way, when its holder is not there.
    const isElsewhere = {
      expression: 'attribute_not_exists(administration) OR administration.id <> :administration',
      values: { ':administration': administration },
    };
    return [claim, { check: keyOf.integration({ tenant, integration: String(holder) }), condition: isElsewhere }];
  }

  async wake(integrationKey: IntegrationKey, atMs: number): Promise<void> {
    const key = keyOf.integration(integrationKey);
    const rung = { wokenAtMs: this.#now() };
    const sooner = {
      expression: 'attribute_exists(pk) AND (attribute_not_exists(wakeAt) OR wakeAt > :at)',
      values: { ':at': atMs },
    };
    const woken = await this.#table.update(
      key,
      { ...rung, wakeAt: atMs, wakeShard: shardOf(integrationKey) },
      sooner,
      ONE_RING,
    );
    if (!woken) await this.#table.update(key, rung, THERE, ONE_RING);
  }

  async rest(key: IntegrationKey, wakes: number, wakeAt: number | null): Promise<boolean> {
    const changes: AttributeChanges =
      wakeAt === null ? { wakeAt: undefined, wakeShard: undefined } : { wakeAt, wakeShard: shardOf(key) };
    const item = await this.#table.update(keyOf.integration(key), changes, {
      expression: 'wakes = :wakes',
      values: { ':wakes': wakes },
    });
    return item !== null;
  }

  async pause(integrationKey: IntegrationKey, pause: Pause | null, judgedBy?: number): Promise<boolean> {
    const key = keyOf.integration(integrationKey);
    const asJudged = judgedBy === undefined ? THERE : { expression: JUDGED, values: { ':judged': judgedBy } };
    if (pause) return (await this.#table.update(key, { pause }, asJudged)) !== null;
    const moves = { expression: 'attribute_exists(pk) AND #state <> :stands', values: { ':stands': 'attention' } };
    const lifted = await this.#table.update(key, { pause: undefined, attention: undefined }, moves);
    return (lifted ?? (await this.#table.update(key, { pause: undefined }, THERE))) !== null;
  }

  async raise(
    key: IntegrationKey,
    attention: NonNullable<Integration['attention']>,
    fact: OutboxEvent,
    stands: boolean,
    judgedBy?: number,
  ) {
    for (let tries = 0; tries < TRIES; tries++) {
      const seen = await this.get(key);
      if (!seen || seen.disconnectedAtMs !== null || seen.attention?.cause === attention.cause) return;
      if (judgedBy !== undefined && seen.settingsVersion !== judgedBy) return;
      const outbox = [...seen.outbox, fact];
      const written = await this.#table.update(
        keyOf.integration(key),
        { attention, outbox, ...(stands ? { state: 'attention' } : {}) },
        {
          expression: `outbox = :seen AND ${JUDGED} AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(attention) OR attention.cause <> :cause)`,
          values: { ':seen': seen.outbox, ':cause': attention.cause, ':judged': seen.settingsVersion },
        },
      );
      if (written) return;
    }
    throw new Error('the facts of an integration kept changing');
  }

  async calm(key: IntegrationKey, cause: Cause): Promise<void> {
    const sameCause = { expression: 'attention.cause = :cause', values: { ':cause': cause } };
    await this.#table.update(keyOf.integration(key), { attention: undefined }, sameCause);
  }

  /**
   * Keeps what the books no longer take, with the facts to tell of it; false when settings or mappings were saved since
   * they were seen, or nothing is sent any more: then it is said of what no longer holds. False too when another look at
   * the books came first, which told it already. `isMended`: the books take something again, so that everything that was
   * parked is judged anew.
   */
  async keepMisfits(
    seen: Integration,
    {
      settingsIssues,
      facts,
      isMended,
    }: { settingsIssues: readonly SettingsIssue[]; facts: readonly OutboxEvent[]; isMended: boolean },
  ): Promise<boolean> {
    const line = { tenant: seen.tenant, integration: seen.id };
    for (let tries = 0; tries < TRIES; tries++) {
      const now = await this.get(line);
      if (now?.settingsVersion !== seen.settingsVersion || now.state !== seen.state) return false;
      if (!isDeepStrictEqual(now.settingsIssues, seen.settingsIssues)) return false;
      const written = await this.#table.update(
        keyOf.integration(line),
        {
          settingsIssues,
          outbox: [...now.outbox, ...facts],
          ...(isMended ? { settingsChangedAtMs: this.#now() } : {}),
        },
        {
          expression:
            'outbox = :told AND settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs) AND (attribute_not_exists(settingsIssues) OR settingsIssues = :known)',
          values: { ':told': now.outbox, ':seen': seen.settingsVersion, ':known': now.settingsIssues },
        },
        isMended ? { settingsVersion: 1 } : {},
      );
      if (written) return true;
    }
    throw new Error('the facts of an integration kept changing');
  }

  async keepWebhook(key: IntegrationKey, webhook: Webhook | null): Promise<boolean> {
    const changes = webhook ? { webhook } : { webhook: undefined };
    const connected = { expression: 'attribute_exists(pk) AND attribute_not_exists(disconnectedAtMs)' };
    return (await this.#table.update(keyOf.integration(key), changes, connected)) !== null;
  }

  async contactsSeen(key: IntegrationKey, atMs: number): Promise<void> {
    await this.#table.update(keyOf.integration(key), { contactsSeenAtMs: atMs }, THERE);
  }

  async published(key: IntegrationKey, facts: readonly OutboxEvent[]): Promise<void> {
    const noMore = { expression: 'outbox = :told', values: { ':told': facts } };
    await this.#table.update(keyOf.integration(key), { outbox: [] }, noMore);
  }

  async requeued(key: IntegrationKey, version: number): Promise<void> {
    await this.#table.update(keyOf.integration(key), { requeuedVersion: version }, THERE);
  }

  due(nowMs: number): Promise<readonly IntegrationKey[]> {
    return this.#inEveryShard('wake', nowMs);
  }

  /** Lines whose connection is to be looked after. */
  dueForCare(nowMs: number): Promise<readonly IntegrationKey[]> {
    return this.#inEveryShard('care', nowMs);
  }

  /** Says when a connection is looked after next, unless it was disconnected since it was seen. */
  async cared({ tenant, id, generation }: Integration, careAt: number | null): Promise<void> {
    const line = { tenant, integration: id };
    const asSeen = { expression: 'generation = :generation', values: { ':generation': generation } };
    await this.#table.update(keyOf.integration(line), careOf(line, careAt), asSeen);
  }

  async #inEveryShard(index: 'wake' | 'care', nowMs: number): Promise<IntegrationKey[]> {
    const shards = Array.from({ length: SHARDS }, (_, shard) => this.#dueIn(index, String(shard), nowMs));
    return (await Promise.all(shards)).flat();
  }

  async #dueIn(index: 'wake' | 'care', shard: string, nowMs: number): Promise<IntegrationKey[]> {
    const rows = await this.#table.query({
      index,
      expression: `${index}Shard = :shard AND ${index}At <= :now`,
      values: { ':shard': shard, ':now': nowMs },
    });
    return rows.map(({ pk, sk }) => integrationKeyOf(`${String(pk)}#I#${String(sk).slice('integration#'.length)}`));
  }
}

/** How often a fact is added while others add theirs. */
const TRIES = 10;
const ONE_RING = { wakes: 1 };
const JUDGED = 'settingsVersion = :judged';
const THERE = { expression: 'attribute_exists(pk)' };

/** True of an integration as it was read, in everything that a change must not be laid over unseen. */
function overWhatWasRead(
  { settingsVersion, outbox, state, attention }: Integration,
  changes: Partial<Integration>,
): Condition {
  const same: [string, Record<string, unknown>][] = [
    ['settingsVersion = :seen AND attribute_not_exists(disconnectedAtMs)', { ':seen': settingsVersion }],
  ];
  if ('outbox' in changes) same.push(['outbox = :told', { ':told': outbox }]);
  if ('state' in changes) same.push(['#state = :was', { ':was': state }]);
  if ('attention' in changes)
    same.push(
      attention ? ['attention.cause = :cause', { ':cause': attention.cause }] : ['attribute_not_exists(attention)', {}],
    );
  return {
    expression: same.map(([expression]) => expression).join(' AND '),
    values: Object.assign({}, ...same.map(([, values]) => values)),
  };
}

/** The same condition, and that the integration is still at this administration, or at none. */
const andStillAt = ({ expression, values }: Condition, administration: string | null): Condition => ({
  expression: `${expression} AND ${administration === null ? 'attribute_not_exists(administration)' : 'administration.id = :before'}`,
  values: { ...values, ...(administration === null ? {} : { ':before': administration }) },
});

/** What stands in the `care` index. */
const careOf = (key: IntegrationKey, careAt: number | null) =>
  careAt === null ? { careAt: undefined, careShard: undefined } : { careAt, careShard: shardOf(key) };

const nullsTakenAway = (changes: object): AttributeChanges =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === null ? undefined : value]));

/** Absent attributes keep conditions such as `attribute_not_exists(wakeAt)` true. */
const withoutNull = (item: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null));
