import type { Provider } from '../../providers/provider.ts';
import { begunElsewhere } from '../ledger/administration-binding.ts';
import { type InvoiceEntry, statusOf } from '../ledger/entry.ts';
import { askedAgain } from '../steps/requeue-parked.ts';

/** A request of a person to make a draft final. */
export interface FinalRequest {
  /** Its id: log lines and the event that answers it carry it. */
  readonly id: string;
  readonly atMs: number;
  /** The administration that the integration is connected to. */
  readonly administration: string;
}

/**
 * Pure: what a request to make its draft final changes of an entry; null when it has no draft of this administration at
 * rest. The next run reads the draft first: one that people made final is taken over, one that they changed is left as it
 * is (`changed-in-books`), and one that they took away is not made anew (`link-broken`). Nothing is mailed.
 */
export function askedFinal(
  entry: InvoiceEntry,
  { id, atMs, administration }: FinalRequest,
  { makeFinal }: Pick<Provider, 'makeFinal'>,
): Partial<InvoiceEntry> | null {
  const { planned, issued } = entry;
  const date = planned?.date ?? issued?.date;
  if (!isDraftAtRest(entry) || !planned || !date || begunElsewhere(entry, administration) !== null) return null;
  const finalise = makeFinal?.(planned.document, date) ?? null;
  if (finalise === null) return null;
  return {
    ...askedAgain(entry, atMs),
    correlationId: id,
    planned: { ...planned, finalise: { ...finalise, body: { ...finalise.body } } },
  };
}

/** True of an invoice that was booked as a draft, with nothing left to do and nothing against it. */
const isDraftAtRest = (entry: InvoiceEntry): boolean =>
  statusOf(entry) === 'synced' && !entry.finalised && entry.externalId !== null;
