import { isoDay, today } from '../../days.ts';
import type { Call } from '../api/call.ts';
import { filterOf, isSince } from '../api/filter.ts';
import { notFound, refusal } from '../api/refusal.ts';
import type { Invoice } from '../model/invoice.ts';
import { filterPeriod } from './period.ts';
import { stateOf } from './state.ts';

const states = {
  sales: ['draft', 'scheduled', 'open', 'pending_payment', 'reminded', 'late', 'paid', 'uncollectible'],
  external: ['new', 'open', 'late', 'paid', 'uncollectible', 'pending_payment'],
} as const;

/** Every invoice of a kind, newest first. */
export const invoicesOf = ({ administration }: Pick<Call, 'administration'>, kind: Invoice['kind']): Invoice[] =>
  [...administration.invoices.values()].filter((invoice) => invoice.kind === kind).reverse();

/** The invoice that an address names. */
export function invoiceAt(call: Call, kind: Invoice['kind']): Invoice {
  const invoice = call.administration.invoices.get(call.params.id ?? '');
  if (invoice?.kind !== kind) throw notFound();
  return invoice;
}

/** The sales invoice with a reference or a number; of several the newest or the oldest (6.4). */
export function findSales(call: Call, by: 'reference' | 'invoice_id'): Invoice {
  const wanted = call.params[by] ?? '';
  const found = invoicesOf(call, 'sales').filter(
    (invoice) => wanted === (by === 'reference' ? invoice.reference : invoice.number),
  );
  const unreachable = by === 'reference' && wanted.includes('/') && call.readings.slashes === 'not-found';
  const chosen = call.readings.sameReference === 'newest' ? found[0] : found.at(-1);
  if (!chosen || unreachable) {
    throw refusal(404, `Sales invoice with ${by}: ${wanted} was not found`, { [by]: 'not_found' });
  }
  return chosen;
}

/** The invoices that a filter lets through; without one, those of this year (3.4). */
export function filteredInvoices(call: Call, kind: Invoice['kind']): Invoice[] {
  const asked = filterOf(call);
  const filter = asked ?? new Map([['period', 'this_year']]);
  const values = (name: string) => filter.get(name)?.split('|');
  const wantedStates = values('state');
  const known: readonly string[] = states[kind];
  if (wantedStates?.some((state) => state !== 'all' && !known.includes(state))) {
    throw refusal(400, 'Status is not included in the list', { filter: 'invalid' });
  }
  const contact = filter.get('contact_id');
  if (kind === 'external' && contact !== undefined && !call.administration.contacts.has(contact)) {
    throw notFound('contact_id');
  }
  const onlyDrafts = wantedStates?.every((state) => state === 'draft') ?? false;
  const silent = call.readings.filterWithoutPeriod === 'this-year' && !onlyDrafts ? 'this_year' : undefined;
  const text = filter.get('period') ?? silent;
  const period = text === undefined ? undefined : filterPeriod(text, call.now);
  // A draft without a day counts as one of today.
  const dayOf = ({ date }: Invoice) => date ?? isoDay(today(call.now));
  const references = kind === 'sales' ? values('reference') : undefined;
  return invoicesOf(call, kind)
    .filter((invoice) => isSince(filter, invoice))
    .filter((invoice) => !period || (period[0] <= dayOf(invoice) && dayOf(invoice) <= period[1]))
    .filter((invoice) => contact === undefined || invoice.contactId === contact)
    .filter(({ reference }) => references?.includes(reference) ?? true)
    .filter(
      (invoice) => !wantedStates || wantedStates.includes('all') || wantedStates.includes(stateOf(invoice, call)),
    );
}
