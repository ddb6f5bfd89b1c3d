import { MINUTE_MS } from '../../domain/duration.ts';
import type { ContactBooks, ContactInBooks, ContactsBack } from '../../providers/contacts-back.ts';
import { relationOwned } from '../customer/find-relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { ContactPullEntry, EntryKey } from '../ledger/entry.ts';
import { newContactPullEntry } from '../ledger/new-entry.ts';
import { unlessUnreadable } from '../ledger/read-stored.ts';
import { reopen } from '../ledger/transitions.ts';
import { changesIn } from './changes-in.ts';

/** Looked through once more at the next pass: their clock and ours differ, and a change may be late in their list. */
const OVERLAP_MS = 10 * MINUTE_MS;

/** Relations that are gone are asked for one by one, at most so many a pass: more are a sign of another fault. */
const GONE_AT_MOST = 50;

/**
 * Finds the changes to our relations since the last pass that the webhook did not report, by the books' own lists, and
 * has each of these relations read again. Two calls, and one more for every hundred relations that changed, most of
 * them by us.
 */
export async function reconcileContacts(back: ContactsBack, books: ContactBooks, context: SyncContext): Promise<void> {
  const { contactsSeenAtMs } = context.integration;
  if (contactsSeenAtMs === null) return;
  const now = context.clock.now();
  const ours = await context.ledger.owned(context.key, { administration: context.administration, what: 'relation' });
  if (ours.length > 0) {
    const changed = await books.changedSince(contactsSeenAtMs - OVERLAP_MS);
    const all = await books.all();
    const standing = await books.readAll(ours.filter((id) => changed.has(id)));
    const gone = ours.filter((id) => !all.has(id)).slice(0, GONE_AT_MOST);
    for (const id of [...standing.keys(), ...gone])
      if (await isNews(id, standing.get(id) ?? null, back, context)) await askFor(id, context);
  }
  await context.integrations.contactsSeen(context.key, now);
}

/** Whether a customer stands for a relation that is not as we know it; null: it is gone. */
async function isNews(relation: string, contact: ContactInBooks | null, back: ContactsBack, context: SyncContext) {
  for (const id of await context.ledger.customersOf(context.key, relationOwned(relation, context))) {
    const entry = await unlessUnreadable(context.ledger.read({ ...context.key, kind: 'customer', id }));
    if (entry?.kind !== 'customer' || !Object.values(entry.parts).some((part) => part.id === relation)) continue;
    if ((contact === null || contact.archived) && !entry.needsVerification) return true;
    if (contact === null || contact.archived) continue;
    const snapshot = await context.snapshots.customer(entry.tenant, entry.id);
    if (Object.keys(changesIn(entry, contact, snapshot, back, context, entry.crashes > 0)).length > 0) return true;
  }
  return false;
}

/** The worker that looks through them also reads them next, so no wake is needed. */
async function askFor(id: string, { ledger, key: integrationKey, integration, clock }: SyncContext): Promise<void> {
  const key: EntryKey = { ...integrationKey, kind: 'contact-pull', id };
  const now = clock.now();
  if (await ledger.open(newContactPullEntry(key, integration.provider, now))) return;
  const entry = await ledger.read(key);
  if (entry?.kind !== 'contact-pull') return;
  await ledger.amend<ContactPullEntry>(entry, { ...reopen(entry, now), expiresAt: null });
}
