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

type Known = Pick<v.InferOutput<typeof Stored>, 'version'> & PaceState;

/**
 * The pace of each scope as one item, changed by compare-and-set. The last known state of an item is remembered:
 * without other callers, which is nearly always, it is changed without another read.
 */
export function dynamoPace(table: Table, now: () => number): PaceStore {
  const known = new Map<string, Known>();

  async function read(scope: string): Promise<Known> {
    const item = await table.get(keyOf.pace(scope));
    return item ? readStored('pace', Stored, item) : { ...FRESH, version: 0 };
  }

  function remember(scope: string, state: Known) {
    if (known.size >= REMEMBERED) known.clear();
    known.set(scope, state);
  }

  return {
    read,
    async change(scope, change) {
      return retryOnConflict(
        'the pace',
        async () => {
          const seen = known.get(scope) ?? (await read(scope));
          known.delete(scope);
          const { state, result } = change(seen);
          if (!(await write(table, scope, state, seen.version, now))) return CONFLICT;
          remember(scope, { ...state, version: seen.version + 1 });
          return result;
        },
        TRIES,
      );
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
