import type { HeldAgainstBooks } from '../../../shared/admin/integrations/held-against-books.ts';
import { heldInvoice } from '../../../shared/admin/invoices/sync-now.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { About, Cause, Warning } from '../../../shared/domain/causes.ts';
import { sentence } from '../../../shared/domain/sentences.ts';
import type { Language } from '../../../shared/domain/sentences-words.ts';
import type { Role } from '../../../shared/domain/session.ts';
import { notFound } from '../../../shared/runtime/problem.ts';
import type { SyncContext } from '../../../shared/sync/ledger/context.ts';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { type LookInBooks, lookInBooks } from '../../../shared/sync/preview/look-in-books.ts';
import { type Preview, preview } from '../../../shared/sync/preview/preview.ts';
import { booksFieldInWords } from '../words/books-fields.ts';
import { fieldsInWords } from '../words/field-words.ts';
import { maskedAbout, maskedHeld, maskedLook, maskedPreview } from './masked.ts';
import { maskedPorts } from './masked-ports.ts';
import { type SentInvoice, sentInvoice } from './sent-invoice.ts';

/** Says a cause or a warning, with the values that its sentence names. */
export type Tell = (code: Cause | Warning, about: About, language: Language) => string;

/** The personal data that a role sees. Pages read and speak only through it, so that masking has one place. */
export interface Sight {
  /** True for a role that sees no personal data. */
  readonly isMasked: boolean;
  /** The ports of the use-cases; what they read is already masked. */
  readonly ports: AdminPorts;
  readonly tell: Tell;
  /** What i-Reserve sent of an invoice; null when it is no longer kept. */
  sent(entries: readonly InvoiceEntry[]): Promise<SentInvoice | null>;
  /** What would be booked of an invoice. It is judged by what i-Reserve sent, masked or not. Throws as `preview` does. */
  preview(entries: readonly InvoiceEntry[], context: SyncContext): Promise<Preview>;
  /** What stands in the books now, held against the same. Throws as `lookInBooks` does. */
  look(entry: InvoiceEntry, context: SyncContext): Promise<LookInBooks>;
  /** What the books say of an integration, as it may be seen. */
  readonly held: (held: HeldAgainstBooks) => HeldAgainstBooks;
}

/** How each role sees personal data; without a role it is masked. */
export function sightOf(role: Role | null, ports: AdminPorts): Sight {
  const isMasked = role !== 'administrator';
  const seen = isMasked ? maskedPorts(ports) : ports;
  return {
    ...{ isMasked, ports: seen, tell: tellerFor(role) },
    held: isMasked ? maskedHeld : (held) => held,
    async sent(entries) {
      const held = await heldInvoice(entries, seen);
      return held && sentInvoice(held.snapshot);
    },
    async preview(entries, context) {
      const held = await heldInvoice(entries, ports);
      if (!held) throw notFound('invoice');
      const found = await preview(held.snapshot, context);
      return isMasked ? maskedPreview(found) : found;
    },
    async look(entry, context) {
      const held = await heldInvoice([entry], ports);
      const found = await lookInBooks(entry, held?.snapshot ?? null, context);
      return isMasked ? maskedLook(found) : found;
    },
  };
}

/** How sentences are said to a role: about the fields by their names, where the API and events tell their pointers. */
export const tellerFor =
  (role: Role | null): Tell =>
  (code, about, language) => {
    const seen = role === 'administrator' ? about : maskedAbout(about);
    const { pointer, field } = seen;
    const named = {
      ...(pointer && { pointer: fieldsInWords(pointer, language) }),
      // That one tells of a field of i-Reserve, by the name that it has there.
      ...(field && code !== 'link-broken' && { field: booksFieldInWords(field, language) }),
    };
    return sentence(code, { ...seen, ...named }, language);
  };
