import { sentence } from '../domain/sentences.ts';
import { type InvoiceEntry, statusOf } from '../sync/entry.ts';

/** Where an invoice stands in one integration's books. */
export const shown = (entry: InvoiceEntry) => ({
  integration: entry.integration,
  provider: entry.provider,
  status: statusOf(entry),
  cause: entry.cause,
  externalId: entry.externalId,
  externalNumber: entry.externalNumber,
  url: entry.url,
  finalised: entry.finalised,
  updatedAt: entry.updatedAt,
});

/** The same with what a person needs to act: what happened and when, and what is wrong, in words. */
export const shownWhole = (entry: InvoiceEntry) => ({
  ...shown(entry),
  message: entry.cause && sentence(entry.cause, entry.about, 'en'),
  remedy: entry.remedy,
  warnings: entry.remarks.map(({ code, field, about }) => ({ code, message: sentence(code, about, 'en'), field })),
  steps: entry.steps,
});
