import * as v from 'valibot';
import { Cause, Warning } from '../../domain/causes.ts';
import { type FaultCode, fault } from '../../domain/faults.ts';
import { Day, Moment } from '../../domain/invoice.ts';
import { idText, text } from '../../domain/optional.ts';
import { Problem } from '../../runtime/problem.ts';
import { readQuery } from '../read-query.ts';

const MOST = { items: 200, usual: 50, ids: 100 } as const;

const list = v.pipe(
  v.string(),
  v.transform((ids) => ids.split(',').filter((id) => id.trim() !== '')),
  v.array(idText),
  v.maxLength(MOST.ids),
);
const count = v.pipe(
  v.string(),
  v.regex(/^\d{1,9}$/, 'not-whole-number' satisfies FaultCode),
  v.transform(Number),
  v.minValue(1),
  v.maxValue(MOST.items),
);
/** A plus that nobody encoded arrives as a blank. */
const moment = v.pipe(
  v.string(),
  v.transform((written) => written.replace(' ', '+')),
  Moment,
);

/** Which invoices are listed, how many, and from where on. */
export const InvoicesQuery = v.strictObject({
  status: v.optional(v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced'])),
  integration: v.optional(v.string()),
  cause: v.optional(Cause),
  /** Ids of i-Reserve with a comma between them, or the parameter several times. */
  ids: v.optional(list),
  number: v.optional(idText),
  /** A number, a customer number, a booking, or the beginnings of words of a customer's name. */
  q: v.optional(text),
  /** The first and the last day of the invoice. */
  from: v.optional(Day),
  to: v.optional(Day),
  /** What changed at this moment or later. */
  updatedSince: v.optional(moment),
  /** `true`, `false`, or the code of one warning. */
  warnings: v.optional(v.picklist(['true', 'false', ...Warning.options])),
  limit: v.optional(count),
  cursor: v.optional(v.string()),
});
type InvoicesQuery = v.InferOutput<typeof InvoicesQuery>;

/** What an invoice has to be to be listed. */
export type Wanted = Omit<InvoicesQuery, 'cursor' | 'limit'>;

/** Reads which invoices are wanted. Throws `invalid-query`, which names what is wrong. */
export function readInvoicesQuery(query: URLSearchParams): {
  readonly wanted: Wanted;
  readonly limit: number;
  readonly cursor: string | null;
} {
  const asked = new URLSearchParams(query);
  if (asked.has('ids')) asked.set('ids', query.getAll('ids').join(','));
  const { cursor = null, limit = MOST.usual, ...wanted } = readQuery(asked, InvoicesQuery);
  const { from = '', to = '9' } = wanted;
  if (to < from) throw new Problem('invalid-query', { faults: [fault('/to', 'before-first-day')] });
  return { wanted, limit, cursor };
}
