import { type CustomerEntry, type Entry, type EntryKey, readEntry } from '../ledger/entry.ts';
import { type Ledger, type Owned, type Page, Taken } from '../ledger/ledger.ts';

/** A ledger whose entries are read from another one and written nowhere. */
export interface RehearsalLedger extends Ledger {
  /** Takes an entry that stands nowhere yet. */
  begin<E extends Entry>(entry: E): Page<E>;
}

/** Opens a ledger over another one: what is written stays in memory, and is read from there. */
export function rehearsalLedger(ledger: Ledger): RehearsalLedger {
  const written = new Map<string, Entry>();
  const nameOf = ({ kind, id }: Pick<EntryKey, 'kind' | 'id'>): string => `${kind}#${id}`;
  const write = (entry: Entry) => void written.set(nameOf(entry), entry);

  async function read(key: EntryKey): Promise<Entry | null> {
    const entry = written.get(nameOf(key)) ?? (await ledger.read(key));
    return entry && asked(entry);
  }

  function begin<E extends Entry>(first: E): Page<E> {
    let entry = first;
    write(entry);
    return {
      get entry() {
        return entry;
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
    share: async () => undefined,
    noteNumber: async () => undefined,
    nextDue: (line, nowMs, except) => ledger.nextDue(line, nowMs, except),
    due: (line, nowMs, atMost) => ledger.due(line, nowMs, atMost),
    nextDueAt: (line) => ledger.nextDueAt(line),
    parked: (line) => ledger.parked(line),
    ownerOf: (line, owned) => ledger.ownerOf(line, owned),
    customersOf: (line, owned) => ledger.customersOf(line, owned),
    owned: (line, of) => ledger.owned(line, of),
    idOfNumber: (line, number) => ledger.idOfNumber(line, number),
  };
}

/** A person asks, so what the books refused before is judged anew. */
const asked = (entry: Entry): Entry =>
  entry.kind === 'customer' && entry.refused !== null ? ({ ...entry, refused: null } satisfies CustomerEntry) : entry;
