import type { Cause } from '../domain/causes.ts';
import type { NewChange } from '../domain/change.ts';
import { HOUR_MS } from '../domain/duration.ts';
import type { OutboxEvent } from '../domain/events-out.ts';
import type { IntegrationKey } from '../sync/ledger/entry.ts';
import type { Integration, LooseEnd, Pause, Webhook } from '../sync/ledger/integration.ts';
import type { DueIntegration, Integrations, Rest, Woken } from '../sync/ledger/ledger.ts';
import type { UnreadableItem } from '../sync/ledger/versions.ts';
import type { FoundIssues } from '../sync/review/report-drift.ts';
import { keepIssues, pauseLine, raiseAttention } from './integration/attention.ts';
import { careOf, THERE } from './integration/attributes.ts';
import { getIntegration, integrationsOf } from './integration/reading.ts';
import {
  changeIfAsSeen,
  changeIntegration,
  keepLooseEnds,
  putIntegration,
  removeIntegration,
  stopIntegration,
} from './integration/saving.ts';
import { dueIn, restLine, silenceLine, wakeLine } from './integration/waking.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

/** Integrations in DynamoDB, with the index of those that a worker should look at. */
export class DynamoIntegrations implements Integrations {
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  /** The tenant's integrations; those that were disconnected are left out. */
  async ofTenant(tenant: string, setAside?: (error: UnreadableItem) => void): Promise<readonly Integration[]> {
    return (await this.everOfTenant(tenant, setAside)).filter(({ disconnectedAtMs }) => disconnectedAtMs === null);
  }

  /** The same with those that were disconnected, whose ledgers are still there. */
  everOfTenant(tenant: string, setAside?: (error: UnreadableItem) => void): Promise<readonly Integration[]> {
    return integrationsOf(this.#table, tenant, setAside);
  }

  get(key: IntegrationKey): Promise<Integration | null> {
    return getIntegration(this.#table, key);
  }

  /** Makes an integration; false when there is one by that name. One that was disconnected begins anew over its ledger. */
  make(integration: Integration, line: NewChange | null = null): Promise<boolean> {
    return putIntegration(this.#table, integration, line);
  }

  /** Changes settings, mappings, state or connection: everything that was parked is judged anew. */
  async change(key: IntegrationKey, changes: Partial<Integration>): Promise<void> {
    await this.get(key); // an older item is upgraded first
    await changeIntegration(this.#table, key, changes, THERE, this.#now());
    await this.wake(key, this.#now());
  }

  /** The same, unless somebody saved anything since it was read; `changeIfAsSeen` says more. */
  changeIf(seen: Integration, changes: Partial<Integration>, line: NewChange | null): Promise<boolean> {
    return changeIfAsSeen(this.#table, seen, changes, line, this.#now());
  }

  /** Keeps what is to be forgotten; `keepLooseEnds` of the writes says more. An hour later it is looked after. */
  keepLooseEnds(seen: Integration, looseEnds: readonly LooseEnd[]): Promise<boolean> {
    return keepLooseEnds(this.#table, seen, [...looseEnds], this.#now() + HOUR_MS);
  }

  /** Stops an integration that is being disconnected: nothing that is under way connects it or goes out. */
  stop(key: IntegrationKey): Promise<Integration | null> {
    return stopIntegration(this.#table, key);
  }

  /** Takes away what connected a stopped integration; its name stays over its ledger. */
  remove(stopped: Integration): Promise<void> {
    return removeIntegration(this.#table, stopped, this.#now());
  }

  wake(key: IntegrationKey, atMs: number, seen?: Integration | null): Promise<Woken> {
    return wakeLine(this.#table, key, atMs, this.#now(), seen);
  }

  rest(integration: Integration, rest: Rest): Promise<boolean> {
    return restLine(this.#table, integration, rest);
  }

  silence(key: IntegrationKey): Promise<void> {
    return silenceLine(this.#table, key);
  }

  pause(key: IntegrationKey, pause: Pause | null, judgedBy?: number): Promise<boolean> {
    return pauseLine(this.#table, key, pause, judgedBy);
  }

  raise(
    key: IntegrationKey,
    attention: NonNullable<Integration['attention']>,
    fact: OutboxEvent,
    stands: boolean,
    judgedBy?: number,
    pause?: Pause,
  ): Promise<void> {
    return raiseAttention(this.#table, key, { attention, fact, stands, judgedBy, pause });
  }

  async calm(key: IntegrationKey, cause: Cause): Promise<void> {
    const sameCause = { expression: 'attention.cause = :cause', values: { ':cause': cause } };
    await this.#table.update(keyOf.integration(key), { attention: undefined }, sameCause);
  }

  /** Keeps the settings issues, with the events to publish of them; `keepIssues` says more. */
  keepIssues(seen: Integration, found: FoundIssues): Promise<boolean> {
    return keepIssues(this.#table, seen, found, this.#now());
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
    const noMore = { expression: 'outbox = :seenOutbox', values: { ':seenOutbox': facts } };
    await this.#table.update(keyOf.integration(key), { outbox: [] }, noMore);
  }

  async requeued(key: IntegrationKey, version: number): Promise<void> {
    await this.#table.update(keyOf.integration(key), { requeuedVersion: version }, THERE);
  }

  due(byMs: number): Promise<readonly DueIntegration[]> {
    return dueIn(this.#table, 'wake', byMs);
  }

  /** Integrations whose connection is to be checked. */
  async dueForCare(nowMs: number): Promise<readonly IntegrationKey[]> {
    return (await dueIn(this.#table, 'care', nowMs)).map(({ key }) => key);
  }

  /** Remembers how far the sweep of an integration came. */
  async swept(key: IntegrationKey, to: string | null): Promise<void> {
    await this.#table.update(keyOf.integration(key), { sweptTo: to ?? undefined }, THERE);
  }

  /** Remembers that the indexes hold every entry of an integration. */
  async indexed(key: IntegrationKey): Promise<void> {
    await this.#table.update(keyOf.integration(key), { entriesIndexed: true }, THERE);
  }

  /** Sets when a connection is checked next, unless it was disconnected since it was seen. */
  async cared({ tenant, id, generation }: Integration, careAt: number | null): Promise<void> {
    const key = { tenant, integration: id };
    const asSeen = {
      expression: 'generation = :generation AND attribute_not_exists(disconnectedAtMs)',
      values: { ':generation': generation },
    };
    await this.#table.update(keyOf.integration(key), careOf(key, careAt), asSeen);
  }
}
