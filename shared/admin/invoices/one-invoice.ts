import { sayFault } from '../../domain/faults-words.ts';
import { maybeWorded, sentence, worded } from '../../domain/sentences.ts';
import type { Language } from '../../domain/sentences-words.ts';
import type { Call } from '../../runtime/call.ts';
import { notFound } from '../../runtime/problem.ts';
import { fitsKey } from '../../store/keys.ts';
import { type EntryKey, type InvoiceEntry, statusOf } from '../../sync/ledger/entry.ts';
import { type Integration, keyOfIntegration } from '../../sync/ledger/integration.ts';
import { unlessUnreadable } from '../../sync/ledger/read-stored.ts';
import { UnreadableItem } from '../../sync/ledger/versions.ts';
import type { AdminPorts } from '../ports.ts';

/** The entries of one invoice, the one that changed last first; also those of integrations that were disconnected. */
export async function entriesOf(
  tenant: string,
  id: string,
  { integrations, ledger }: Pick<AdminPorts, 'integrations' | 'ledger'>,
): Promise<readonly InvoiceEntry[]> {
  if (!fitsKey(id)) return [];
  const lines = await integrations.everOfTenant(tenant);
  const entries = await Promise.all(
    lines.map((line) => unlessUnreadable(ledger.read({ ...keyOfIntegration(line), kind: 'invoice', id }))),
  );
  return entries
    .flatMap((entry) => (entry?.kind === 'invoice' ? [entry] : []))
    .toSorted((one, other) => other.updatedAt.localeCompare(one.updatedAt));
}

/** True when the ledger holds an entry of it in one of these integrations, be it one that this code cannot read. */
export async function isKnown(
  lines: readonly Integration[],
  about: Pick<EntryKey, 'kind' | 'id'>,
  { ledger }: Pick<AdminPorts, 'ledger'>,
): Promise<boolean> {
  const found = lines.map(async (line) => {
    try {
      return (await ledger.read({ ...keyOfIntegration(line), ...about })) !== null;
    } catch (error) {
      if (error instanceof UnreadableItem) return true;
      throw error;
    }
  });
  return (await Promise.all(found)).includes(true);
}

/** One invoice: where it stands in each of the books, and how it came there. Throws `not-found`. */
export async function oneInvoice(
  { tenant, id, language = 'en' }: Pick<Call, 'tenant' | 'id'> & { readonly language?: Language },
  ports: Pick<AdminPorts, 'integrations' | 'ledger'>,
) {
  const entries = await entriesOf(tenant, id, ports);
  const [first] = entries;
  if (!first) throw notFound('invoice');
  return { id, number: first.number, entries: entries.map((entry) => shownWhole(entry, language)) };
}

/** The cause that stops an entry; null once the entry is on its way again. */
export const stopOf = ({ status, cause, remedy }: InvoiceEntry) =>
  status === 'open' ? { cause: null, remedy: null } : { cause, remedy };

/** Where an invoice stands in one integration's books. */
export const shown = (entry: InvoiceEntry) => ({
  integration: entry.integration,
  provider: entry.provider,
  status: statusOf(entry),
  cause: stopOf(entry).cause,
  externalId: entry.externalId,
  // The number that some give to a draft may still change.
  externalNumber: entry.finalised ? entry.externalNumber : null,
  url: entry.url,
  finalised: entry.finalised,
  updatedAt: entry.updatedAt,
});

/** What is to be remarked on what was booked. */
export const warningsOf = ({ remarks }: Pick<InvoiceEntry, 'remarks'>, language: Language) =>
  remarks.map(({ code, field, about }) => ({
    code,
    ...worded((spoken) => sentence(code, about, spoken), language),
    field,
  }));

/** The same with what a person needs to act: what happened and when, and what is wrong, in words. */
function shownWhole(entry: InvoiceEntry, language: Language) {
  const { cause, remedy } = stopOf(entry);
  return {
    ...shown(entry),
    ...maybeWorded(cause && { cause, about: entry.about }, language),
    remedy,
    warnings: warningsOf(entry, language),
    ...(entry.faults.length > 0 && {
      errors: entry.faults.map((one) => ({
        pointer: one.pointer,
        code: one.code,
        ...worded((spoken) => sayFault(one, spoken), language),
      })),
    }),
    steps: entry.steps,
  };
}
