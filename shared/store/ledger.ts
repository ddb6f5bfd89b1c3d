import { type Entry, type EntryKey, type IntegrationKey, readEntry } from '../sync/ledger/entry.ts';
import { type Claim, ClaimLost, type Ledger, type Owned, Taken, type WriteConditions } from '../sync/ledger/ledger.ts';
import { claimed } from '../sync/ledger/transitions.ts';
import { entryKeyOf, keyOf, lineName, listName, parkedName } from './keys.ts';
import { type AttributeChanges, type Condition, Refused, type Table, type Write } from './table.ts';

/** The most steps that an entry keeps; the oldest go first. */
const STEPS_KEPT = 60;

/** The attributes that stand in the `due` index: parked entries have a partition of their own there. */
function indexOf(entry: Entry): AttributeChanges {
  if (entry.dueAt !== null) return { dueOf: lineName(entry), dueAt: entry.dueAt };
  return entry.status === 'parked'
    ? { dueOf: parkedName(entry), dueAt: Date.parse(entry.updatedAt) }
    : { dueOf: undefined, dueAt: undefined };
}

/** Invoices stand in the list of their tenant from the beginning, each in its place. */
const listOf = ({ kind, tenant, createdAt }: Entry) =>
  kind === 'invoice' ? { listOf: listName(tenant), listedAt: Date.parse(createdAt) } : {};

const toItem = (entry: Entry) => ({ ...keyOf.entry(entry), ...entry, ...indexOf(entry), ...listOf(entry) });

/** Reads a stored entry; what stands in the index of parked ones is due to nobody. */
function fromItem(item: Record<string, unknown>): Entry {
  const isDue = item.dueOf !== undefined && !String(item.dueOf).endsWith('#parked');
  return readEntry({ ...item, dueAt: isDue ? item.dueAt : null });
}

/** The ledger in DynamoDB: the table is the judge of every race. */
export class DynamoLedger implements Ledger {
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  async read(key: EntryKey): Promise<Entry | null> {
    const item = await this.#table.get(keyOf.entry(key));
    return item && fromItem(item);
  }

  open(entry: Entry): Promise<boolean> {
    return this.#table.put(toItem(entry), { expression: 'attribute_not_exists(pk)' });
  }

  async amend<E extends Entry>(entry: E, change: Partial<E>, step?: string): Promise<boolean> {
    const { changes } = changed(entry, change, step, this.#now());
    return (await this.#table.update(keyOf.entry(entry), changes, asRead(entry), { revision: 1 })) !== null;
  }

  async claim(key: EntryKey, nowMs: number, untilMs: number): Promise<Claim | null> {
    const { change, add } = claimed(untilMs);
    const item = await this.#table.update(
      keyOf.entry(key),
      change,
      { expression: 'attribute_exists(pk) AND claimedUntilMs <= :now', values: { ':now': nowMs } },
      add,
    );
    return item && new DynamoClaim(this.#table, fromItem(item), this.#now);
  }

  async nextDue(key: IntegrationKey, nowMs: number, except: ReadonlySet<string>): Promise<EntryKey | null> {
    const due = await this.due(key, nowMs, except.size + 1);
    return due.find(({ kind, id }) => !except.has(`${kind}#${id}`)) ?? null;
  }

  async due(key: IntegrationKey, nowMs: number, atMost: number): Promise<readonly EntryKey[]> {
    const rows = await this.#table.query({
      index: 'due',
      expression: 'dueOf = :line AND dueAt <= :now',
      values: { ':line': lineName(key), ':now': nowMs },
      limit: atMost,
    });
    return this.#keys(rows);
  }

  async nextDueAt(key: IntegrationKey): Promise<number | null> {
    const [row] = await this.#table.query({
      index: 'due',
      expression: 'dueOf = :line',
      values: { ':line': lineName(key) },
      limit: 1,
    });
    return typeof row?.dueAt === 'number' ? row.dueAt : null;
  }

  async parked(key: IntegrationKey): Promise<readonly EntryKey[]> {
    const rows = await this.#table.query({
      index: 'due',
      expression: 'dueOf = :parked',
      values: { ':parked': parkedName(key) },
    });
    return this.#keys(rows);
  }

  async ownerOf(key: IntegrationKey, owned: Owned) {
    const item = await this.#table.get(keyOf.owned(key, owned));
    return item && { id: String(item.ownerId), shared: item.shared === true };
  }

  async share(key: IntegrationKey, owned: Owned, customer: string): Promise<void> {
    await this.#table.update(keyOf.owned(key, owned), { shared: true }, undefined, { sharers: new Set([customer]) });
  }

  async customersOf(key: IntegrationKey, owned: Owned): Promise<readonly string[]> {
    const item = await this.#table.get(keyOf.owned(key, owned));
    if (!item) return [];
    const sharers = item.sharers instanceof Set ? [...item.sharers].map(String) : [];
    return [...new Set([String(item.ownerId), ...sharers])];
  }

  async owned(key: IntegrationKey, of: Pick<Owned, 'administration' | 'what'>): Promise<readonly string[]> {
    const { pk, sk } = keyOf.owned(key, { ...of, externalId: '' });
    const rows = await this.#table.query({
      expression: 'pk = :line AND begins_with(sk, :owned)',
      values: { ':line': pk, ':owned': sk },
    });
    return rows.map((row) => decodeURIComponent(String(row.sk).slice(sk.length)));
  }

  async noteNumber(key: IntegrationKey, number: string, id: string): Promise<void> {
    await this.#table.put({ ...keyOf.number(key, number), v: 1, id });
  }

  async idOfNumber(key: IntegrationKey, number: string): Promise<string | null> {
    const item = await this.#table.get(keyOf.number(key, number));
    return typeof item?.id === 'string' ? item.id : null;
  }

  #keys(rows: readonly Record<string, unknown>[]): EntryKey[] {
    return rows
      .map(({ pk, sk }) => entryKeyOf({ pk: String(pk), sk: String(sk) }))
      .filter((key): key is EntryKey => key !== null);
  }
}

/** An entry in the hands of one worker: every write carries the fence of its claim. */
class DynamoClaim implements Claim {
  entry: Entry;
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, entry: Entry, now: () => number) {
    this.#table = table;
    this.entry = entry;
    this.#now = now;
  }

  async write(change: Partial<Entry>, conditions: WriteConditions = {}): Promise<void> {
    const { next, changes } = changed(this.entry, change, conditions.step, this.#now());
    const condition = this.#isOurs(conditions, conditions.unlessChanged === true || 'outbox' in change);
    const besides = this.#besides(conditions);
    if (besides.length === 0) {
      const item = await this.#table.update(keyOf.entry(this.entry), changes, condition, { revision: 1 });
      if (!item) throw new ClaimLost();
      this.entry = fromItem(item);
      return;
    }
    try {
      const update = keyOf.entry(this.entry);
      await this.#table.transact([{ update, changes, condition, add: { revision: 1 } }, ...besides]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw error.index > 0 && conditions.owning ? new Taken() : new ClaimLost();
    }
    this.entry = { ...next, revision: this.entry.revision + 1 };
  }

  /** Ours by the fence; facts to tell are only written over those that we read. */
  #isOurs({ unlessReplaced }: WriteConditions, unlessChanged: boolean): Condition {
    const { entry } = this;
    const guards: [string, Record<string, unknown>][] = [['fence = :ourFence', { ':ourFence': entry.fence }]];
    if (unlessReplaced && entry.kind === 'invoice') guards.push(['#hash = :ourHash', { ':ourHash': entry.hash }]);
    if (unlessChanged) guards.push(['revision = :ourRevision', { ':ourRevision': entry.revision }]);
    return {
      expression: guards.map(([guard]) => guard).join(' AND '),
      values: Object.assign({}, ...guards.map(([, values]) => values)),
    };
  }

  #besides({ judgedBy, owning }: WriteConditions): Write[] {
    const { tenant, integration, id } = this.entry;
    const line = { tenant, integration };
    const judged: Write = {
      check: keyOf.integration(line),
      condition: { expression: 'settingsVersion = :judgedBy', values: { ':judgedBy': judgedBy } },
    };
    const owned: Write[] = owning
      ? [
          {
            put: { ...keyOf.owned(line, owning), v: 1, ownerId: id },
            condition: {
              expression: 'attribute_not_exists(pk) OR ownerId = :ownerId',
              values: { ':ownerId': id },
            },
          },
        ]
      : [];
    return [...(judgedBy === undefined ? [] : [judged]), ...owned];
  }
}

/** The entry still is as it was read. */
const asRead = (entry: Entry): Condition => ({
  expression: 'fence = :readFence AND revision = :readRevision',
  values: { ':readFence': entry.fence, ':readRevision': entry.revision },
});

/** The entry as it will be, and the attributes that a write sets for that. */
function changed<E extends Entry>(entry: E, change: Partial<E>, step: string | undefined, nowMs: number) {
  const at = new Date(nowMs).toISOString();
  const steps = step === undefined ? {} : { steps: [...entry.steps, { step, at }].slice(-STEPS_KEPT) };
  const next = { ...entry, ...change, ...steps, updatedAt: at } as E;
  return { next, changes: { ...change, ...steps, updatedAt: at, ...indexOf(next) } };
}
