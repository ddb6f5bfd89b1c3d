import type { Customer } from '../../domain/customer.ts';
import { Setback } from '../../domain/setback.ts';
import type { ContactBooks, ContactInBooks } from '../../providers/contacts-back.ts';
import { relationOwned, relationWithNumber } from '../customer/find-relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry } from '../ledger/entry.ts';
import type { Snapshots } from '../ledger/ledger.ts';

/** The relation that another one went into. */
export interface Survivor {
  readonly externalId: string;
  readonly contact: ContactInBooks;
  /** Another customer stands for it too. */
  readonly shared: boolean;
}

/**
 * Finds the relation that a customer's relation was merged into: the one with its number now, if it is this customer.
 * The books do not say which one survived (reference 5.4). Null when there is no certainty, or when it was deleted.
 */
export async function findSurvivor(
  entry: CustomerEntry,
  gone: string,
  snapshot: Awaited<ReturnType<Snapshots['customer']>>,
  books: ContactBooks,
  context: SyncContext,
): Promise<Survivor | null> {
  if (!snapshot) return null;
  const found = await withNumber(snapshot.customer, context);
  if (!found || found.externalId === gone) return null;
  const contact = await books.read(found.externalId);
  if (!contact || contact.archived) return null;

  const owned = relationOwned(found.externalId, context);
  const owner = await context.ledger.ownerOf(context.key, owned);
  const shared = owner !== null && (owner.shared || owner.id !== entry.id);
  if (shared) await context.ledger.share(context.key, owned, entry.id);
  return { externalId: found.externalId, contact, shared };
}

async function withNumber(customer: Customer, context: SyncContext) {
  try {
    return await relationWithNumber(context.provider.mapRelation(customer, context.details), context);
  } catch (error) {
    if (error instanceof Setback && error.remedy === 'correct' && error.scope === 'entry') return null; // a stranger
    throw error;
  }
}
