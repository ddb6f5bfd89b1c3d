import * as v from 'valibot';
import type { Call } from '../../runtime/call.ts';
import { fitsKey } from '../../store/keys.ts';
import type { ListPosition } from '../../store/ledger/invoice-list.ts';
import { type InvoiceEntry, statusOf } from '../../sync/ledger/entry.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import type { AdminPorts } from '../ports.ts';
import { cursorFor, readCursor, readQuery } from '../read-query.ts';
import { shown } from './one-invoice.ts';

const PAGE = 50;
/** A search with few matches ends after this many pages, with a cursor to continue from. */
const PAGES_AT_MOST = 10;

/** Which invoices are listed, and from where on. */
export const InvoicesQuery = v.strictObject({
  status: v.optional(v.picklist(['received', 'waiting', 'uncertain', 'parked', 'skipped', 'synced'])),
  integration: v.optional(v.string()),
  cursor: v.optional(v.string()),
});
type Wanted = Omit<v.InferOutput<typeof InvoicesQuery>, 'cursor'>;

type Ports = Pick<AdminPorts, 'ledger' | 'invoiceList'>;

/** The tenant's invoices, newest first, a page at a time. */
export async function listInvoices({ tenant, query }: Call, ports: Ports) {
  const { cursor, ...wanted } = readQuery(query, InvoicesQuery);
  const { entries, next } = await pageOf(tenant, wanted, cursor === undefined ? null : placeOf(tenant, cursor), ports);
  return {
    items: entries.map((entry) => ({ id: entry.id, number: entry.number, ...shown(entry) })),
    cursor: next && cursorOf(next),
  };
}

/** Of what an integration has put into its books, the invoice that came in last; looks at the newest 500 only. */
export async function newestBooked(tenant: string, integration: string, ports: Ports): Promise<InvoiceEntry | null> {
  const { entries } = await pageOf(tenant, { integration, status: 'synced' }, null, ports, 1);
  return entries[0] ?? null;
}

async function pageOf(
  tenant: string,
  wanted: Wanted,
  from: ListPosition | null,
  { invoiceList, ledger }: Ports,
  most = PAGE,
) {
  const entries: InvoiceEntry[] = [];
  let after = from;
  for (let page = 0; page < PAGES_AT_MOST; page++) {
    const places = await invoiceList(tenant, after, PAGE);
    const isElsewhere = ({ key }: ListPosition) =>
      wanted.integration !== undefined && key.integration !== wanted.integration;
    const read = places.map((place) => (isElsewhere(place) ? null : unlessUnreadable(ledger.read(place.key))));
    for (const [index, entry] of (await Promise.all(read)).entries()) {
      after = places[index] ?? after;
      if (entry?.kind !== 'invoice') continue;
      if (wanted.status !== undefined && statusOf(entry) !== wanted.status) continue;
      entries.push(entry);
      if (entries.length === most) return { entries, next: after };
    }
    if (places.length < PAGE) return { entries, next: null };
  }
  return { entries, next: after };
}

const Name = v.pipe(v.string(), v.check(fitsKey));
const Cursor = v.strictTuple([v.pipe(v.number(), v.safeInteger()), Name, Name]);

const cursorOf = ({ listedAt, key }: ListPosition): string => cursorFor([listedAt, key.integration, key.id]);

/** The tenant is not part of a cursor: whatever it says, it leads to the caller's own invoices. */
function placeOf(tenant: string, cursor: string): ListPosition {
  const [listedAt, integration, id] = readCursor(cursor, Cursor);
  return { listedAt, key: { tenant, integration, kind: 'invoice', id } };
}
