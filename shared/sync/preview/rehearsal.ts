import type { Setback } from '../../domain/setback.ts';
import type { FoundRelation } from '../../providers/relation.ts';
import { pushInvoice } from '../invoice/push-invoice.ts';
import type { SyncContext } from '../ledger/context.ts';
import type { InvoiceSnapshot } from '../ledger/ledger.ts';
import { dryRun } from './dry-run.ts';
import { stopFrom } from './preview.ts';

/** Judges many invoices of one integration, with few calls to its books. */
export interface Rehearsal {
  /** What would stop this invoice; null when it would be booked. Throws the `Setback` of books that can't be asked. */
  stopOf(snapshot: InvoiceSnapshot): Promise<Setback | null>;
  /** How many relations were asked for so far. */
  lookUps(): number;
}

/**
 * Opens a rehearsal: each invoice is judged as a preview judges it, by the push itself in a context without effects. Code
 * lists are read once: the first invoice fetches them, and the others wait for it. A relation is asked for only by an id,
 * and once; none is searched by a customer's number, so what would come of that is told by the preview of one invoice alone.
 */
export function openRehearsal(context: SyncContext): Rehearsal {
  const asked = new Map<string, Promise<readonly FoundRelation[]>>();
  let first: Promise<Setback | null> | null = null;

  function judge(snapshot: InvoiceSnapshot): Promise<Setback | null> {
    const { claim, context: rehearsing } = dryRun(snapshot, context);
    const { books } = rehearsing;
    const findRelation: SyncContext['books']['findRelation'] = async (by) => {
      if (!('id' in by)) return [];
      const known = asked.get(by.id) ?? books.findRelation(by);
      asked.set(by.id, known);
      return known;
    };
    return stopFrom(() => pushInvoice(claim, { ...rehearsing, books: { ...books, findRelation } }));
  }

  return {
    lookUps: () => asked.size,
    async stopOf(snapshot) {
      if (first) {
        await first; // when it throws, the books can not be asked for the others either
        return judge(snapshot);
      }
      first = judge(snapshot);
      return first;
    },
  };
}
