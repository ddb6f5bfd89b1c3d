import type { Entry, IntegrationKey } from '../../sync/ledger/entry.ts';
import {
  CannotBeStored,
  type Claim,
  ClaimLost,
  type Owned,
  Taken,
  type WriteConditions,
} from '../../sync/ledger/ledger.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import type { Touches } from '../counts/touches.ts';
import type { AttributeChanges, Condition } from '../expressions.ts';
import { keyOf } from '../keys.ts';
import { Refused, type Table, type Write } from '../table.ts';
import { changed, fromItem, isAsWritten, isIndexed } from './entry-items.ts';

/** The write that makes an entry the owner of a document or relation, unless another one is. */
export const ownedWrite = (key: IntegrationKey, id: string, owned: Owned) => ({
  put: { ...keyOf.owned(key, owned), v: VERSIONS.owned.newest, ownerId: id },
  condition: { expression: 'attribute_not_exists(pk) OR ownerId = :ownerId', values: { ':ownerId': id } },
});

type Update = Extract<Write, { update: unknown }>;

/** An entry that one worker holds: every write carries the fence of its claim. */
export class DynamoClaim implements Claim {
  entry: Entry;
  readonly #table: Table;
  readonly #now: () => number;
  readonly #touches: Touches;
  /** The revision of the entry as long as only we wrote since the claim. */
  #revision: number;
  /** What the next write carries along, and the entry as it was before that. */
  #held: { readonly change: Partial<Entry>; readonly steps: boolean; readonly before: Entry } | null = null;

  constructor(table: Table, entry: Entry, now: () => number, touches: Touches) {
    this.#table = table;
    this.entry = entry;
    this.#revision = entry.revision;
    this.#now = now;
    this.#touches = touches;
  }

  hold(change: Partial<Entry>, step?: string): void {
    const { change: held = {}, steps = false, before = this.entry } = this.#held ?? {};
    const { next } = changed(this.entry, change, step, this.#now());
    this.entry = next;
    this.#held = { change: { ...held, ...change } as Partial<Entry>, steps: steps || step !== undefined, before };
  }

  async write(change: Partial<Entry>, conditions: WriteConditions = {}): Promise<void> {
    const held = this.#held;
    const { steps } = this.entry;
    const all = { ...held?.change, ...(held?.steps ? { steps } : {}), ...change } as Partial<Entry>;
    try {
      await this.#write(all, change, conditions);
      this.#held = null;
    } catch (error) {
      if (error instanceof CannotBeStored && held) {
        this.entry = held.before; // what can not be stored holds up no other write
        this.#held = null;
      }
      throw error;
    }
  }

  async #write(all: Partial<Entry>, change: Partial<Entry>, conditions: WriteConditions): Promise<void> {
    const { next, changes } = changed(this.entry, all, conditions.step, this.#now());
    const isJudged = 'outbox' in change || (isIndexed(change) && conditions.evenIfChanged !== true);
    const condition = this.#isOurs(conditions, conditions.unlessChanged === true || isJudged);
    const besides = this.#besides(conditions);
    await this.#touches.before(this.entry, all);
    if (besides.length === 0) {
      const key = keyOf.entry(this.entry);
      const item = await this.#table.update(key, changes, condition, { revision: 1 });
      this.entry = fromItem(item ?? (await this.#written(changes)));
    } else {
      const update = { update: keyOf.entry(this.entry), changes, condition, add: { revision: 1 } };
      await this.#transact(update, besides, conditions.owning !== undefined);
      this.entry = { ...next, revision: this.#revision + 1 };
    }
    this.#revision++;
  }

  async #transact(update: Update, besides: readonly Write[], owning: boolean): Promise<void> {
    try {
      await this.#table.transact([update, ...besides]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.index > 0) throw owning ? new Taken() : new ClaimLost();
      await this.#written(update.changes);
    }
  }

  /** The entry as a write left it that was refused because it had been written already. Throws `ClaimLost` for any other. */
  async #written(changes: AttributeChanges): Promise<Readonly<Record<string, unknown>>> {
    const item = await this.#table.get(keyOf.entry(this.entry));
    const before = { fence: this.entry.fence, revision: this.#revision };
    if (!item || !isAsWritten(item, changes, before)) throw new ClaimLost();
    return item;
  }

  /** Ours by the fence; a value that follows from our reading is written only if nobody else wrote since our claim. */
  #isOurs({ unlessReplaced }: WriteConditions, unlessChanged: boolean): Condition {
    const { entry } = this;
    const guards: [string, Record<string, unknown>][] = [['fence = :ourFence', { ':ourFence': entry.fence }]];
    if (unlessReplaced && entry.kind === 'invoice') guards.push(['#hash = :ourHash', { ':ourHash': entry.hash }]);
    if (unlessChanged) guards.push(['revision = :ourRevision', { ':ourRevision': this.#revision }]);
    return {
      expression: guards.map(([guard]) => guard).join(' AND '),
      values: Object.assign({}, ...guards.map(([, values]) => values)),
    };
  }

  #besides({ judgedBy, owning }: WriteConditions): Write[] {
    const { tenant, integration, id } = this.entry;
    const integrationKey = { tenant, integration };
    const judged: Write = {
      check: keyOf.integration(integrationKey),
      condition: { expression: 'settingsVersion = :judgedBy', values: { ':judgedBy': judgedBy } },
    };
    const owned: Write[] = owning ? [ownedWrite(integrationKey, id, owning)] : [];
    return [...(judgedBy === undefined ? [] : [judged]), ...owned];
  }
}
