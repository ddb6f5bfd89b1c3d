import { Setback } from '../../domain/setback.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { InvoicePlan } from '../../providers/document.ts';
import type { Desk } from '../ledger/context.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';

/** A cause that a list gave is believed when the list is at most this old; an older list is fetched anew first. */
const BELIEVED_MS = 10 * 60_000;

/**
 * Says what an invoice becomes in the books, fetching the code lists that the mapping asks for.
 *
 * A cause that needs no list costs no call. A cause that comes out of an old list is judged again with a new one, so
 * that a code that the bookkeeper just made is known.
 */
export async function mapInvoice(snapshot: InvoiceSnapshot, desk: Desk): Promise<InvoicePlan> {
  const lists = new Map<string, CodeRows>();
  const oldest = { fetchedAtMs: Number.POSITIVE_INFINITY };
  try {
    return await mapWith(lists, snapshot, desk, oldest);
  } catch (error) {
    const outdated = desk.clock.now() - oldest.fetchedAtMs > BELIEVED_MS;
    if (!(error instanceof Setback && error.remedy === 'correct' && outdated)) throw error;
    for (const key of lists.keys()) lists.set(key, await fetchList(key, desk));
    return mapWith(lists, snapshot, desk, oldest);
  }
}

async function mapWith(
  lists: Map<string, CodeRows>,
  { invoice, customer }: InvoiceSnapshot,
  desk: Desk,
  oldest: { fetchedAtMs: number },
): Promise<InvoicePlan> {
  for (let round = 0; round < 10; round++) {
    const mapped = desk.provider.mapInvoice({
      invoice,
      customer,
      details: desk.details,
      mappings: desk.mappings,
      lists,
    });
    if (!('lacking' in mapped)) return mapped;
    for (const key of mapped.lacking) {
      const held = await desk.lists.read(key);
      if (held) oldest.fetchedAtMs = Math.min(oldest.fetchedAtMs, held.fetchedAtMs);
      lists.set(key, held?.rows ?? (await fetchList(key, desk)));
    }
  }
  throw new Error('the mapping keeps asking for lists that it has');
}

async function fetchList(key: string, desk: Desk): Promise<CodeRows> {
  const rows = await desk.books.list(key);
  await desk.lists.keep(key, rows);
  return rows;
}
