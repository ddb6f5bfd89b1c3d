import { type CustomerEntry, type Entry, type EntryKey, readEntry } from '../ledger/entry.ts';
import { type Claim, type Ledger, type Owned, Taken } from '../ledger/ledger.ts';

/** A ledger whose entries are read from another one and written nowhere. */
export interface DryRunLedger extends Ledger {
  /** Takes an entry that stands nowhere yet. */
  begin<E extends Entry>(entry: E): Claim<E>;
}

/** Opens a ledger over another one: what is written stays in memory, and is read from there. */
export function dryRunLedger(ledger: Ledger): DryRunLedger {
  const written = new Map<string, Entry>();
  const nameOf = ({ kind, id }: Pick<EntryKey, 'kind' | 'id'>): string => `${kind}#${id}`;
  const write = (entry: Entry) => void written.set(nameOf(entry), entry);

  async function read(key: EntryKey): Promise<Entry | null> {
    const entry = written.get(nameOf(key)) ?? (await ledger.read(key));
    return entry && asked(entry);
  }

  function begin<E extends Entry>(first: E): Claim<E> {
    let entry = first;
    write(entry);
    return {
      get entry() {
        return entry;
      },
      hold(change) {
        entry = { ...entry, ...change };
        write(entry);
      },
      async write(change, { owning } = {}) {
        if (owning && (await isTaken(owning, entry))) throw new Taken();
        entry = { ...entry, ...change };
        write(entry);
      },
    };
  }

  async function isTaken(owned: Owned, { tenant, integration, id }: Entry): Promise<boolean> {
    const owner = await ledger.ownerOf({ tenant, integration }, owned);
    return owner !== null && owner.id !== id;
  }

  return {
    begin,
    read,
    async open(entry) {
      const isNew = (await read(entry)) === null;
      if (isNew) write(entry);
      return isNew;
    },
    async amend(entry, change) {
      write(readEntry({ ...entry, ...change }));
      return true;
    },
    async claim(key) {
      const entry = await read(key);
      return entry && begin(entry);
    },
    own: async (entry, owned) => {
      const owner = await ledger.ownerOf(entry, owned);
      return owner === null || owner.id === entry.id;
    },
    share: async () => undefined,
    noteNumber: async () => undefined,
    claimDue: async (key) => {
      const entry = await read(key);
      return entry && begin(entry);
    },
    soonest: (key, except) => ledger.soonest(key, except),
    due: (key, nowMs, atMost) => ledger.due(key, nowMs, atMost),
    stopped: (key, status) => ledger.stopped(key, status),
    ownerOf: (key, owned) => ledger.ownerOf(key, owned),
    customersOf: (key, owned) => ledger.customersOf(key, owned),
    owned: (key, of) => ledger.owned(key, of),
    idOfNumber: (key, number) => ledger.idOfNumber(key, number),
  };
}

/** A person asks, so earlier refusals of the books are judged anew. */
const asked = (entry: Entry): Entry =>
  entry.kind === 'customer' && entry.refused !== null ? ({ ...entry, refused: null } satisfies CustomerEntry) : entry;
