import type { RelationPlan } from '../providers/provider.ts';
import type { Desk } from './desk.ts';
import type { CustomerEntry, EntryKey } from './entry.ts';
import type { Page } from './ledger.ts';

/** What is left of a link when its relation is not where we knew it. */
export const UNLINKED: Partial<CustomerEntry> = {
  parts: {},
  fingerprint: null,
  intent: null,
  shared: false,
  remarks: [],
  seen: null,
};

/** Notes that the books no longer knew a customer's relation, so that the next push asks before it relies on it. */
export async function doubtRelation(id: string, { ledger, line }: Desk): Promise<void> {
  const key: EntryKey = { ...line, kind: 'customer', id };
  const entry = await ledger.read(key);
  if (entry?.kind === 'customer') await ledger.amend<CustomerEntry>(entry, { doubted: true });
}

/** Asks for a relation that is in doubt, or that a person asked about; one that is gone is found or made anew. */
export async function forgetGoneRelation(page: Page<CustomerEntry>, plan: RelationPlan, desk: Desk): Promise<void> {
  const { asked, doubted, intent, parts } = page.entry;
  const id = parts[plan.parts[0].name]?.id;
  if (!id || intent || !(asked || doubted)) return;
  const found = await desk.books.findRelation({ id });
  if (found.length === 0) await page.write(UNLINKED, { step: 'gone' });
}
