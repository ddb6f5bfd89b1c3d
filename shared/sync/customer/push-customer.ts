import { createHash } from 'node:crypto';
import type { Remark } from '../../domain/causes.ts';
import type { Customer } from '../../domain/customer.ts';
import { correct, Setback } from '../../domain/setback.ts';
import type { RelationIds, RelationPlan } from '../../providers/relation.ts';
import type { Desk } from '../ledger/context.ts';
import type { CustomerEntry, EntryKey } from '../ledger/entry.ts';
import type { Page } from '../ledger/ledger.ts';
import { newCustomerEntry } from '../ledger/new-entry.ts';
import { customerSynced, fieldsOf, stamp } from '../ledger/outbox-events.ts';
import { tell } from '../steps/publish-outbox.ts';
import { stop } from '../steps/record-failure.ts';
import { isAlone, verdictOn } from '../steps/unresponsive.ts';
import { findRelation, type Match, relationOwned } from './find-relation.ts';
import { forgetGoneRelation, isGone, UNLINKED } from './gone-relation.ts';
import { differs, foundPart, idsOf, makePart, updatePart } from './write-part.ts';

/** The relation that a customer has in the books. */
export interface Relation {
  readonly id: string;
  readonly ids: RelationIds;
  /** What there is to say about making or finding it; empty when it was known. */
  readonly remarks: readonly Remark[];
}

/**
 * Sees to it that a customer stands in the books as one relation, and says which.
 *
 * A known, unchanged customer costs no call. Throws a `Setback` for the invoice that asked; the customer's own entry
 * has been stopped with its cause by then.
 */
export async function pushCustomer(customer: Customer, occurredAt: string, desk: Desk): Promise<Relation> {
  const key: EntryKey = { ...desk.line, kind: 'customer', id: customer.id };
  const known = await desk.ledger.read(key);
  const plan = desk.provider.mapRelation(customer, desk.details);
  if (known?.kind === 'customer' && isCurrent(known, plan, desk)) return relationOf(known, plan);
  if (known?.kind === 'customer') stillRefused(known, plan, desk);

  if (!known) await desk.ledger.open(newCustomerEntry(key, desk, occurredAt));
  const page = await desk.ledger.claim(key, desk.clock.now(), desk.clock.now() + desk.timeLeftMs());
  if (page?.entry.kind !== 'customer') throw later('uncertain', desk.clock.now() + 5_000);
  return serveCustomer(page as Page<CustomerEntry>, customer, desk, plan);
}

/** The same for a customer's own entry, in the hands of the worker already. */
export async function serveCustomer(
  page: Page<CustomerEntry>,
  customer: Customer,
  desk: Desk,
  plan: RelationPlan = desk.provider.mapRelation(customer, desk.details),
): Promise<Relation> {
  try {
    await forgetOtherAdministration(page, desk);
    await forgetGoneRelation(page, plan, desk);
    const before = page.entry;
    await writeThere(page, customer, plan, desk);
    await finish(page, plan, before, desk);
    return { ...relationOf(page.entry, plan), remarks: page.entry.remarks };
  } catch (thrown) {
    const error = verdictOn(thrown, page.entry, desk.integration);
    const isItsOwn = isAlone(page.entry, desk.integration);
    if (error instanceof Setback && error.remedy === 'correct')
      await page.write({
        refused: fingerprintOf(plan),
        doubted: page.entry.doubted || error.code === 'link-broken',
      });
    await stop(page, error, desk);
    throw forTheInvoice(error, isItsOwn, page.entry);
  }
}

/** What the books refused is not sent again for every invoice: only after somebody changed something, or asked. */
function stillRefused(entry: CustomerEntry, plan: RelationPlan, desk: Desk) {
  const { status, cause, about, refused, settingsVersion } = entry;
  const same = refused === fingerprintOf(plan) && settingsVersion === desk.integration.settingsVersion;
  if (status === 'parked' && cause && same) throw correct(cause, about);
}

/** A relation that turns out to be gone when it is brought up to date is found or made anew, at once. */
async function writeThere(page: Page<CustomerEntry>, customer: Customer, plan: RelationPlan, desk: Desk) {
  const { doubted, asked } = page.entry;
  try {
    await writeRelation(page, customer, plan, desk);
  } catch (error) {
    if (!isGone(error) || doubted || asked) throw error;
    const { id } = relationOf(page.entry, plan);
    await page.write({ doubted: true });
    await forgetGoneRelation(page, plan, desk);
    if (relationOf(page.entry, plan).id === id) throw error; // it stands: something else is
    await writeRelation(page, customer, plan, desk);
  }
}

async function writeRelation(page: Page<CustomerEntry>, customer: Customer, plan: RelationPlan, desk: Desk) {
  const [relation, ...others] = plan.parts;
  let isNew = false;
  if (page.entry.remarks.length > 0 && page.entry.fingerprint !== null) await page.write({ remarks: [] });
  if (!page.entry.parts[relation.name]?.id) {
    const match = page.entry.intent ? null : await findRelation(customer, plan, desk);
    if (match) return adopt(page, plan, match, desk);
    await makePart(page, relation, plan, desk, false);
    isNew = true; // nothing of its parts can be there without us
  } else if (mayUpdate(page.entry, desk) && (await isOurs(page.entry, plan, desk))) {
    await bringUpToDate(page, relation, desk);
  } else return;

  for (const part of others) {
    const written = page.entry.parts[part.name];
    if (!written) await makePart(page, part, plan, desk, part.onChange === 'add' && !isNew);
    else if (differs(part, written) && (part.onChange === 'add' || !written.id))
      await makePart(page, part, plan, desk, true);
    else await bringUpToDate(page, part, desk);
  }
}

async function bringUpToDate(page: Page<CustomerEntry>, part: RelationPlan['parts'][number], desk: Desk) {
  const written = page.entry.parts[part.name];
  if (written && differs(part, written)) await updatePart(page, part, written, desk);
}

/** Links a relation that was there before us, as it stands: what changes in i-Reserve from now on goes along. */
async function adopt(page: Page<CustomerEntry>, plan: RelationPlan, match: Match, desk: Desk) {
  const [relation] = plan.parts;
  const owned = relationOwned(match.externalId, desk);
  if (match.shared) await desk.ledger.share(desk.line, owned, page.entry.id);
  const parts = Object.fromEntries(plan.parts.map((part) => [part.name, foundPart(part, null)]));
  await page.write(
    {
      parts: { ...parts, [relation.name]: foundPart(relation, match.externalId) },
      administration: desk.administration,
      shared: match.shared,
      seen: match.standing ? { parts: match.standing, toldAt: null } : null,
      remarks: [...match.remarks],
    },
    { step: `${relation.name} linked`, ...(match.shared ? {} : { owning: owned }) },
  );
}

/** A relation that several customers stand for is left alone; the other one may have come later. */
async function isOurs(entry: CustomerEntry, plan: RelationPlan, desk: Desk): Promise<boolean> {
  if (entry.shared) return false;
  const owner = await desk.ledger.ownerOf(desk.line, relationOwned(relationOf(entry, plan).id, desk));
  return !owner?.shared;
}

async function finish(page: Page<CustomerEntry>, plan: RelationPlan, before: CustomerEntry, desk: Desk) {
  const relation = relationOf(page.entry, plan);
  // Without a fingerprint it was never told, though an earlier run may have made it
  const isNews = before.fingerprint === null || relationOf(before, plan).id !== relation.id || before.asked;
  const contact = relation.ids.contact ?? null;
  const fields = fieldsOf(relation.id, contact, desk.settings);
  const fact = customerSynced(page.entry, { relation: relation.id, contact }, fields, stamp(desk.clock));
  const toAnnounce = [...page.entry.toAnnounce, ...(isNews ? [fact] : [])];
  await page.write(
    {
      status: 'done',
      dueAt: toAnnounce.length > 0 ? desk.clock.now() : null,
      fingerprint: fingerprintOf(plan),
      asked: false,
      doubted: false,
      toldStop: null,
      refused: null,
      cause: null,
      about: {},
      remedy: null,
      crashes: 0,
      waits: 0,
      silences: 0,
      toAnnounce,
      ...(toAnnounce.length === 0 ? { claimedUntilMs: 0 } : {}),
    },
    { step: 'done' },
  );
  if (toAnnounce.length > 0) await tell(page, desk);
}

/** A link into another administration says nothing about this one. */
async function forgetOtherAdministration(page: Page<CustomerEntry>, desk: Desk) {
  const { administration } = page.entry;
  if (administration === null || administration === desk.administration) return;
  await page.write({ ...UNLINKED, administration: desk.administration }, { step: 'administration changed' });
}

const isCurrent = (entry: CustomerEntry, plan: RelationPlan, desk: Desk): boolean =>
  entry.administration === desk.administration &&
  relationOf(entry, plan).id !== '' &&
  entry.intent === null &&
  !entry.asked &&
  !entry.doubted &&
  entry.toAnnounce.length === 0 &&
  (entry.fingerprint === fingerprintOf(plan) || (entry.fingerprint !== null && !mayUpdate(entry, desk)));

const mayUpdate = (entry: CustomerEntry, desk: Desk): boolean =>
  desk.settings.autoUpdateRelation || entry.asked || entry.fingerprint === null;

const relationOf = (entry: CustomerEntry, plan: RelationPlan): Relation => ({
  id: entry.parts[plan.parts[0].name]?.id ?? '',
  ids: idsOf(entry.parts),
  remarks: [],
});

const fingerprintOf = (plan: RelationPlan): string =>
  createHash('sha256')
    .update(JSON.stringify(plan.parts.map(({ name, fields }) => [name, Object.entries(fields).sort()])))
    .digest('hex');

/**
 * The invoice waits while its customer is looked up, or is the one about whom the books say nothing; every other setback
 * is the invoice's too.
 */
function forTheInvoice(error: unknown, isItsOwn: boolean, { dueAt }: CustomerEntry): unknown {
  if (!(error instanceof Setback)) return error;
  if (error.remedy === 'look') return later('uncertain', error.retryAtMs ?? 0);
  return error.silent && isItsOwn && dueAt !== null ? later('provider-down', dueAt) : error;
}

const later = (cause: 'uncertain' | 'provider-down', retryAtMs: number): Setback =>
  new Setback('wait', cause, { retryAtMs });
