import { notFound } from '../runtime/problem.ts';
import { fitsKey } from '../store/keys.ts';
import type { InvoiceEntry } from '../sync/entry.ts';
import type { AdminPorts } from './ports.ts';
import { shownWhole } from './show-invoice.ts';

/** The entries of one invoice, the one that changed last first; also those of integrations that were disconnected. */
export async function entriesOf(
  tenant: string,
  id: string,
  { integrations, ledger }: Pick<AdminPorts, 'integrations' | 'ledger'>,
): Promise<readonly InvoiceEntry[]> {
  if (!fitsKey(id)) return [];
  const lines = await integrations.everOfTenant(tenant);
  const entries = await Promise.all(
    lines.map((line) => ledger.read({ tenant, integration: line.id, kind: 'invoice', id })),
  );
  return entries
    .flatMap((entry) => (entry?.kind === 'invoice' ? [entry] : []))
    .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt));
}

/** One invoice: where it stands in each of the books, and how it came there. Throws `not-found`. */
export async function oneInvoice(
  { tenant, id }: { readonly tenant: string; readonly id: string },
  ports: Pick<AdminPorts, 'integrations' | 'ledger'>,
) {
  const entries = await entriesOf(tenant, id, ports);
  const [first] = entries;
  if (!first) throw notFound('invoice');
  return { id, number: first.number, entries: entries.map(shownWhole) };
}
