import { correct } from '../domain/setback.ts';
import type { Desk } from './desk.ts';
import type { InvoiceEntry } from './entry.ts';

/**
 * Stops an invoice that was begun in another administration: nobody but a person knows whether it belongs here now.
 */
export function sameAdministration(entry: InvoiceEntry, desk: Desk): void {
  const begun = entry.step !== 'received' || entry.intent !== null;
  if (begun && entry.administration !== null && entry.administration !== desk.administration)
    throw correct('administration-changed', { administration: entry.administration });
}
