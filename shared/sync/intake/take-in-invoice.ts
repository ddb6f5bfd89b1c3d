import { createHash } from 'node:crypto';
import type { InvoiceEvent } from '../../domain/events-in.ts';
import { contentOf, type Invoice } from '../../domain/invoice.ts';
import type { CustomerEntry, EntryKey, InvoiceEntry } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { issuedOf, newInvoiceEntry } from '../ledger/new-entry.ts';
import { conflictOf, invoiceFailed } from '../ledger/outbox-events.ts';
import { CONFLICT, retryOnConflict } from '../ledger/retry-on-conflict.ts';
import { contradict } from '../ledger/transitions.ts';
import { askedAgain } from '../steps/requeue-parked.ts';
import type { TakePorts } from './intake-ports.ts';

/** The hash of an invoice's content, by which two events can be compared. */
export const contentHash = (invoice: Invoice): string =>
  createHash('sha256').update(contentOf(invoice)).digest('hex').slice(0, 32);

type Change = { readonly change: Partial<InvoiceEntry>; readonly step?: string } | 'nothing' | 'wake';

/**
 * Makes or changes the entry of an invoice by what an event says. Answers whether there is something to do.
 *
 * | the entry | same content | other content, newer | older |
 * |---|---|---|---|
 * | none | a new entry | | |
 * | not sent yet | wake | takes its place | nothing |
 * | sent or booked | wake, unless done | `conflict` | nothing |
 *
 * A person's request opens what was parked or skipped, and asks the books about what is done; one that is delivered twice
 * is answered once. When i-Reserve says again what stands in the books, a conflict is over.
 */
export async function takeInInvoice(
  event: InvoiceEvent,
  hash: string,
  integration: Integration,
  ports: TakePorts,
): Promise<boolean> {
  const { id: correlationId, invoice, customer, occurredAt } = event.detail;
  const key: EntryKey = { ...keyOfIntegration(integration), kind: 'invoice', id: invoice.id };
  const asked = event['detail-type'] === 'invoice.sync-requested';
  if (asked) await openCustomer({ ...key, kind: 'customer', id: customer.id }, ports);
  const open = () => {
    const verify = maybeForgotten(invoice, integration);
    const issued = issuedOf(event.detail);
    const about = { number: invoice.number, hash, issued, customer: customer.id, occurredAt, asked, verify };
    const fresh = newInvoiceEntry(key, integration.provider, ports.clock.now(), { ...about, correlationId });
    return ports.ledger.open(fresh);
  };
  // An event that nobody asked for is nearly always the first of its invoice
  if (!asked && (await open())) return true;
  return retryOnConflict('an entry', async () => {
    const entry = await ports.ledger.read(key);
    if (entry?.kind !== 'invoice') return (await open()) || CONFLICT;
    const judged = judge(entry, event, hash, ports);
    if (judged === 'nothing' || judged === 'wake') return judged === 'wake';
    return (await ports.ledger.amend(entry, judged.change, judged.step)) || CONFLICT;
  });
}

/** True for an invoice of before a restore from backup, and of its day: the entry that it had may be lost. */
const maybeForgotten = ({ date }: Invoice, { restoredAtMs }: Integration): boolean =>
  restoredAtMs !== null && Date.parse(date) <= restoredAtMs;

function judge(entry: InvoiceEntry, event: InvoiceEvent, hash: string, ports: TakePorts): Change {
  const { invoice, customer, occurredAt } = event.detail;
  const newerByMs = Date.parse(occurredAt) - Date.parse(entry.occurredAt);
  const isSame = entry.hash === hash;
  const isSent = entry.step !== 'received';
  if (!isSame && newerByMs < 0) return 'nothing';
  if (!isSame && isSent) return conflict(entry, event, hash, ports);

  const isAsked = event['detail-type'] === 'invoice.sync-requested';
  const isRepeat = isSame && newerByMs <= 0 && entry.correlationId === event.detail.id;
  if (isAsked && isRepeat) return entry.dueAt === null ? 'nothing' : 'wake';

  const due: Partial<InvoiceEntry> = { ...askedAgain(entry, ports.clock.now()), correlationId: event.detail.id };
  const content: Partial<InvoiceEntry> = {
    ...(newerByMs >= 0 ? { occurredAt, faults: [] } : {}),
    ...(newerByMs >= 0 && !isSent ? { customer: customer.id } : {}),
    ...(newerByMs > 0 ? { conflict: null } : {}), // i-Reserve says again what we hold
    ...(isSame ? {} : { hash, number: invoice.number, issued: issuedOf(event.detail), conflict: null }),
  };
  if (isAsked) {
    const verify = entry.verify || (entry.externalId !== null && !entry.differs);
    return { change: { ...content, ...due, asked: true, verify }, step: 'asked for' };
  }
  if (!isSame) return { change: { ...content, ...due }, step: 'replaced' };
  if (newerByMs > 0 && entry.cause === 'conflict') return { change: { ...content, ...due }, step: 'settled' };
  if (newerByMs > 0) return { change: content };
  return entry.dueAt === null ? 'nothing' : 'wake';
}

/**
 * Other content came after the invoice was sent: what is booked stays, and that is published, once. While the document
 * is still being made, it is published after the document.
 */
function conflict(entry: InvoiceEntry, event: InvoiceEvent, hash: string, ports: TakePorts): Change {
  const { occurredAt } = event.detail;
  if (entry.conflict === hash) {
    if (Date.parse(occurredAt) > Date.parse(entry.occurredAt)) return { change: { occurredAt, faults: [] } };
    return entry.dueAt === null ? 'nothing' : 'wake';
  }
  const stop = conflictOf(entry);
  const document = entry.externalId ? { externalId: entry.externalId, url: entry.url } : null;
  const { id: correlationId } = event.detail;
  const fact = invoiceFailed({ ...entry, correlationId }, stop, document, ports.clock.now());
  return {
    change: {
      correlationId,
      conflict: hash,
      occurredAt,
      faults: [],
      ...contradict(entry, stop, fact, ports.clock.now()),
    },
    step: 'conflict',
  };
}

/** A request for an invoice is also a request for its customer, if the books refused that customer. */
async function openCustomer(key: EntryKey, { ledger }: TakePorts): Promise<void> {
  const entry = await ledger.read(key);
  if (entry?.kind === 'customer' && entry.refused !== null)
    await ledger.amend<CustomerEntry>(entry, { refused: null, publishedStop: null }, 'asked for');
}
