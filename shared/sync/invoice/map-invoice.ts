import { Setback } from '../../domain/setback.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { InvoicePlan } from '../../providers/document.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';

/** A cause that a list gave is believed when the list is at most this old; an older list is fetched anew first. */
const BELIEVED_MS = 10 * 60_000;

/**
 * Says what an invoice becomes in the books, fetching the code lists that the mapping asks for.
 *
 * A cause that needs no list costs no call. A cause that comes out of an old list is judged again with a new one, so
 * that a code that the bookkeeper just made is known.
 */
export async function planInvoice(snapshot: InvoiceSnapshot, context: SyncContext): Promise<InvoicePlan> {
  const lists = new Map<string, CodeRows>();
  const oldest = { fetchedAtMs: Number.POSITIVE_INFINITY };
  try {
    return await mapWith(lists, snapshot, context, oldest);
  } catch (error) {
    const outdated = context.clock.now() - oldest.fetchedAtMs > BELIEVED_MS;
    if (!(error instanceof Setback && error.remedy === 'correct' && outdated)) throw error;
    for (const key of lists.keys()) lists.set(key, await fetchList(key, context));
    return mapWith(lists, snapshot, context, oldest);
  }
}

async function mapWith(
  lists: Map<string, CodeRows>,
  { invoice, customer }: InvoiceSnapshot,
  context: SyncContext,
  oldest: { fetchedAtMs: number },
): Promise<InvoicePlan> {
  for (let round = 0; round < 10; round++) {
    const mapped = context.provider.mapInvoice({
      invoice,
      customer,
      details: context.details,
      mappings: context.mappings,
      lists,
    });
    if (!('lacking' in mapped)) return mapped;
    for (const key of mapped.lacking) {
      const held = await context.lists.read(key);
      if (held) oldest.fetchedAtMs = Math.min(oldest.fetchedAtMs, held.fetchedAtMs);
      lists.set(key, held?.rows ?? (await fetchList(key, context)));
    }
  }
  throw new Error('the mapping keeps asking for lists that it has');
}

async function fetchList(key: string, context: SyncContext): Promise<CodeRows> {
  const rows = await context.books.list(key);
  await context.lists.keep(key, rows);
  return rows;
}
