import { sentence } from '../domain/sentences.ts';
import { type InvoiceEntry, statusOf } from '../sync/entry.ts';

/** What stops an entry; what stopped one that is on its way again does so no more. */
export const stopOf = ({ status, cause, remedy }: InvoiceEntry) =>
  status === 'open' ? { cause: null, remedy: null } : { cause, remedy };

/** Where an invoice stands in one integration's books. */
export const shown = (entry: InvoiceEntry) => ({
  integration: entry.integration,
  provider: entry.provider,
  status: statusOf(entry),
  cause: stopOf(entry).cause,
  externalId: entry.externalId,
  externalNumber: entry.externalNumber,
  url: entry.url,
  finalised: entry.finalised,
  updatedAt: entry.updatedAt,
});

/** The same with what a person needs to act: what happened and when, and what is wrong, in words. */
export function shownWhole(entry: InvoiceEntry) {
  const { cause, remedy } = stopOf(entry);
  return {
    ...shown(entry),
    message: cause && sentence(cause, entry.about, 'en'),
    remedy,
    warnings: entry.remarks.map(({ code, field, about }) => ({ code, message: sentence(code, about, 'en'), field })),
    steps: entry.steps,
  };
}
