import type { Remark, Warning } from '../domain/causes.ts';
import { type Customer, customerName } from '../domain/customer.ts';
import { compact } from './texts.ts';

/** Values in the provider's own names. */
export type PartFields = Readonly<Record<string, string | number | boolean>>;

/**
 * One thing in the books that belongs to a relation: the account itself, its contact person, its bank account.
 * Blank values are left out of `fields`.
 */
export interface RelationPart {
  /**
   * Names it among the parts and in the ledger: Exact's `account`, `main-contact` and `bank-account`, Moneybird's
   * `relation`. `contact` is a person at the relation, with both.
   */
  readonly name: string;
  /** A value may be `{account}` or another part's name in braces: the id of a part that came before. */
  readonly fields: PartFields;
  /** Fields that may be left out when the books refuse them, with the remark that says so. */
  readonly droppable: Readonly<Record<string, Warning>>;
  /** The remark when the books refuse the whole part; null: the relation then stops. */
  readonly optional: Warning | null;
  /** Where in the event each field comes from, as a JSON pointer; a remark about a field points there. */
  readonly pointers?: Readonly<Record<string, string>>;
  /** What had to be left out or cut before anything was sent: remarked when the part is written. */
  readonly remarks?: readonly Remark[];
  /** The parts that must stand in the books first: without one of them this part is left out. */
  readonly needs?: readonly string[];
  /** `update`: a changed value updates what is there. `add`: a changed value makes a new one (a bank account). */
  readonly onChange: 'update' | 'add';
}

/** What a customer becomes. The first part is the relation itself; parts are written in this order. */
export interface RelationPlan {
  /** The customer number in the books. */
  readonly number: string;
  readonly parts: readonly [RelationPart, ...RelationPart[]];
  /** What must agree before a relation found by number is taken for this customer: any one of them. */
  readonly identity: RelationIdentity;
}

/** The values by which two relations are known as the same customer. */
export interface RelationIdentity {
  readonly name: string;
  readonly vatNumber: string | null;
  readonly email: string | null;
  readonly postalCode: string | null;
  readonly street: string | null;
}

/** The identity of a customer whose `email` is written as these books keep it. */
export const identityOf = (customer: Customer, email: string | null): RelationIdentity => ({
  name: customerName(customer),
  vatNumber: vatNumberOf(customer),
  email,
  postalCode: customer.address?.postalCode ?? null,
  street: customer.address?.street ?? null,
});

/** The VAT number without blanks, dots and dashes, as the books hold it. */
export const vatNumberOf = ({ vatNumber }: Customer): string | null => vatNumber && compact(vatNumber);

/** Makes every field that has a pointer droppable, with the remark that the books refused it. */
export const allDroppable = (pointers: Readonly<Record<string, string>>): Record<string, Warning> =>
  Object.fromEntries(Object.keys(pointers).map((name) => [name, 'field-refused']));

/** A relation that stands in the books. */
export interface FoundRelation extends RelationIdentity {
  readonly externalId: string;
  readonly number: string | null;
  readonly blocked: boolean;
  /** What stands in it; left out where changes to relations do not come back. */
  readonly standing?: PartsInBooks;
}

/** The ids of a relation's parts, by part name. */
export type RelationIds = Readonly<Record<string, string>>;

/** What stands in the parts of a relation, by part name, in the provider's own names. A blank text says: known blank. */
export type PartsInBooks = Readonly<Record<string, PartFields>>;
