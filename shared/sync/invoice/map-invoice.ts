import type { Cause } from '../../domain/causes.ts';
import { MINUTE_MS } from '../../domain/duration.ts';
import { Setback } from '../../domain/setback.ts';
import type { CodeRows } from '../../providers/code-lists.ts';
import type { InvoicePlan } from '../../providers/document.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';

/** A cause that a list gave is believed when the list is at most this old; an older list is fetched anew first. */
const BELIEVED_MS = 10 * MINUTE_MS;

/**
 * Says what an invoice becomes in the books, fetching the code lists that the mapping asks for.
 *
 * A cause that needs no list costs no call. A cause that comes out of an old list is judged again with a new one, so
 * that a code that the bookkeeper just made is known.
 *
 * @param lists - holds every list that was looked at, in the end
 */
export async function planInvoice(
  snapshot: InvoiceSnapshot,
  context: SyncContext,
  lists: Map<string, CodeRows> = new Map(),
): Promise<InvoicePlan> {
  const oldest = { fetchedAtMs: Number.POSITIVE_INFINITY };
  try {
    return await mapWith(lists, snapshot, context, oldest);
  } catch (error) {
    const outdated = context.clock.now() - oldest.fetchedAtMs > BELIEVED_MS;
    if (!(error instanceof Setback && error.remedy === 'correct' && outdated)) throw error;
    await fetchInto(lists, [...lists.keys()], context);
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
    const absent: string[] = [];
    for (const key of mapped.lacking) {
      const held = await context.lists.read(key);
      if (held) {
        oldest.fetchedAtMs = Math.min(oldest.fetchedAtMs, held.fetchedAtMs);
        lists.set(key, held.rows);
      } else absent.push(key);
    }
    await fetchInto(lists, absent, context);
  }
  throw new Error('the mapping keeps asking for lists that it has');
}

/** Fetches lists, in as few calls as the books need for several, and keeps them. */
async function fetchInto(lists: Map<string, CodeRows>, keys: readonly string[], context: SyncContext): Promise<void> {
  const together = keys.length > 1 ? await context.books.lists(keys) : new Map<string, CodeRows>();
  for (const key of keys) {
    const rows = together.get(key) ?? (await context.books.list(key));
    await context.lists.keep(key, rows);
    lists.set(key, rows);
  }
}

/** What the books say of a code when our list of such codes is out of date. */
const ABOUT_CODES: ReadonlySet<Cause> = new Set([
  'vat-unmapped',
  'vat-percentage-mismatch',
  'vat-type-mismatch',
  'article-unknown',
  'article-blocked',
  'quantity-refused',
  'ledger-account-refused',
  'payment-condition-unknown',
  'payment-condition-missing',
  'journal-refused',
]);

/** Codes that the books refuse are looked up anew next time: our lists of them are out of date. */
export async function dropRefusedCodes(
  error: unknown,
  lists: ReadonlyMap<string, CodeRows>,
  context: SyncContext,
): Promise<never> {
  if (error instanceof Setback && error.remedy === 'correct' && ABOUT_CODES.has(error.cause))
    await context.lists.drop([...lists.keys()]);
  throw error;
}
