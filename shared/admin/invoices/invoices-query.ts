import * as v from 'valibot';
import { Cause, Warning } from '../../domain/causes.ts';
import { type FaultCode, fault } from '../../domain/faults.ts';
import { Day, Moment } from '../../domain/invoice.ts';
import { idText, text } from '../../domain/optional.ts';
import { described } from '../../domain/schemas/described.ts';
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
  status: described(
    v.optional(v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced'])),
    'Only those of this status.',
  ),
  integration: described(v.optional(v.string()), 'Only those of the integration of this name.'),
  cause: described(v.optional(Cause), 'Only those that stopped for this cause.'),
  ids: described(
    v.optional(list),
    'Ids of invoices in i-Reserve with a comma between them, 100 at most; or the parameter several times.',
  ),
  number: described(v.optional(idText), 'Only the invoice of this number.'),
  q: described(
    v.optional(text),
    "A number, a customer number, a booking, or the beginnings of words of a customer's name.",
  ),
  from: described(v.optional(Day), 'The first day of the invoice.'),
  to: described(v.optional(Day), 'The last day of the invoice.'),
  updatedSince: described(v.optional(moment), 'Only what changed at this moment or later.'),
  warnings: described(
    v.optional(v.picklist(['true', 'false', ...Warning.options])),
    'true, false, or the code of one warning.',
  ),
  limit: described(v.optional(count), 'How many: 50 when it is left out, 200 at most.'),
  cursor: described(v.optional(v.string()), 'The cursor of the page before.'),
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
