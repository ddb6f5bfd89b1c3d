import { DAY_MS, MINUTE_MS } from '../../domain/duration.ts';
import { correct, Defer } from '../../domain/setback.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { UnreadableItem } from '../ledger/versions.ts';

/** How often a credit asks whether its original is there yet. */
const ASK_AGAIN_MS = MINUTE_MS;

/**
 * Decides whether an invoice that has not left yet may go to these books now. Throws the `Setback` that says why not:
 * the integration is off, another seller's or an older invoice, or a credit whose original comes first.
 */
export async function mayGo(entry: InvoiceEntry, { invoice }: InvoiceSnapshot, context: SyncContext): Promise<void> {
  if (context.forbids) throw correct(context.forbids);
  const { sellers, startDate } = context.settings;
  const seller = invoice.seller?.id ?? '';
  if (sellers.length > 0 && !sellers.includes(seller)) throw correct('other-seller', { seller });
  if (startDate !== null && invoice.date < startDate && !entry.asked) throw correct('before-start', { day: startDate });
  if (invoice.kind === 'credit' && invoice.creditFor !== null) await originalFirst(entry, invoice.creditFor, context);
}

/** A credit waits up to a day for its original, if that is on its way. */
async function originalFirst(entry: InvoiceEntry, number: string, context: SyncContext): Promise<void> {
  const id = await context.ledger.idOfNumber(context.key, number);
  if (id === null || !(await mayStillCome(id, context))) return;
  const now = context.clock.now();
  if (now - Date.parse(entry.createdAt) >= DAY_MS) return;
  throw new Defer('original-first', now + ASK_AGAIN_MS, { about: { original: number } });
}

/** True of a known original that is not in the books yet, and of one that newer code wrote: its state is unknown. */
async function mayStillCome(id: string, { ledger, key }: SyncContext): Promise<boolean> {
  try {
    const original = await ledger.read({ ...key, kind: 'invoice', id });
    return original?.kind === 'invoice' && original.externalId === null && original.status !== 'skipped';
  } catch (error) {
    if (error instanceof UnreadableItem) return true;
    throw error;
  }
}

/** True when the ledger knows nothing of the invoice that a credit takes back. */
export async function originalIsUnknown({ invoice }: InvoiceSnapshot, context: SyncContext): Promise<boolean> {
  if (invoice.kind !== 'credit') return false;
  if (invoice.creditFor === null) return true;
  const id = await context.ledger.idOfNumber(context.key, invoice.creditFor);
  if (id === null) return true;
  const original = await unlessUnreadable(context.ledger.read({ ...context.key, kind: 'invoice', id }));
  return original?.kind !== 'invoice' || original.externalId === null;
}
