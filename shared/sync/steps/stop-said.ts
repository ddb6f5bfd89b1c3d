import { createHash } from 'node:crypto';
import type { Setback } from '../../domain/setback.ts';
import type { Entry } from '../ledger/entry.ts';

/** The hash of the event of a stop, to be compared with the next one; the table keeps no order of keys. */
export const sayingOf = ({ cause, about }: Setback, document: Setback['document']): string =>
  createHash('sha256')
    .update(JSON.stringify([cause, Object.entries(about).sort(), document?.externalId ?? null]))
    .digest('hex')
    .slice(0, 32);

/** The document that a failure is about, with the address that we remember where the failure has none. */
export function stoppedDocument(entry: Entry, { document }: Setback): Setback['document'] | null {
  const ours = entry.kind === 'invoice' && entry.externalId ? { externalId: entry.externalId, url: entry.url } : null;
  if (!document) return ours;
  return ours?.externalId === document.externalId ? { ...document, url: document.url ?? ours.url } : document;
}
