import { correct } from '../../domain/setback.ts';
import type { ContactBooks, ContactsBack } from '../../providers/contacts-back.ts';
import { relationOwned } from '../customer/find-relation.ts';
import type { Desk } from '../ledger/context.ts';
import { type ContactPullEntry, EVERY_RELATION } from '../ledger/entry.ts';
import type { Page } from '../ledger/ledger.ts';
import { tendContacts } from './maintain-webhook.ts';
import { bringBack } from './report-contact-changes.ts';

/** A relation that nobody spoke of for this long is forgotten; the next push makes its entry anew. */
const KEPT_MS = 30 * 24 * 3_600_000;

/**
 * Reads a relation of the books again and tells i-Reserve what people changed in it, one event for each customer that
 * stands for it. Whatever said that it changed, and however often: what counts is how it stands now.
 *
 * A relation that no customer of ours stands for costs no call.
 */
export async function pullContact(page: Page<ContactPullEntry>, desk: Desk): Promise<void> {
  const back = desk.provider.contactsBack;
  if (back && page.entry.id === EVERY_RELATION) return tendContacts(page, back, desk);
  if (!back?.wish(desk.details).on) return finish(page, 'not wanted', desk);
  if (desk.forbids) throw correct(desk.forbids);

  const customers = await desk.ledger.customersOf(desk.line, relationOwned(page.entry.id, desk));
  if (customers.length === 0) return finish(page, 'unknown', desk);
  await bringBackTo(customers, page.entry.id, back, back.open(desk.wire, { id: desk.administration }), desk);
  return finish(page, 'read', desk);
}

async function bringBackTo(
  customers: readonly string[],
  relation: string,
  back: ContactsBack,
  books: ContactBooks,
  desk: Desk,
): Promise<void> {
  const contact = await books.read(relation);
  for (const customer of customers) await bringBack({ customer, relation, contact }, back, books, desk);
}

/** Done, unless somebody spoke of it while it was read: then it is read once more. */
const finish = (page: Page<ContactPullEntry>, step: string, { clock }: Desk): Promise<void> =>
  page.write(
    {
      status: 'done',
      dueAt: null,
      claimedUntilMs: 0,
      cause: null,
      about: {},
      remedy: null,
      crashes: 0,
      waits: 0,
      silences: 0,
      expiresAt: Math.floor((clock.now() + KEPT_MS) / 1000),
    },
    { step, unlessChanged: true },
  );
