import { hashOf } from '../intake/take-in-invoice.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { InvoiceSnapshot, Page } from '../ledger/ledger.ts';
import { issuedOf, newInvoiceEntry } from '../ledger/new-entry.ts';
import { type Rehearsed, rehearsalBooks } from './dry-run-books.ts';
import { rehearsalLedger } from './dry-run-ledger.ts';

/** A desk on which everything can be done and nothing comes of it, with an invoice that was just taken in. */
export interface Rehearsal {
  readonly desk: Desk;
  readonly page: Page<InvoiceEntry>;
  readonly rehearsed: Rehearsed;
}

/**
 * Lays out the desk of a push over a real one. The books and the ledger are read; what would be written to them, told,
 * rung, logged or counted goes nowhere. Code lists that are fetched are kept, as for any reader.
 */
export function rehearse(snapshot: InvoiceSnapshot, desk: Desk): Rehearsal {
  const ledger = rehearsalLedger(desk.ledger);
  const { books, wire, rehearsed } = rehearsalBooks(desk);
  const { invoice, customer } = snapshot;
  const entry = newInvoiceEntry({ ...desk.line, kind: 'invoice', id: invoice.id }, desk.provider.id, desk.clock.now(), {
    number: invoice.number,
    hash: hashOf(invoice),
    issued: issuedOf(invoice),
    customer: customer.id,
    occurredAt: new Date(desk.clock.now()).toISOString(),
    asked: false,
    verify: false,
  });
  return {
    page: ledger.begin(entry),
    rehearsed,
    desk: {
      ...desk,
      ledger,
      books,
      wire,
      snapshots: snapshotsOf(snapshot),
      integrations: untouched(desk),
      announce: nothing,
      ring: nothing,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics: { count: () => undefined, note: () => undefined },
    },
  };
}

const nothing = async (): Promise<void> => undefined;

const snapshotsOf = (snapshot: InvoiceSnapshot): Desk['snapshots'] => ({
  invoice: async () => snapshot,
  customer: async () => null,
  keepInvoice: nothing,
  keepCustomer: nothing,
  expireInvoice: nothing,
});

const untouched = ({ integrations }: Desk): Desk['integrations'] => ({
  ofTenant: (tenant) => integrations.ofTenant(tenant),
  get: (line) => integrations.get(line),
  due: async () => [],
  rest: async () => true,
  keepWebhook: async () => true,
  wake: nothing,
  pause: async () => true,
  raise: nothing,
  calm: nothing,
  contactsSeen: nothing,
  told: nothing,
  healed: nothing,
});
