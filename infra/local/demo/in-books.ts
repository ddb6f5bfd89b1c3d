import { styleText } from 'node:util';
import { Decimal } from 'decimal.js';
import type { Print } from '../progress.ts';
import type { Sample } from './samples/sample.ts';

/** An invoice as a simulator's books have it. */
export interface BookedInvoice {
  /** Our number. */
  readonly reference: string | null;
  /** The total with VAT, as decimal text. */
  readonly inclVat: string;
}

/**
 * Compares the samples that end booked with the books themselves, which may have been lost while the ledger was kept.
 * True when each stands there once, with its total; says of the others what is wrong.
 */
export function compareWithBooks(
  samples: readonly Sample[],
  books: readonly BookedInvoice[],
  { title, print }: { readonly title: string; readonly print: Print },
): boolean {
  const wrong = samples.flatMap(({ ends, event: { detail } }) => {
    if (ends.status !== 'synced') return [];
    const { number, totals } = detail.invoice;
    const there = books.filter(({ reference }) => reference === number);
    const [first] = there;
    if (!first) return [`${number} is not in the books of ${title}`];
    if (there.length > 1) return [`${number} stands ${there.length} times in the books of ${title}`];
    if (new Decimal(first.inclVat).equals(totals.inclVat)) return [];
    return [`${number} has the total ${first.inclVat} in the books of ${title}, and not ${totals.inclVat}`];
  });
  for (const what of wrong) print(`${styleText('red', '✗')} ${what}`);
  if (wrong.length === 0)
    print(`${styleText('green', '✓')} and the books of ${title} have each of them once, to the cent`);
  return wrong.length === 0;
}
