import { correct } from '../domain/setback.ts';
import type { Desk } from './desk.ts';
import type { InvoiceEntry } from './entry.ts';

/** The administration in which an invoice was begun, when that is another than this one; else null. */
export function begunElsewhere(
  { step, intent, administration }: Pick<InvoiceEntry, 'step' | 'intent' | 'administration'>,
  here: string,
): string | null {
  const begun = step !== 'received' || intent !== null;
  return begun && administration !== here ? administration : null;
}

/**
 * Stops an invoice that was begun in another administration: nobody but a person knows whether it belongs here now.
 */
export function sameAdministration(entry: InvoiceEntry, desk: Desk): void {
  const administration = begunElsewhere(entry, desk.administration);
  if (administration !== null) throw correct('administration-changed', { administration });
}
