import { createHash } from 'node:crypto';
import type { Remark, Warning } from '../../domain/causes.ts';
import type { Customer } from '../../domain/customer.ts';
import { correct, Defer, Setback } from '../../domain/setback.ts';
import type { RelationIds, RelationPlan } from '../../providers/relation.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { CustomerEntry, InvoiceEntry } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';
import { newCustomerEntry } from '../ledger/new-entry.ts';
import { customerSynced, relationFields } from '../ledger/outbox-events.ts';
import { done } from '../ledger/transitions.ts';
import { publishOutbox } from '../steps/publish-outbox.ts';
import { recordFailure } from '../steps/record-failure.ts';
import { isSuspect, verdictOn } from '../steps/unresponsive.ts';
import { findOwnedRelation, type RelationMatch, relationOwned } from './find-relation.ts';
import { forgetGoneRelation, isGone, UNLINKED } from './gone-relation.ts';
import { type CustomerReading, keyOfCustomer, readCustomer } from './read-customer.ts';
import { relationLink } from './relation-link.ts';
import { differs, foundPart, idsOf, isIncomplete, makePart, mayBeThere, updateRelationPart } from './write-part.ts';

/** The relation that a customer has in the books. */
export interface Relation {
  readonly id: string;
  readonly ids: RelationIds;
  /** What there is to say about making or finding it; empty when it was known. */
  readonly remarks: readonly Remark[];
  /** What the books refused of it, by the remarks that said so. */
  readonly refused: readonly Warning[];
}

/**
 * Sees to it that a customer stands in the books as one relation, and says which.
 *
 * A known, unchanged customer costs no call. Throws a `Setback` for the invoice that asked; the customer's own entry
 * has been stopped with its cause by then.
 *
 * @param before - what this run began to read before, perhaps of this customer
 */
export async function pushCustomer(
  customer: Customer,
  { occurredAt, correlationId }: Pick<InvoiceEntry, 'occurredAt' | 'correlationId'>,
  context: SyncContext,
  before: CustomerReading | null = null,
): Promise<Relation> {
  const key = keyOfCustomer(customer.id, context);
  const known = await (before?.id === customer.id ? before : readCustomer(customer.id, context)).entry;
  const plan = context.provider.mapRelation(customer, context.details);
  if (known?.kind === 'customer' && isCurrent(known, plan, context)) return relationOf(known, plan);
  if (known?.kind === 'customer') stillRefused(known, plan, context);

  if (!known) await context.ledger.open({ ...newCustomerEntry(key, context, occurredAt), correlationId });
  const claim = await context.ledger.claim(key, context.clock.now(), context.clock.now() + context.timeLeftMs());
  if (claim?.entry.kind !== 'customer') throw customerFirst(plan, context.clock.now() + 5_000);
  // Whoever asked meant what i-Reserve says by now, and the invoice may have been read before that
  const asked = claim.entry.asked ? await context.snapshots.customer(context.key.tenant, customer.id) : null;
  if (asked) return serveCustomer(claim as Claim<CustomerEntry>, asked.customer, context);
  return serveCustomer(claim as Claim<CustomerEntry>, customer, context, plan);
}

/** The same for a customer's own entry, which the worker has claimed already. */
export async function serveCustomer(
  claim: Claim<CustomerEntry>,
  customer: Customer,
  context: SyncContext,
  plan: RelationPlan = context.provider.mapRelation(customer, context.details),
): Promise<Relation> {
  try {
    await forgetOtherAdministration(claim, context);
    await forgetGoneRelation(claim, customer, plan, context);
    const before = claim.entry;
    await writeThere(claim, customer, plan, context);
    await finish(claim, plan, before, context);
  } catch (thrown) {
    const error = verdictOn(thrown, claim.entry, context.integration);
    const isItsOwn = isSuspect(claim.entry, context.integration);
    if (error instanceof Setback && error.remedy === 'correct')
      await claim.write({
        refused: fingerprintOf(plan),
        needsVerification: claim.entry.needsVerification || error.cause === 'link-broken',
      });
    await recordFailure(claim, error, context);
    throw forTheInvoice(error, isItsOwn, claim.entry, plan, context);
  }
  // It is done: what is left to publish stays due, and the invoice that asked waits for it
  if (claim.entry.outbox.length > 0) await publishOutbox(claim, context);
  return { ...relationOf(claim.entry, plan), remarks: claim.entry.remarks };
}

/** What the books refused is not sent again for every invoice: only after somebody changed something, or asked. */
function stillRefused(entry: CustomerEntry, plan: RelationPlan, context: SyncContext) {
  const { status, cause, about, refused, settingsVersion } = entry;
  const same = refused === fingerprintOf(plan) && settingsVersion === context.integration.settingsVersion;
  if (status === 'parked' && cause && same) throw correct(cause, about);
}

/** A relation that turns out to be gone during an update is found again at once, where its successor is known. */
async function writeThere(claim: Claim<CustomerEntry>, customer: Customer, plan: RelationPlan, context: SyncContext) {
  const { needsVerification, asked } = claim.entry;
  try {
    await writeRelation(claim, customer, plan, context);
  } catch (error) {
    if (!isGone(error) || needsVerification || asked) throw error;
    const { id } = relationOf(claim.entry, plan);
    await claim.write({ needsVerification: true });
    await forgetGoneRelation(claim, customer, plan, context);
    if (relationOf(claim.entry, plan).id === id) throw error; // it stands: something else is
    await writeRelation(claim, customer, plan, context);
  }
}

async function writeRelation(
  claim: Claim<CustomerEntry>,
  customer: Customer,
  plan: RelationPlan,
  context: SyncContext,
) {
  const [relation, ...others] = plan.parts;
  let isNew = false;
  if (claim.entry.remarks.length > 0 && claim.entry.fingerprint !== null) await claim.write({ remarks: [] });
  if (!claim.entry.parts[relation.name]?.id) {
    const isFirst = claim.entry.intent === null;
    const match = isFirst ? await findOwnedRelation(customer, plan, context) : null;
    if (match) return adopt(claim, plan, match, context);
    await makePart(claim, relation, plan, context, false);
    isNew = isFirst || context.integration.restoredAtMs === null; // nothing of its parts can be there without us
  } else if (mayUpdate(claim.entry, context) && (await isOurs(claim.entry, plan, context))) {
    await bringUpToDate(claim, relation, context);
  } else return;

  for (const part of others) {
    const written = claim.entry.parts[part.name];
    if (part.needs?.some((name) => !claim.entry.parts[name]?.id)) continue;
    if (!written) await makePart(claim, part, plan, context, !isNew && mayBeThere(part, context));
    else if (differs(part, written) && (part.onChange === 'add' || !written.id))
      await makePart(claim, part, plan, context, true);
    else await bringUpToDate(claim, part, context);
  }
}

async function bringUpToDate(claim: Claim<CustomerEntry>, part: RelationPlan['parts'][number], context: SyncContext) {
  const written = claim.entry.parts[part.name];
  if (written && differs(part, written)) await updateRelationPart(claim, part, written, context);
}

/** Links a relation that was there before us, as it stands: what changes in i-Reserve from now on goes along. */
async function adopt(claim: Claim<CustomerEntry>, plan: RelationPlan, match: RelationMatch, context: SyncContext) {
  const [relation] = plan.parts;
  const owned = relationOwned(match.externalId, context);
  if (match.shared) await context.ledger.share(context.key, owned, claim.entry.id);
  const parts = Object.fromEntries(plan.parts.map((part) => [part.name, foundPart(part, null)]));
  await claim.write(
    {
      parts: { ...parts, [relation.name]: foundPart(relation, match.externalId) },
      administration: context.administration,
      shared: match.shared,
      seen: match.standing ? { parts: match.standing, toldAt: null } : null,
      remarks: [...match.remarks],
    },
    { step: `${relation.name} linked`, ...(match.shared ? {} : { owning: owned }) },
  );
}

/** A relation that several customers share is left as it is; the other customer may have come later. */
async function isOurs(entry: CustomerEntry, plan: RelationPlan, context: SyncContext): Promise<boolean> {
  if (entry.shared) return false;
  const owner = await context.ledger.ownerOf(context.key, relationOwned(relationOf(entry, plan).id, context));
  return !owner?.shared;
}

async function finish(claim: Claim<CustomerEntry>, plan: RelationPlan, before: CustomerEntry, context: SyncContext) {
  const relation = relationOf(claim.entry, plan);
  // Without a fingerprint it was never published, though an earlier run may have made it
  const isNews = before.fingerprint === null || relationOf(before, plan).id !== relation.id || before.asked;
  const contact = relation.ids.contact ?? null;
  const fields = relationFields(relation.id, contact, context.settings);
  const url = relationLink(context, relation.id);
  const fact = customerSynced(claim.entry, { relation: relation.id, contact, url }, fields, context.clock.now());
  const outbox = [...claim.entry.outbox, ...(isNews ? [fact] : [])];
  await claim.write(
    {
      ...done({ outbox, nowMs: context.clock.now() }),
      round: claim.entry.round + (isNews ? 1 : 0),
      fingerprint: isWhole(claim.entry, plan) ? fingerprintOf(plan) : INCOMPLETE,
      asked: false,
      needsVerification: false,
      publishedStop: null,
      refused: null,
    },
    { step: 'done' },
  );
}

/** A link into another administration says nothing about this one. */
async function forgetOtherAdministration(claim: Claim<CustomerEntry>, context: SyncContext) {
  const { administration } = claim.entry;
  if (administration === null || administration === context.administration) return;
  await claim.write({ ...UNLINKED, administration: context.administration }, { step: 'administration changed' });
}

const isCurrent = (entry: CustomerEntry, plan: RelationPlan, context: SyncContext): boolean =>
  entry.administration === context.administration &&
  relationOf(entry, plan).id !== '' &&
  !entry.asked &&
  !entry.needsVerification &&
  entry.outbox.length === 0 &&
  (entry.fingerprint === fingerprintOf(plan) || (entry.fingerprint !== null && !mayUpdate(entry, context)));

const mayUpdate = (entry: CustomerEntry, context: SyncContext): boolean =>
  context.settings.autoUpdateRelation || entry.asked || entry.fingerprint === null;

const relationOf = (entry: CustomerEntry, plan: RelationPlan): Relation => ({
  id: entry.parts[plan.parts[0].name]?.id ?? '',
  ids: idsOf(entry.parts),
  remarks: [],
  refused: refusedOf(entry, plan),
});

/** What the books refused of the relation itself. */
const refusedOf = ({ parts }: CustomerEntry, { parts: [relation] }: RelationPlan): Warning[] =>
  (parts[relation.name]?.refused ?? []).flatMap((name) => relation.droppable[name] ?? []);

/** In the place of a fingerprint: there is something left to write, whatever the next plan is. */
const INCOMPLETE = 'incomplete';

const isWhole = ({ parts: written }: CustomerEntry, { parts }: RelationPlan): boolean =>
  !parts.some((part) => isIncomplete(part, written[part.name]));

const fingerprintOf = (plan: RelationPlan): string =>
  createHash('sha256')
    .update(JSON.stringify(plan.parts.map(({ name, fields }) => [name, Object.entries(fields).sort()])))
    .digest('hex');

/**
 * The invoice waits while its customer is looked up, or while the books give no answer about that customer. Every other
 * setback stops the invoice too.
 */
function forTheInvoice(
  error: unknown,
  isItsOwn: boolean,
  { dueAt }: CustomerEntry,
  plan: RelationPlan,
  { clock }: SyncContext,
): unknown {
  if (!(error instanceof Setback)) return error;
  if (error.remedy === 'look') return customerFirst(plan, error.retryAtMs ?? dueAt ?? clock.now());
  return error.noAnswer && isItsOwn && dueAt !== null ? customerFirst(plan, dueAt) : error;
}

const customerFirst = ({ identity }: RelationPlan, untilMs: number): Defer =>
  new Defer('customer-first', untilMs, { about: { name: identity.name } });
