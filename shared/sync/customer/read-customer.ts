import type { SyncContext } from '../ledger/context.ts';
import type { Entry, EntryKey } from '../ledger/entry.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';

/** A customer's entry that is being read. */
export interface CustomerReading {
  readonly id: string;
  readonly entry: Promise<Entry | null>;
}

/** Begins to read what is known of a customer. Too new for this code is as good as nothing: nobody gets a claim on it. */
export function readCustomer(id: string, context: SyncContext): CustomerReading {
  const entry = unlessUnreadable(context.ledger.read(keyOfCustomer(id, context)));
  entry.catch(() => undefined); // it may be that nobody asks any more
  return { id, entry };
}

/** Where a customer's entry stands. */
export const keyOfCustomer = (id: string, { key }: Pick<SyncContext, 'key'>): EntryKey => ({
  ...key,
  kind: 'customer',
  id,
});
