import { remark } from '../../domain/causes.ts';
import type { Undelivered } from '../../providers/document.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../ledger/integration.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { invoiceSynced } from '../ledger/outbox-events.ts';
import { publishMore } from '../ledger/transitions.ts';

/** What the report of undelivered invoices needs. */
export interface UndeliveredPorts {
  readonly ledger: Pick<Ledger, 'ownerOf' | 'read' | 'amend'>;
  readonly clock: { now(): number };
}

/**
 * Says of invoices that were booked and mailed that their mail did not arrive after all (`email-failed`), each once:
 * `invoice.synced` is published again with that warning. True when there is something to publish.
 */
export async function reportUndelivered(
  integration: Integration,
  invoiceField: string,
  found: readonly Undelivered[],
  ports: UndeliveredPorts,
): Promise<boolean> {
  let isNews = false;
  for (const one of found) isNews = (await note(integration, invoiceField, one, ports)) || isNews;
  return isNews;
}

async function note(
  integration: Integration,
  invoiceField: string,
  { externalId, text }: Undelivered,
  { ledger, clock }: UndeliveredPorts,
): Promise<boolean> {
  const key = keyOfIntegration(integration);
  const owner = await ledger.ownerOf(key, {
    administration: integration.administration?.id ?? '',
    what: 'document',
    externalId,
  });
  const entry = owner && (await ledger.read({ ...key, kind: 'invoice', id: owner.id }));
  if (entry?.kind !== 'invoice' || entry.status !== 'done' || !wasMailed(entry)) return false;
  const remarks = [...entry.remarks, remark('email-failed', { text }, '/detail/customer/email')];
  const fact = invoiceSynced({ ...entry, remarks }, invoiceField, clock.now());
  const change = { remarks, ...publishMore(entry, [fact], clock.now()) };
  return ledger.amend<InvoiceEntry>(entry, change, 'not delivered');
}

/** As far as we know: by our request, and without a report of the opposite. */
const wasMailed = ({ externalId, planned, remarks }: InvoiceEntry): boolean =>
  externalId !== null && planned?.finalise?.sendEmail === true && remarks.every(({ code }) => code !== 'email-failed');
