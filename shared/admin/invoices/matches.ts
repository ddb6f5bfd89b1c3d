import { type InvoiceEntry, statusOf } from '../../sync/ledger/entry.ts';
import type { Wanted } from './invoices-query.ts';
import { stopOf } from './one-invoice.ts';

/** True of an entry that is wanted, by everything but its day and the words of `q`, for which its content may be needed. */
export function matches(entry: InvoiceEntry, wanted: Wanted): boolean {
  const { status, integration, cause, ids, number, updatedSince, warnings } = wanted;
  return (
    (status === undefined || statusOf(entry) === status) &&
    (integration === undefined || entry.integration === integration) &&
    (cause === undefined || stopOf(entry).cause === cause) &&
    (ids === undefined || ids.includes(entry.id)) &&
    (number === undefined || entry.number === number) &&
    (updatedSince === undefined || Date.parse(entry.updatedAt) >= Date.parse(updatedSince)) &&
    (warnings === undefined || hasWarnings(entry, warnings))
  );
}

function hasWarnings({ remarks }: InvoiceEntry, wanted: NonNullable<Wanted['warnings']>): boolean {
  if (wanted === 'true') return remarks.length > 0;
  if (wanted === 'false') return remarks.length === 0;
  return remarks.some(({ code }) => code === wanted);
}
