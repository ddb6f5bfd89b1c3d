import { correct } from '../../../domain/setback.ts';
import type { ExactDetails } from '../../../domain/settings.ts';
import type { CodeRows, Lacking } from '../../provider.ts';
import { type Journal, keys } from '../code-rows.ts';
import { lackingOf, openCodes } from './codes.ts';

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

/** The journal of an invoice: the one set, else the default one; without either it stops. */
export function journalOf(set: string | null, journals: readonly Journal[]): string {
  const journal = set ?? defaultJournal(journals);
  if (journal === null) throw correct('journal-refused', { journal: journals.map(({ code }) => code).join(', ') });
  return journal;
}

/** Whether there is a journal for invoices when none was set: else a person has to set one (contract 4). */
export function checkJournal(
  { journal }: Pick<ExactDetails, 'journal'>,
  lists: ReadonlyMap<string, CodeRows>,
): Lacking | null {
  if (journal !== null) return null;
  const lacking = lackingOf([keys.journals], lists);
  if (lacking.length > 0) return { lacking };
  journalOf(null, openCodes(lists).journals);
  return null;
}
