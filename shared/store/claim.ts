import type { Entry } from '../sync/ledger/entry.ts';
import { type Claim, ClaimLost, Taken, type WriteConditions } from '../sync/ledger/ledger.ts';
import { changed, fromItem } from './entry-items.ts';
import { keyOf } from './keys.ts';
import { type Condition, Refused, type Table, type Write } from './table.ts';

/** An entry in the hands of one worker: every write carries the fence of its claim. */
export class DynamoClaim implements Claim {
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
