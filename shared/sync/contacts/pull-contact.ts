import { DAY_MS } from '../../domain/duration.ts';
import { correct } from '../../domain/setback.ts';
import type { ContactBooks, ContactsBack } from '../../providers/contacts-back.ts';
import { relationOwned } from '../customer/find-relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import { type ContactPullEntry, type CustomerEntry, EVERY_RELATION } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { done } from '../ledger/transitions.ts';
import { maintainWebhook } from './maintain-webhook.ts';
import { reportContactChanges } from './report-contact-changes.ts';

/** A relation without a report for this long is forgotten; the next push makes its entry anew. */
const KEPT_MS = 30 * DAY_MS;

/**
 * Reads a relation of the books again and reports to i-Reserve what people changed in it, one event for each customer
 * that stands for it. Only its present state counts, not the source or the number of the reports.
 *
 * A relation that no customer of ours stands for costs no call.
 */
export async function pullContact(claim: Claim<ContactPullEntry>, context: SyncContext): Promise<void> {
  const back = context.provider.contactsBack;
  if (back && claim.entry.id === EVERY_RELATION) return maintainWebhook(claim, back, context);
  if (!back?.wish(context.details).on) return finish(claim, 'not wanted', context);
  if (context.forbids) throw correct(context.forbids);

  const customers = await context.ledger.customersOf(context.key, relationOwned(claim.entry.id, context));
  if (customers.length === 0) return finish(claim, 'unknown', context);
  await bringBackTo(customers, claim.entry.id, back, back.open(context.wire, { id: context.administration }), context);
  return finish(claim, 'read', context);
}

async function bringBackTo(
  customers: readonly string[],
  relation: string,
  back: ContactsBack,
  books: ContactBooks,
  context: SyncContext,
): Promise<void> {
  const before: (CustomerEntry | null)[] = [];
  for (const id of customers) before.push(await readCustomer(id, context));
  const contact = await books.read(relation); // compared only with what was noted before
  for (const known of before) if (known) await reportContactChanges({ known, relation, contact }, back, books, context);
}

async function readCustomer(id: string, { ledger, key }: SyncContext): Promise<CustomerEntry | null> {
  const entry = await ledger.read({ ...key, kind: 'customer', id });
  return entry?.kind === 'customer' ? entry : null;
}

/** Done, unless a new report came while it was read: then it is read once more. */
const finish = (claim: Claim<ContactPullEntry>, step: string, { clock }: SyncContext): Promise<void> =>
  claim.write(
    { ...done({ outbox: [], nowMs: clock.now() }), expiresAt: Math.floor((clock.now() + KEPT_MS) / 1000) },
    { step, unlessChanged: true },
  );
