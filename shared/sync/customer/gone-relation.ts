import type { Customer } from '../../domain/customer.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { RelationPlan } from '../../providers/relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry, EntryKey } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { findOwnedRelation } from './find-relation.ts';

/** What is left of a link when its relation is not where we knew it. */
export const UNLINKED: Partial<CustomerEntry> = {
  parts: {},
  fingerprint: null,
  intent: null,
  shared: false,
  remarks: [],
  seen: null,
};

/** The books no longer know what a request was about. */
export const isGone = (error: unknown): boolean => error instanceof Setback && error.cause === 'link-broken';

/** Notes that the books no longer knew a customer's relation, so that the next push asks before it relies on it. */
export async function doubtRelation(id: string, { ledger, key: integrationKey }: SyncContext): Promise<void> {
  const key: EntryKey = { ...integrationKey, kind: 'customer', id };
  const entry = await ledger.read(key);
  if (entry?.kind === 'customer') await ledger.amend<CustomerEntry>(entry, { needsVerification: true });
}

/**
 * Asks for a relation that needs verification, or that a person asked about. The link to a relation that is gone or
 * archived is released when its successor is known: by the customer field, or by our number. Otherwise the customer
 * stops, since a relation that a person merged or deleted is made anew only when a person asks for it (`mapping.md` 4).
 */
export async function forgetGoneRelation(
  claim: Claim<CustomerEntry>,
  customer: Customer,
  plan: RelationPlan,
  context: SyncContext,
): Promise<void> {
  const { asked, needsVerification, intent, parts } = claim.entry;
  const id = parts[plan.parts[0].name]?.id;
  if (!id || intent || !(asked || needsVerification)) return;
  const [found] = await context.books.findRelation({ id });
  if (found && !found.blocked) return;
  const successor = await findOwnedRelation(customer, plan, context);
  const about = { number: plan.number, name: plan.identity.name };
  if (!successor && found) throw correct('customer-blocked', { ...about, relation: found.name });
  if (!successor && !asked) throw correct('link-broken', about);
  await claim.write(UNLINKED, { step: 'gone' });
}
