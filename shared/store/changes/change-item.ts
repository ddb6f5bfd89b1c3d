import type { ChangeValues, NewChange } from '../../domain/change.ts';
import { DAY_MS } from '../../domain/duration.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Write } from '../table.ts';

/** How long a line of the change log is kept. */
export const KEPT_MS = 2 * 365 * DAY_MS;

/** An item of the table holds 400 KB; values that come near that are left out of their line. */
const VALUES_BYTES = 300_000;

/** The write of a line of the change log, for a transaction with the change itself. */
export const changeWrite = ({ id, tenant, atMs, before, after, ...change }: NewChange) =>
  ({
    put: {
      ...keyOf.change(tenant, atMs, id),
      ...{ v: VERSIONS.change.newest, tenant, atMs, id, ...change, ...fitting(before, after) },
      expiresAt: Math.ceil((atMs + KEPT_MS) / 1000),
    },
    condition: { expression: 'attribute_not_exists(pk)' },
  }) as const satisfies Write;

/** Of values that are too many their names are kept. */
function fitting(before: ChangeValues, after: ChangeValues): { before: ChangeValues; after: ChangeValues } {
  if (Buffer.byteLength(JSON.stringify([before, after])) <= VALUES_BYTES) return { before, after };
  const named = (values: ChangeValues) => Object.fromEntries(Object.keys(values).map((name) => [name, '…']));
  return { before: named(before), after: named(after) };
}
