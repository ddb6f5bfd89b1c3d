import { describe, expect, test } from 'vitest';
import { compareTotals } from '../../../shared/sync/invoice/compare-totals.ts';
import type { InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import type { Claim } from '../../../shared/sync/ledger/ledger.ts';
import { totals } from '../providers/exact-job.ts';

/** What becomes of a document of 109.00 for which the books computed these amounts. */
async function compared(exclVat: string, vat: string, inclVat: string) {
  const planned = { reference: '2026-0042', totals: totals('100.00', '9.00', '109.00') };
  const booked = totals(exclVat, vat, inclVat);
  const entry = { planned, booked, externalId: '8', url: null, finalised: false, revocable: true, remarks: [] };
  const known: Partial<InvoiceEntry>[] = [];
  const claim = {
    entry: entry as unknown as InvoiceEntry,
    hold: (change: Partial<InvoiceEntry>) => void known.push(change),
    write: async (change: Partial<InvoiceEntry>) => void known.push(change),
  } satisfies Claim<InvoiceEntry>;
  const stop = await compareTotals(claim).then(
    () => null,
    (error: { readonly cause: string }) => error.cause,
  );
  return { stop, differs: known.some(({ differs }) => differs), remarks: known.flatMap(({ remarks = [] }) => remarks) };
}

describe('what the books computed', () => {
  test('goes on without a word when it is what we promised', async () => {
    expect(await compared('100.00', '9.00', '109.00')).toEqual({ stop: null, differs: false, remarks: [] });
  });

  test.each([
    ['100.05', '8.95'],
    ['99.95', '9.05'],
  ])('goes on with a remark when %s and %s make the same total, five cents at most apart', async (exclVat, vat) => {
    const about = { ours: '9.00', books: vat };
    expect(await compared(exclVat, vat, '109.00')).toMatchObject({
      stop: null,
      remarks: [{ code: 'vat-rounding', about }],
    });
  });

  test.each([
    ['100.06', '8.94', '109.00'],
    ['99.94', '9.06', '109.00'],
    ['109.00', '0.00', '109.00'],
    ['100.01', '9.00', '109.01'],
    ['99.99', '9.00', '108.99'],
  ])('stops the invoice when it is %s and %s, %s in all', async (exclVat, vat, inclVat) => {
    expect(await compared(exclVat, vat, inclVat)).toEqual({ stop: 'total-differs', differs: true, remarks: [] });
  });
});
