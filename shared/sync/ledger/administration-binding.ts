import { correct } from '../../domain/setback.ts';
import { nameOfBooks } from '../../providers/administration.ts';
import type { SyncContext } from './context.ts';
import type { Entry, InvoiceEntry } from './entry.ts';

/** The administration in which an invoice was begun, when that is another than this one; else null. */
export function begunElsewhere(
  { step, administration }: Pick<InvoiceEntry, 'step' | 'administration'>,
  here: string,
): string | null {
  return step !== 'received' && administration !== here ? administration : null;
}

/** Binds an entry to the administration of this context. */
export const boundHere = ({
  administration,
  integration,
}: SyncContext): Pick<Entry, 'administration' | 'booksName'> => ({
  administration,
  booksName: integration.administration && nameOfBooks(integration.administration),
});

/**
 * Stops an invoice that was begun in another administration: only a person knows whether it belongs here now.
 */
export function sameAdministration(entry: InvoiceEntry, context: SyncContext): void {
  if (begunElsewhere(entry, context.administration) === null) return;
  throw correct('administration-changed', entry.booksName === null ? {} : { administration: entry.booksName });
}
