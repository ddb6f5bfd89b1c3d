import type { CustomerEvent } from '../../domain/events-in.ts';
import type { CustomerEntry, EntryKey } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import { newCustomerEntry } from '../ledger/new-entry.ts';
import { CONFLICT, retryOnConflict } from '../ledger/retry-on-conflict.ts';
import { reopen } from '../ledger/transitions.ts';
import { askedAgain } from '../steps/requeue-parked.ts';
import type { TakePorts } from './intake-ports.ts';

/**
 * Makes a customer's entry due because a person asked for it: it is made or updated whatever the settings say of
 * updates. An older request than what the entry holds changes nothing, and one that is delivered twice is answered once.
 */
export async function takeInCustomer(
  event: CustomerEvent,
  integration: Integration,
  ports: TakePorts,
): Promise<boolean> {
  const { customer, occurredAt } = event.detail;
  const key: EntryKey = { ...keyOfIntegration(integration), kind: 'customer', id: customer.id };
  const now = ports.clock.now();
  return retryOnConflict('an entry', async () => {
    const entry = await ports.ledger.read(key);
    const due = { asked: true, refused: null, faults: [], occurredAt, correlationId: event.detail.id };
    if (entry?.kind !== 'customer') {
      const fresh = newCustomerEntry(key, { provider: { id: integration.provider }, clock: ports.clock }, occurredAt);
      return (await ports.ledger.open({ ...fresh, ...due, ...reopen(fresh, now) })) || CONFLICT;
    }
    const isNewer = Date.parse(occurredAt) > Date.parse(entry.occurredAt);
    if (!isNewer && entry.asked) return true;
    if (!isNewer && entry.correlationId === event.detail.id) return entry.dueAt !== null;
    if (Date.parse(occurredAt) < Date.parse(entry.occurredAt)) return false;
    return (
      (await ports.ledger.amend<CustomerEntry>(entry, { ...due, ...askedAgain(entry, now) }, 'asked for')) || CONFLICT
    );
  });
}
