import { type Remark, remark } from '../../domain/causes.ts';
import { type Customer, fieldText } from '../../domain/customer.ts';
import { correct } from '../../domain/setback.ts';
import { emailList } from '../../providers/email-list.ts';
import type { FoundRelation, PartsInBooks, RelationIdentity, RelationPlan } from '../../providers/relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { Owned } from '../ledger/ledger.ts';

/** A relation that was there before us, and what to say about taking it. */
export interface RelationMatch {
  readonly externalId: string;
  /** Another customer of the tenant stands for it too. */
  readonly shared: boolean;
  /** What stands in it; undefined where changes to it do not come back. */
  readonly standing: PartsInBooks | undefined;
  readonly remarks: readonly Remark[];
}

/** A relation, as something that an entry can own. */
export const relationOwned = (externalId: string, context: SyncContext): Owned => ({
  administration: context.administration,
  what: 'relation',
  externalId,
});

/**
 * Finds the relation that a customer has already: by the id in its customer field, unless another customer owns that
 * one (a copied customer carries a copied id), then by its number. Null: it has none yet.
 */
export async function findOwnedRelation(
  customer: Customer,
  plan: RelationPlan,
  context: SyncContext,
): Promise<RelationMatch | null> {
  return (await byField(customer, context)) ?? (await byNumber(customer, plan, context));
}

async function byField(customer: Customer, context: SyncContext): Promise<RelationMatch | null> {
  const id = fieldText(customer.fields, context.settings.customerField);
  if (id === null) return null;
  const [found] = await context.books.findRelation({ id });
  if (!found || found.blocked) return null;
  const owner = await context.ledger.ownerOf(context.key, relationOwned(found.externalId, context));
  if (owner && owner.id !== customer.id) return null;
  return { externalId: found.externalId, shared: owner?.shared ?? false, standing: found.standing, remarks: [] };
}

async function byNumber(customer: Customer, plan: RelationPlan, context: SyncContext): Promise<RelationMatch | null> {
  const found = await relationWithNumber(plan, context);
  if (!found) return null;
  const owner = await context.ledger.ownerOf(context.key, relationOwned(found.externalId, context));
  const shared = owner !== null && (owner.shared || owner.id !== customer.id);
  const about = { number: plan.number, relation: found.name };
  return {
    externalId: found.externalId,
    shared,
    standing: found.standing,
    remarks: [remark('relation-matched', about), ...(shared ? [remark('relation-shared', about)] : [])],
  };
}

/**
 * The relation with the customer's number, if it is this customer. A stranger with that number stops the customer
 * (`customer-number-taken`), and so does a blocked relation.
 */
export async function relationWithNumber(plan: RelationPlan, context: SyncContext): Promise<FoundRelation | null> {
  const [found] = await context.books.findRelation({ number: plan.number });
  if (!found) return null;
  const about = { number: plan.number, relation: found.name, name: plan.identity.name };
  if (!isSameRelation(plan.identity, found))
    throw correct('customer-number-taken', { ...about, otherRelation: found.name });
  if (found.blocked) throw correct('customer-blocked', about);
  return found;
}

/** Letters and digits only, lower case, without accents: `Café "De Eik" B.V.` and `cafe de eik bv` are the same. */
const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const houseNumber = (street: string | null): string => street?.match(/\d+/)?.[0] ?? '';

const same = (a: string, b: string): boolean => a !== '' && a === b;

const addressesIn = (text: string | null) => emailList(text?.toLowerCase() ?? null).addresses;

const shareAddress = (one: string | null, other: string | null): boolean =>
  addressesIn(one).some((address) => addressesIn(other).includes(address));

/**
 * Judges whether a relation that carries a customer's number can be that customer: the name, the VAT number, the e-mail
 * address, or postcode and house number agree as well (`mapping.md` 4). A number alone proves nothing: two systems
 * count from 1.
 */
const isSameRelation = (ours: RelationIdentity, theirs: RelationIdentity): boolean =>
  same(plain(ours.name), plain(theirs.name)) ||
  same(plain(ours.vatNumber), plain(theirs.vatNumber)) ||
  shareAddress(ours.email, theirs.email) ||
  (same(plain(ours.postalCode), plain(theirs.postalCode)) &&
    same(houseNumber(ours.street), houseNumber(theirs.street)));
