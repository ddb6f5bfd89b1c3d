import * as v from 'valibot';
import { Cause } from '../../domain/causes.ts';
import { DecimalText } from '../../domain/money.ts';
import { readStoredOrNull } from '../../sync/ledger/read-stored.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf, TALLY } from '../keys.ts';
import type { Table } from '../table.ts';

/** Invoices that no filter of a list tells apart, and how many they are. */
export interface TallyCell {
  readonly integration: string;
  readonly status: 'received' | 'waiting' | 'uncertain' | 'parked' | 'skipped' | 'synced';
  readonly cause: Cause | null;
  /** In the books, and not final there. */
  readonly isDraft: boolean;
  readonly hasRemarks: boolean;
  /** The day on which they came in, in Amsterdam. */
  readonly arrived: string;
  /** The day on the invoices. */
  readonly date: string | null;
  readonly invoices: number;
  /** What those that stopped come to including VAT, of those in euros; of others nothing is kept. */
  readonly euros: string;
  /** How many of those that stopped are not in euros, or of an unknown amount. */
  readonly unpriced: number;
}

/** The invoices that came in between two moments, as they stood when they were counted. */
export interface Slice {
  readonly fromMs: number;
  /** The first moment after it, at which the next slice begins. */
  readonly toMs: number;
  /** When it was written, but before what was read for that. */
  readonly countedAtMs: number;
  /** Before the first of its invoices was read. */
  readonly readSinceMs: number;
  readonly invoices: number;
  readonly cells: readonly TallyCell[];
}

/** An hour of which invoices were about to change, and when they last were. */
export interface Touch {
  readonly hourMs: number;
  readonly atMs: number;
}

/** The counts that are kept of a tenant's invoices. */
export interface KeptCounts {
  /** All slices in the order of their moments, and all touches, as they stand now. */
  read(tenant: string): Promise<{ readonly slices: readonly Slice[]; readonly touches: readonly Touch[] }>;
  /** Keeps a slice in the place of the one that was read there, or where there was none; false when others were faster. */
  keep(tenant: string, slice: Slice, seen: Slice | null): Promise<boolean>;
}

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Cell = v.pipe(
  v.strictTuple([
    v.string(),
    v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced']),
    v.nullable(Cause),
    v.boolean(),
    v.boolean(),
    v.string(),
    v.nullable(v.string()),
    whole,
    DecimalText,
    whole,
  ]),
  v.transform(
    ([integration, status, cause, isDraft, hasRemarks, arrived, date, invoices, euros, unpriced]): TallyCell => ({
      ...{ integration, status, cause, isDraft, hasRemarks, arrived, date, invoices, euros, unpriced },
    }),
  ),
);
const StoredSlice = v.object({
  v: v.literal(VERSIONS.slice.newest),
  fromMs: whole,
  toMs: whole,
  countedAtMs: whole,
  readSinceMs: whole,
  invoices: whole,
  cells: v.pipe(v.string(), v.parseJson(), v.array(Cell)),
});
const StoredTouch = v.object({ v: v.literal(VERSIONS.touch.newest), atMs: whole });

const packedCell = (cell: TallyCell): v.InferInput<typeof Cell> => [
  ...([cell.integration, cell.status, cell.cause, cell.isDraft, cell.hasRemarks] as const),
  ...([cell.arrived, cell.date, cell.invoices, cell.euros, cell.unpriced] as const),
];

/** The kept counts, in DynamoDB. A slice that this code cannot read counts as not kept, and a touch as one that never ends. */
export const keptCounts = (table: Table): KeptCounts => ({
  async read(tenant) {
    const { pk } = keyOf.slice(tenant, 0);
    const rows = await table.query({
      expression: 'pk = :tenant AND begins_with(sk, :tally)',
      values: { ':tenant': pk, ':tally': TALLY },
      consistent: true,
    });
    const ofKind = (kind: 'slice' | 'touch') => rows.filter(({ sk }) => String(sk).startsWith(`${TALLY}${kind}#`));
    return {
      slices: ofKind('slice').flatMap((row) => readStoredOrNull('slice', StoredSlice, row) ?? []),
      touches: ofKind('touch').map((row) => ({
        hourMs: Number(String(row.sk).split('#').at(-1)),
        atMs: readStoredOrNull('touch', StoredTouch, row)?.atMs ?? Number.POSITIVE_INFINITY,
      })),
    };
  },
  keep: (tenant, { cells, ...slice }, seen) =>
    table.put(
      {
        ...keyOf.slice(tenant, slice.fromMs),
        v: VERSIONS.slice.newest,
        ...slice,
        cells: JSON.stringify(cells.map(packedCell)),
      },
      seen
        ? { expression: 'countedAtMs = :seen', values: { ':seen': seen.countedAtMs } }
        : { expression: 'attribute_not_exists(pk) OR v < :newest', values: { ':newest': VERSIONS.slice.newest } },
    ),
});
