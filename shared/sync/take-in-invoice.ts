import { createHash } from 'node:crypto';
import type { InvoiceEvent } from '../domain/events-in.ts';
import { contentOf, type Invoice } from '../domain/invoice.ts';
import type { CustomerEntry, EntryKey, InvoiceEntry } from './entry.ts';
import { invoiceFailed, stamp } from './facts.ts';
import type { IntakePorts } from './intake.ts';
import type { Integration } from './integration.ts';
import { newInvoiceEntry } from './new-entry.ts';

/** How often an entry that keeps changing under our hands is judged anew before the message comes back later. */
export const TRIES = 5;

/** Tells whether two events speak of the same invoice. */
export const hashOf = (invoice: Invoice): string =>
  createHash('sha256').update(contentOf(invoice)).digest('hex').slice(0, 32);

type Change = { readonly change: Partial<InvoiceEntry>; readonly step?: string } | 'nothing' | 'ring';

/**
 * Makes or changes the entry of an invoice by what an event says. Answers whether there is something to do.
 *
 * | the entry | same content | other content, newer | older |
 * |---|---|---|---|
 * | none | a new entry | | |
 * | not sent yet | ring | takes its place | nothing |
 * | sent or booked | ring, unless done | `conflict` | nothing |
 *
 * A person's request opens what was parked or skipped, and asks the books about what is done.
 */
export async function takeInInvoice(
  event: InvoiceEvent,
  hash: string,
  integration: Integration,
  ports: IntakePorts,
): Promise<boolean> {
  const { tenant, invoice, customer, occurredAt } = event.detail;
  const key: EntryKey = { tenant, integration: integration.id, kind: 'invoice', id: invoice.id };
  const asked = event['detail-type'] === 'invoice.sync-requested';
  if (asked) await openCustomer({ ...key, kind: 'customer', id: customer.id }, ports);
  for (let turn = 0; turn < TRIES; turn++) {
    const entry = await ports.ledger.read(key);
    if (entry?.kind !== 'invoice') {
      const about = { number: invoice.number, hash, customer: customer.id, occurredAt, asked };
      if (await ports.ledger.open(newInvoiceEntry(key, integration.provider, ports.clock.now(), about))) return true;
      continue;
    }
    const judged = judge(entry, event, hash, ports);
    if (judged === 'nothing' || judged === 'ring') return judged === 'ring';
    if (await ports.ledger.amend(entry, judged.change, judged.step)) return true;
  }
  throw new Error('an entry kept changing while an event was taken in');
}

function judge(entry: InvoiceEntry, event: InvoiceEvent, hash: string, ports: IntakePorts): Change {
  const isOlder = Date.parse(event.detail.occurredAt) < Date.parse(entry.occurredAt);
  const isSame = entry.hash === hash;
  if (!isSame && isOlder) return 'nothing';
  if (!isSame && (entry.step !== 'received' || entry.intent !== null)) return conflict(entry, event, hash, ports);

  const { id: customer } = event.detail.customer;
  const content = isSame
    ? {}
    : { hash, number: event.detail.invoice.number, customer, occurredAt: event.detail.occurredAt };
  const due: Partial<InvoiceEntry> = { ...content, status: 'open', dueAt: ports.clock.now(), crashes: 0 };
  if (event['detail-type'] === 'invoice.sync-requested')
    return { change: { ...due, asked: true, verify: entry.externalId !== null && !entry.differs }, step: 'asked for' };
  if (!isSame) return { change: due, step: 'replaced' };
  return entry.status === 'parked' || entry.status === 'skipped' || entry.status === 'done' ? 'nothing' : 'ring';
}

/** Other content came after the invoice was sent: what is booked stays, and a person is told, once. */
function conflict(entry: InvoiceEntry, event: InvoiceEvent, hash: string, ports: IntakePorts): Change {
  if (entry.conflict === hash) return 'nothing';
  const stop = { cause: 'conflict', about: { number: entry.number ?? '' }, remedy: 'correct' } as const;
  const document = entry.externalId ? { externalId: entry.externalId, url: entry.url } : null;
  const fact = invoiceFailed(entry, stop, document, stamp(ports.clock));
  const isDone = entry.status === 'done';
  return {
    change: {
      conflict: hash,
      occurredAt: event.detail.occurredAt,
      toAnnounce: [...entry.toAnnounce, fact],
      ...(isDone ? { cause: stop.cause, about: stop.about, remedy: stop.remedy, dueAt: ports.clock.now() } : {}),
    },
    step: 'conflict',
  };
}

/** A person who asks for an invoice asks for its customer too, should the books have refused that one. */
async function openCustomer(key: EntryKey, { ledger }: IntakePorts): Promise<void> {
  const entry = await ledger.read(key);
  if (entry?.kind === 'customer' && entry.refused !== null)
    await ledger.amend<CustomerEntry>(entry, { refused: null }, 'asked for');
}
