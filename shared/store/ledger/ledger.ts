import * as v from 'valibot';
import type { Entry, EntryKey, IntegrationKey } from '../../sync/ledger/entry.ts';
import {
  type Claim,
  type DueEntry,
  type Ledger,
  nameOfEntry,
  type Owned,
  type StoppedStatus,
} from '../../sync/ledger/ledger.ts';
import { readStored, unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import { claimed } from '../../sync/ledger/transitions.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { Touches } from '../counts/touches.ts';
import type { Condition } from '../expressions.ts';
import { entryKeyOf, keyOf, lineName, stoppedName } from '../keys.ts';
import type { Table } from '../table.ts';
import { upgradeStored } from '../upgrade.ts';
import { DynamoClaim, ownedWrite } from './claim.ts';
import { changed, fromItem, isAsWritten, toItem } from './entry-items.ts';

const StoredOwned = v.object({
  v: v.literal(VERSIONS.owned.newest),
  ownerId: v.string(),
  shared: v.optional(v.boolean(), false),
  /** The customers beside the owner. */
  sharers: v.optional(v.set(v.string()), () => new Set()),
});
const StoredNumber = v.object({ v: v.literal(VERSIONS.number.newest), id: v.string() });

/** The ledger in DynamoDB: the table is the judge of every race. */
export class DynamoLedger implements Ledger {
  readonly #table: Table;
  readonly #now: () => number;
  readonly #touches: Touches;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
    this.#touches = new Touches(table, now);
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
    await this.#touches.before(entry, change);
    const key = keyOf.entry(entry);
    const write = (as: Entry) => this.#table.update(key, changes, asRead(as), { revision: 1 });
    if (await write(entry)) return true;
    const item = await this.#upgrade(entry, untouched(entry));
    if (item) return (await write(fromItem(item))) !== null;
    return isAsWritten(await this.#table.get(key), changes, entry);
  }

  claim(key: EntryKey, nowMs: number, untilMs: number): Promise<Claim | null> {
    return this.#claimIf({ expression: FREE, values: { ':now': nowMs } }, key, untilMs);
  }

  async claimDue(key: EntryKey, nowMs: number, untilMs: number): Promise<Claim | 'held' | null> {
    const isFree = {
      expression: `${FREE} AND dueOf = :line AND dueAt <= :now`,
      values: { ':now': nowMs, ':line': lineName(key) },
    };
    const claim = await this.#claimIf(isFree, key, untilMs);
    if (claim) return claim;
    const entry = await unlessUnreadable(this.read(key));
    return entry !== null && entry.dueAt !== null && entry.dueAt <= nowMs ? 'held' : null;
  }

  async #claimIf(isFree: Condition, key: EntryKey, untilMs: number): Promise<Claim | null> {
    const { change, add } = claimed(untilMs);
    const take = () => this.#table.update(keyOf.entry(key), change, ofNewest(isFree), add);
    const item = (await take()) ?? ((await this.#upgrade(key, isFree)) && (await take()));
    return item && new DynamoClaim(this.#table, fromItem(item), this.#now, this.#touches);
  }

  /**
   * Upgrades an entry that older code wrote, and takes it over: that code would write under its old names. Null when it is
   * of this version or newer, or the condition does not hold.
   */
  async #upgrade(entryKey: EntryKey, condition: Condition) {
    const key = keyOf.entry(entryKey);
    const item = await this.#table.get(key);
    if (!item || Number(item.v) >= VERSIONS.entry.newest) return null;
    return upgradeStored(this.#table, key, item, VERSIONS.entry, condition, { fence: 1, revision: 1 });
  }

  async soonest(key: IntegrationKey, except: ReadonlySet<string> = new Set()): Promise<DueEntry | null> {
    const rows = await this.#table.query({
      index: 'due',
      expression: 'dueOf = :line',
      values: { ':line': lineName(key) },
      limit: except.size + 1 + BEHIND,
    });
    const found = rows.flatMap((row) => this.#keys([row]).map((found) => ({ key: found, dueAt: Number(row.dueAt) })));
    const [first, ...behind] = found.filter((one) => !except.has(nameOfEntry(one.key)));
    return first ? { ...first, behind } : null;
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

  async stopped(key: IntegrationKey, status: StoppedStatus): Promise<readonly EntryKey[]> {
    const rows = await this.#table.query({
      index: 'due',
      expression: 'dueOf = :stopped',
      values: { ':stopped': stoppedName(key, status) },
    });
    return this.#keys(rows);
  }

  async ownerOf(key: IntegrationKey, owned: Owned) {
    const item = await this.#table.get(keyOf.owned(key, owned));
    if (!item) return null;
    const { ownerId, shared } = readStored('owned', StoredOwned, item);
    return { id: ownerId, shared };
  }

  async own({ id, ...key }: EntryKey, owned: Owned): Promise<boolean> {
    const { put, condition } = ownedWrite(key, id, owned);
    return this.#table.put(put, condition);
  }

  async share(key: IntegrationKey, owned: Owned, customer: string): Promise<void> {
    await this.#table.update(keyOf.owned(key, owned), { shared: true }, undefined, { sharers: new Set([customer]) });
  }

  async customersOf(key: IntegrationKey, owned: Owned): Promise<readonly string[]> {
    const item = await this.#table.get(keyOf.owned(key, owned));
    if (!item) return [];
    const { ownerId, sharers } = readStored('owned', StoredOwned, item);
    return [...new Set([ownerId, ...sharers])];
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
    await this.#table.put({ ...keyOf.number(key, number), v: VERSIONS.number.newest, id });
  }

  async idOfNumber(key: IntegrationKey, number: string): Promise<string | null> {
    const item = await this.#table.get(keyOf.number(key, number));
    return item && readStored('number', StoredNumber, item).id;
  }

  #keys(rows: readonly Record<string, unknown>[]): EntryKey[] {
    return rows
      .map(({ pk, sk }) => entryKeyOf({ pk: String(pk), sk: String(sk) }))
      .filter((key): key is EntryKey => key !== null);
  }
}

/** So many entries are read behind the one that is due first: all of them are one read unit, or half of one. */
const BEHIND = 20;

/** Nobody holds the entry. */
const FREE = '(attribute_not_exists(claimedUntilMs) OR claimedUntilMs <= :now)';

/** The entry was not written since it was read. */
const untouched = (entry: Entry): Condition => ({
  expression: 'fence = :readFence AND revision = :readRevision',
  values: { ':readFence': entry.fence, ':readRevision': entry.revision },
});

const ofNewest = ({ expression, values }: Condition): Condition => ({
  expression: `v = :newest AND ${expression}`,
  values: { ...values, ':newest': VERSIONS.entry.newest },
});

/** The entry still is as it was read, and has its new names in the table too. */
const asRead = (entry: Entry): Condition => ofNewest(untouched(entry));
