import { contentHash } from '../intake/take-in-invoice.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim, InvoiceSnapshot } from '../ledger/ledger.ts';
import { issuedOf, newInvoiceEntry } from '../ledger/new-entry.ts';
import { type DryRunResult, dryRunBooks } from './dry-run-books.ts';
import { dryRunLedger } from './dry-run-ledger.ts';

/** A context without effects, with an invoice that was just taken in. */
export interface DryRun {
  readonly context: SyncContext;
  readonly claim: Claim<InvoiceEntry>;
  readonly rehearsed: DryRunResult;
}

/**
 * Opens a dry-run context over a real one. The books and the ledger are read; every write, event, wake, log line and
 * count is dropped. Code lists that are fetched are kept, as for any reader.
 */
export function dryRun(snapshot: InvoiceSnapshot, context: SyncContext): DryRun {
  const ledger = dryRunLedger(context.ledger);
  const { books, wire, rehearsed } = dryRunBooks(context);
  const { invoice, customer } = snapshot;
  const entry = newInvoiceEntry(
    { ...context.key, kind: 'invoice', id: invoice.id },
    context.provider.id,
    context.clock.now(),
    {
      number: invoice.number,
      hash: contentHash(invoice),
      issued: issuedOf(snapshot),
      customer: customer.id,
      occurredAt: new Date(context.clock.now()).toISOString(),
      asked: false,
      verify: false,
    },
  );
  return {
    claim: ledger.begin(entry),
    rehearsed,
    context: {
      ...context,
      ledger,
      books,
      wire,
      snapshots: snapshotsOf(snapshot),
      integrations: untouched(context),
      publish: nothing,
      wake: nothing,
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      metrics: { count: () => undefined, time: () => undefined, note: () => undefined, flush: () => undefined },
    },
  };
}

const nothing = async (): Promise<void> => undefined;

const snapshotsOf = (snapshot: InvoiceSnapshot): SyncContext['snapshots'] => ({
  invoice: async () => ({ ...snapshot, expiresAtMs: null }),
  customer: async () => null,
  keepInvoice: nothing,
  keepCustomer: nothing,
  lengthenInvoice: nothing,
  expireInvoice: nothing,
});

const untouched = ({ integrations }: SyncContext): SyncContext['integrations'] => ({
  ofTenant: (tenant, setAside) => integrations.ofTenant(tenant, setAside),
  get: (key) => integrations.get(key),
  due: async () => [],
  rest: async () => true,
  keepWebhook: async () => true,
  wake: async () => ({ wakes: 0, isNews: false }),
  silence: nothing,
  pause: async () => true,
  raise: nothing,
  calm: nothing,
  contactsSeen: nothing,
  published: nothing,
  requeued: nothing,
});
