import type { Language } from '../../domain/sentences-words.ts';
import type { Call } from '../../runtime/call.ts';
import { type EntryKey, type InvoiceEntry, statusOf } from '../../sync/ledger/entry.ts';
import type { Integration } from '../../sync/ledger/integration.ts';
import { isTooLate } from '../in-time.ts';
import type { AdminPorts } from '../ports.ts';
import { invoiceAt } from './invoice-at.ts';
import { readInvoicesQuery, type Wanted } from './invoices-query.ts';
import { type Kept, keptOf } from './kept-content.ts';
import { matches } from './matches.ts';
import { shown, warningsOf } from './one-invoice.ts';
import { arrivals, sourcesFor } from './sources-for.ts';
import { type Places, Walk } from './walk.ts';
import { cursorOfPlaces, placesIn } from './walk-cursor.ts';

/** So many entries are read side by side: what is still wanted, within these bounds. */
const AT_ONCE = { least: 25, most: 100 } as const;
/** Where fewer than one in so many is wanted, as many are read as one request to the table gives. */
const RARE = 4;
/** The newest that is booked is among these on any usual day. */
const FIRST_LOOK = 5;
/** A page that has something on it ends after so many entries, with a cursor to go on. */
const READ_AT_MOST = 1_000;
/** A page without anything on it ends after so many, with a cursor too: a word that no invoice has is looked for in all of them. */
const READ_IN_VAIN_AT_MOST = 5_000;
/** The newest that is booked is looked for among so many that came in last. */
const BOOKED_AMONG = 500;

type Ports = Pick<AdminPorts, 'ledger' | 'invoiceSources' | 'integrations' | 'snapshots' | 'timeLeftMs'>;

/** An invoice, with what is kept of it and of its customer. */
interface Found {
  readonly entry: InvoiceEntry;
  readonly kept: Kept;
}

/**
 * The tenant's invoices that are wanted, newest first, a page at a time. A page holds less than `limit` after much reading,
 * and nothing while there is more where very much was read in vain, or a request had no time to find anything.
 */
export async function listInvoices(call: Call, ports: Ports) {
  const { found, cursor } = await searchInvoices(call, ports);
  return { items: found.map((one) => itemOf(one, call.language)), cursor };
}

/** The same as the ledger has them. */
export async function searchInvoices({ tenant, query }: Pick<Call, 'tenant' | 'query'>, ports: Ports) {
  const { wanted, limit, cursor } = readInvoicesQuery(query);
  const lines = await ports.integrations.everOfTenant(tenant);
  const from = placesIn(cursor, tenant);
  const { found, next } = await look(tenant, wanted, lines, from, limit, ports);
  return { found, cursor: next && cursorOfPlaces(next) };
}

/** Of what an integration has put into its books, the invoice that came in last; looks at the newest 500 only. */
export async function newestBooked(
  tenant: string,
  integration: string,
  { ledger, invoiceSources }: Pick<AdminPorts, 'ledger' | 'invoiceSources'>,
): Promise<InvoiceEntry | null> {
  const walk = new Walk([arrivals(tenant, invoiceSources)], new Map());
  for (
    let read = 0, batch = FIRST_LOOK;
    read < BOOKED_AMONG;
    read += batch, batch = Math.min(batch * 5, AT_ONCE.most)
  ) {
    const steps = await walk.next(batch);
    const keys = steps.map(({ place }) => place.key).filter((key) => key.integration === integration);
    const entries = await Promise.all(keys.map((key) => invoiceAt(key, ledger)));
    const booked = entries.find((entry) => entry !== null && statusOf(entry) === 'synced');
    if (booked) return booked;
    if (steps.length < batch) return null;
  }
  return null;
}

/** Looks for one more than a page holds, so that a cursor leads to something. */
async function look(
  tenant: string,
  wanted: Wanted,
  lines: readonly Integration[],
  from: Places,
  limit: number,
  ports: Ports,
): Promise<{ readonly found: readonly Found[]; readonly next: Places | null }> {
  const walk = new Walk(await sourcesFor(tenant, wanted, lines, ports), from);
  const kept = keptOf(ports.snapshots);
  const found: Found[] = [];
  const places = new Map(from);
  let next: Places = from;
  for (let read = 0; ; ) {
    const missing = limit + 1 - found.length;
    const isRare = found.length * RARE < read;
    const steps = await walk.next(isRare ? AT_ONCE.most : Math.min(AT_ONCE.most, Math.max(AT_ONCE.least, missing)));
    read += steps.length;
    if (steps.length === 0) return { found, next: null };
    const judged = await Promise.all(steps.map(({ place }) => judge(place.key, wanted, kept, ports)));
    for (const [index, one] of judged.entries()) {
      const step = steps[index];
      if (one && found.length === limit) return { found, next };
      if (one) found.push(one);
      if (step) places.set(step.name, step.place);
      if (one) next = new Map(places);
    }
    const isEnough = read >= (found.length > 0 ? READ_AT_MOST : READ_IN_VAIN_AT_MOST);
    if (isEnough || isTooLate(ports)) return { found, next: new Map(places) };
  }
}

async function judge(
  key: EntryKey,
  wanted: Wanted,
  kept: ReturnType<typeof keptOf>,
  { ledger }: Pick<AdminPorts, 'ledger'>,
): Promise<Found | null> {
  if (wanted.integration !== undefined && key.integration !== wanted.integration) return null;
  const entry = await invoiceAt(key, ledger);
  if (!entry || !matches(entry, wanted)) return null;
  const content = await kept(entry, wanted);
  return content && { entry, kept: content };
}

const itemOf = ({ entry, kept: { issued, customerName } }: Found, language: Language) => ({
  id: entry.id,
  number: entry.number,
  date: issued?.date ?? null,
  customer: entry.customer === null ? null : { id: entry.customer, name: customerName },
  total: issued?.inclVat ?? null,
  currency: issued?.currency ?? null,
  ...shown(entry),
  warnings: warningsOf(entry, language),
});
