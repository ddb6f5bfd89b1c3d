import type { About } from '../../../domain/causes.ts';
import { correct } from '../../../domain/setback.ts';
import type { Journal } from '../lists/code-rows.ts';

/** The journal of Exact's own template for sales (reference 5.7). */
const USUAL = '70';

/**
 * The journal to use when none was set: the administration's only unblocked sales journal, else 70 if it is one,
 * else null (contract 4).
 */
function defaultJournal(journals: readonly Journal[]): string | null {
  const open = journals.filter(({ blocked }) => !blocked).map(({ code }) => code);
  const [only] = open;
  return open.length === 1 && only ? only : open.includes(USUAL) ? USUAL : null;
}

/** What keeps a journal from being the default one: it is one of several, or all are blocked. */
function whyNone(journals: readonly Journal[]): About {
  const listed = (some: readonly Journal[]) => some.map(({ code }) => code).join(', ');
  const open = journals.filter(({ blocked }) => !blocked);
  return open.length > 0 ? { choice: listed(open) } : { blocked: listed(journals) };
}

/** The journal of an invoice: the one set, else the default one; without either it stops. */
export function journalOf(set: string | null, journals: readonly Journal[]): string {
  const journal = set ?? defaultJournal(journals);
  if (journal === null) throw correct('journal-refused', whyNone(journals));
  return journal;
}

/** The journal of an invoice, refused when no invoice may stand in it; `journals` are those for sales (contract 4). */
export function openJournal(set: string | null, journals: readonly Journal[]): void {
  const journal = journalOf(set, journals);
  if (journals.every(({ code, blocked }) => blocked || code !== journal.trim()))
    throw correct('journal-refused', { journal });
}
