import type { CustomerEvent } from '../../domain/events-in.ts';
import type { CustomerEntry, EntryKey } from '../ledger/entry.ts';
import type { Integration } from '../ledger/integration.ts';
import { newCustomerEntry } from '../ledger/new-entry.ts';
import { askedAgain } from '../steps/requeue-parked.ts';
import type { TakePorts } from './intake-ports.ts';
import { TRIES } from './take-in-invoice.ts';

/**
 * Makes a customer's entry due because a person asked for it: it is made or updated whatever the settings say of
 * updates. An older request than what the entry holds changes nothing.
 */
export async function takeInCustomer(
  event: CustomerEvent,
  integration: Integration,
  ports: TakePorts,
): Promise<boolean> {
  const { tenant, customer, occurredAt } = event.detail;
  const key: EntryKey = { tenant, integration: integration.id, kind: 'customer', id: customer.id };
  const now = ports.clock.now();
  for (let turn = 0; turn < TRIES; turn++) {
    const entry = await ports.ledger.read(key);
    const due = { asked: true, refused: null, status: 'open', dueAt: now, occurredAt } as const;
    if (entry?.kind !== 'customer') {
      const fresh = newCustomerEntry(key, { provider: { id: integration.provider }, clock: ports.clock }, occurredAt);
      if (await ports.ledger.open({ ...fresh, ...due })) return true;
      continue;
    }
    if (Date.parse(occurredAt) <= Date.parse(entry.occurredAt) && entry.asked) return true;
    if (Date.parse(occurredAt) < Date.parse(entry.occurredAt)) return false;
    if (await ports.ledger.amend<CustomerEntry>(entry, { ...askedAgain(entry, now), ...due }, 'asked for')) return true;
  }
  throw new Error('an entry kept changing while an event was taken in');
}
