import type { Entry, EntryKey } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { newCustomerEntry, newInvoiceEntry } from '../ledger/new-entry.ts';
import { entryFailed } from '../ledger/outbox-events.ts';
import { CONFLICT, retryOnConflict } from '../ledger/retry-on-conflict.ts';
import { park, publishMore } from '../ledger/transitions.ts';
import type { IntakePorts } from './intake-ports.ts';
import type { Unreadable } from './read-event.ts';

/** So many faults stand in the sentence; the event that goes out lists them all. */
const NAMED_AT_MOST = 10;

/**
 * Keeps the mark of an event that can't be read, and publishes that, once for each event. What is known of the invoice
 * from a readable event is left as it is. Answers whether there is something to do.
 */
export async function takeInUnreadable(
  about: Unreadable,
  integration: Integration,
  ports: IntakePorts,
): Promise<boolean> {
  const { kind, id, cause } = about;
  const key: EntryKey = { ...keyOfIntegration(integration), kind, id };
  return retryOnConflict('an entry', async () => {
    const known = await ports.ledger.read(key);
    if (known?.unreadable === markOf(about)) return known.dueAt !== null;
    const entry = known ?? unknownEntry(about, key, integration, ports);
    const change = parkUnreadable(entry, about, ports);
    const kept = known
      ? await ports.ledger.amend(known, change, cause)
      : await ports.ledger.open({ ...entry, ...change });
    return kept || CONFLICT;
  });
}

function parkUnreadable(entry: Entry, unreadable: Unreadable, ports: IntakePorts): object {
  const { cause, pointers, faults, number, id } = unreadable;
  const nowMs = ports.clock.now();
  const stop = { cause, about: { pointer: shown(pointers), number: number ?? id }, remedy: 'correct' } as const;
  const { correlationId } = unreadable;
  const facts = entryFailed({ ...entry, correlationId }, { ...stop, faults }, null, nowMs);
  const parked = isReadable(entry)
    ? publishMore(entry, facts, nowMs)
    : { ...park(stop, { outbox: [...entry.outbox, ...facts], nowMs }), round: entry.round + 1 };
  return { ...parked, correlationId, unreadable: markOf(unreadable), faults: [...faults], publishedStop: null };
}

/** Separates a repeat of an event from a later one with the same mistake. */
const markOf = ({ occurredAt, pointers }: Unreadable): string => `${occurredAt} ${pointers[0]}`;

/** The pointers as a sentence names them. */
const shown = (pointers: readonly string[]): string => pointers.slice(0, NAMED_AT_MOST).join(', ');

const isReadable = (entry: Entry): boolean =>
  entry.kind === 'invoice' ? entry.hash !== null : entry.kind === 'customer' && Object.keys(entry.parts).length > 0;

const unknownEntry = (
  { number, occurredAt }: Unreadable,
  key: EntryKey,
  { provider }: Integration,
  { clock }: IntakePorts,
): Entry =>
  key.kind === 'invoice'
    ? newInvoiceEntry(key, provider, clock.now(), {
        number,
        hash: null,
        customer: null,
        issued: null,
        occurredAt,
        asked: false,
        verify: false,
      })
    : newCustomerEntry(key, { provider: { id: provider }, clock }, occurredAt);
