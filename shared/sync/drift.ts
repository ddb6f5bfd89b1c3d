import type { About, Cause } from '../domain/causes.ts';
import { Setback } from '../domain/setback.ts';
import type { Mappings } from '../domain/settings.ts';
import type { Books, CodeRows, Provider } from '../providers/provider.ts';

/** What the books no longer take, though the settings say so. */
export interface Drift {
  readonly cause: Cause;
  readonly about: About;
}

/** Why a connection that works may ask for attention ahead of its first failure. */
export const DRIFTS: ReadonlySet<Cause> = new Set(['journal-refused', 'vat-unmapped']);

/**
 * Whether the books still take what is set and mapped: the journal that is used without a setting, and every VAT code.
 * Null when they do. A list that can't be read says nothing: what needs it is judged when an invoice comes.
 */
export async function driftOf(
  provider: Provider,
  details: unknown,
  { vat }: Pick<Mappings, 'vat'>,
  books: Pick<Books, 'list'>,
): Promise<Drift | null> {
  const lists = new Map<string, CodeRows>();
  try {
    for (const key of provider.checkDetails?.(details, lists)?.lacking ?? []) lists.set(key, await books.list(key));
    provider.checkDetails?.(details, lists);
    const source = provider.choices.vatCodes;
    const codes = source?.pick(await books.list(source.key))?.map(({ code }) => code);
    const byName = Object.entries(vat).sort(([one], [other]) => (one < other ? -1 : 1)); // a table keeps no order
    const gone = byName.find(([, code]) => codes && !codes.includes(code.trim()));
    return gone ? { cause: 'vat-unmapped', about: { rate: gone[0], code: gone[1] } } : null;
  } catch (error) {
    if (!(error instanceof Setback)) throw error;
    return DRIFTS.has(error.code) ? { cause: error.code, about: error.about } : null;
  }
}
