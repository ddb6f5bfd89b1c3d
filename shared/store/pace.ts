import * as v from 'valibot';
import { DAY_S } from '../domain/duration.ts';
import { outsideRecord } from '../domain/outside-record.ts';
import { FRESH, type PaceState } from '../http/pace.ts';
import type { PaceStore } from '../http/pacer.ts';
import { readStored } from '../sync/ledger/read-stored.ts';
import { CONFLICT, retryOnConflict } from '../sync/ledger/retry-on-conflict.ts';
import { VERSIONS } from '../sync/ledger/versions.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const Stored = v.object({
  v: v.literal(VERSIONS.pace.newest),
  version: v.number(),
  usedUntil: v.array(v.number()),
  leases: v.array(v.object({ id: v.string(), slots: v.number(), untilMs: v.number() })),
  day: v.string(),
  dayCalls: v.number(),
  heldUntilMs: v.number(),
  errors: outsideRecord(v.string(), v.array(v.number())),
});

/** The pace of a scope without calls for this long is not needed any more. */
const KEPT_S = 2 * DAY_S;
/** How often a change is tried while others change the same scope. */
const TRIES = 20;
/** How many scopes are remembered between changes. */
const REMEMBERED = 500;

/** So many changes wait for the next write of a scope. */
const OWED_AT_MOST = 50;

type Later = (state: PaceState) => PaceState;
type Known = Pick<v.InferOutput<typeof Stored>, 'version'> & PaceState;

/**
 * The pace of each scope as one item, changed by compare-and-set. The last known state of an item is remembered:
 * without other callers, which is nearly always, it is changed without another read. What may come later goes along with
 * the next change.
 */
export function dynamoPace(table: Table, now: () => number): PaceStore {
  const known = new Map<string, Known>();
  const owed = new Map<string, readonly Later[]>();

  async function read(scope: string): Promise<Known> {
    const item = await table.get(keyOf.pace(scope));
    return item ? readStored('pace', Stored, item) : { ...FRESH, version: 0 };
  }

  function remember(scope: string, state: Known) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(scope, state);
  }

  function remains(scope: string, done: readonly Later[]) {
    const rest = (owed.get(scope) ?? []).filter((one) => !done.includes(one));
    if (rest.length > 0) owed.set(scope, rest);
    else owed.delete(scope);
  }

  return {
    read,
    async change(scope, change) {
      return retryOnConflict(
        'the pace',
        async () => {
          const seen = known.get(scope) ?? (await read(scope));
          known.delete(scope);
          const before = owed.get(scope) ?? [];
          const { state, result } = change(before.reduce<PaceState>((now, later) => later(now), seen));
          if (!(await write(table, scope, state, seen.version, now))) return CONFLICT;
          remember(scope, { ...state, version: seen.version + 1 });
          remains(scope, before);
          return result;
        },
        TRIES,
      );
    },
    later(scope, change) {
      if (owed.size >= REMEMBERED) owed.clear(); // what was borrowed lapses by itself
      owed.set(scope, [...(owed.get(scope) ?? []), change].slice(-OWED_AT_MOST));
    },
  };
}

const write = (table: Table, scope: string, state: PaceState, version: number, now: () => number): Promise<boolean> =>
  table.put(
    {
      ...keyOf.pace(scope),
      ...state,
      v: VERSIONS.pace.newest,
      version: version + 1,
      expiresAt: Math.floor(now() / 1000) + KEPT_S,
    },
    version === 0
      ? { expression: 'attribute_not_exists(pk)' }
      : { expression: '#version = :version', values: { ':version': version } },
  );
