import type { EntryKey, IntegrationKey } from '../../sync/ledger/entry.ts';
import { entryKeyOf, keyOf, lineName, listName, stoppedName } from '../keys.ts';
import type { Table } from '../table.ts';
import { dayNumber } from './entry-items.ts';

/**
 * Where invoices are looked up, each in the order of one index:
 *
 * - `arrival`  all of a tenant, by the moment at which they came in
 * - `day`      those of some days, by the day of the invoice
 * - `parked`, `skipped`  those of one integration, by the moment at which they came in
 * - `due`      those of one integration that a worker will look at, by when
 */
export type InvoiceSource =
  | { readonly by: 'arrival'; readonly tenant: string }
  | { readonly by: 'day'; readonly tenant: string; readonly from: string; readonly to: string }
  | { readonly by: 'parked' | 'skipped' | 'due'; readonly key: IntegrationKey };

/** A place in a source. */
export interface Place {
  readonly key: EntryKey;
  /** What the source is sorted by. */
  readonly at: number;
}

/** A part of a source. */
export interface SourcePart {
  readonly places: readonly Place[];
  /** Where to go on; null when that was all. */
  readonly next: Place | null;
}

/** The invoices of a source from a place on, the last first. An index answers, so a fresh one may be missing. */
export type InvoiceSources = (source: InvoiceSource, after: Place | null, limit: number) => Promise<SourcePart>;

/** The sources, by their indexes in DynamoDB. */
export const invoiceSources =
  (table: Table): InvoiceSources =>
  async (source, after, limit) => {
    if (after && isBefore(after, source)) return { places: [], next: null };
    const { index, of, by, name, range, values } = partitionOf(source);
    const isWithin = after !== null && !isBehind(after, source);
    const rows = await table.query({
      index,
      expression: `${of} = :of${range}`,
      values: { ':of': name, ...values },
      backwards: true,
      limit,
      ...(isWithin && { after: { ...keyOf.entry(after.key), [of]: name, [by]: after.at } }),
    });
    const all = rows.flatMap(({ pk, sk, [by]: at }): Place[] => {
      const key = entryKeyOf({ pk: String(pk), sk: String(sk) });
      return key ? [{ key, at: Number(at) }] : [];
    });
    const next = rows.length < limit ? null : (all.at(-1) ?? null);
    return { places: all.filter(({ key }) => key.kind === 'invoice'), next };
  };

/** A place on a day after those of the source, or before them: DynamoDB takes neither to go on from. */
const isBehind = ({ at }: Place, source: InvoiceSource): boolean => source.by === 'day' && at > dayNumber(source.to);
const isBefore = ({ at }: Place, source: InvoiceSource): boolean => source.by === 'day' && at < dayNumber(source.from);

/** The partition of an index, the attribute that it is sorted by, and a bound on that. */
interface Partition {
  readonly index: string;
  readonly of: string;
  readonly by: string;
  readonly name: string;
  readonly range: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

function partitionOf(source: InvoiceSource): Partition {
  switch (source.by) {
    case 'arrival':
      return { index: 'list', of: 'listOf', by: 'listedAt', name: listName(source.tenant), range: '' };
    case 'day':
      return {
        ...{ index: 'day', of: 'dayOf', by: 'issuedOn', name: listName(source.tenant) },
        range: ' AND issuedOn BETWEEN :from AND :to',
        values: { ':from': dayNumber(source.from), ':to': dayNumber(source.to) },
      };
    case 'due':
      return { index: 'due', of: 'dueOf', by: 'dueAt', name: lineName(source.key), range: '' };
    default:
      return { index: 'due', of: 'dueOf', by: 'dueAt', name: stoppedName(source.key, source.by), range: '' };
  }
}
