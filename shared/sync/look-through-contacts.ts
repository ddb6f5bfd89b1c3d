import type { ContactBooks } from '../providers/provider.ts';
import type { Desk } from './desk.ts';
import type { ContactPullEntry, EntryKey } from './entry.ts';
import { relationOwned } from './find-relation.ts';
import { newContactPullEntry } from './new-entry.ts';

/** Looked through once more at the next pass: their clock and ours differ, and a change may be late in their list. */
const OVERLAP_MS = 10 * 60_000;

/** Relations that are gone are asked for one by one; so many that something else must be wrong are left to later passes. */
const GONE_AT_MOST = 50;

/**
 * Finds which relations of ours changed or went since the last pass, by the books' own lists, and has each of them read
 * again. Two calls, however many there are; one whose version was read already is left alone.
 */
export async function lookThroughContacts(books: ContactBooks, desk: Desk): Promise<void> {
  const { contactsSeenAtMs } = desk.integration;
  if (contactsSeenAtMs === null) return;
  const now = desk.clock.now();
  const ours = await desk.ledger.owned(desk.line, { administration: desk.administration, what: 'relation' });
  if (ours.length > 0) {
    const changed = await books.changedSince(contactsSeenAtMs - OVERLAP_MS);
    const all = await books.all();
    const gone = ours.filter((id) => !all.has(id)).slice(0, GONE_AT_MOST);
    const news = ours.filter((id) => changed.has(id));
    for (const id of [...news, ...gone]) if (await isNews(id, changed.get(id) ?? null, desk)) await askFor(id, desk);
  }
  await desk.integrations.contactsSeen(desk.line, now);
}

/** Whether somebody stands for a relation who does not know this version of it; null: it is gone. */
async function isNews(relation: string, version: string | null, desk: Desk): Promise<boolean> {
  for (const id of await desk.ledger.customersOf(desk.line, relationOwned(relation, desk))) {
    const entry = await desk.ledger.read({ ...desk.line, kind: 'customer', id });
    if (entry?.kind !== 'customer' || !Object.values(entry.parts).some((part) => part.id === relation)) continue;
    if (version === null ? !entry.doubted : entry.seen?.version !== version) return true;
  }
  return false;
}

/** The worker that looks through them is the one that reads them next, so nobody needs to be rung for. */
async function askFor(id: string, { ledger, line, integration, clock }: Desk): Promise<void> {
  const key: EntryKey = { ...line, kind: 'contact-pull', id };
  const now = clock.now();
  if (await ledger.open(newContactPullEntry(key, integration.provider, now))) return;
  const entry = await ledger.read(key);
  if (entry?.kind !== 'contact-pull') return;
  await ledger.amend<ContactPullEntry>(entry, { status: 'open', dueAt: now, crashes: 0, expiresAt: null });
}
