import { remark } from '../../domain/causes.ts';
import { money } from '../../domain/money.ts';
import { correct } from '../../domain/setback.ts';
import type { InvoiceEntry } from '../ledger/entry.ts';
import type { Claim } from '../ledger/ledger.ts';

/** How far net and VAT of a whole document may lie from what we predicted, when its total is the same to the cent. */
const SPLIT_LIMIT = money('0.05');

/**
 * Compares what the books computed with what we promised, before anything is beyond taking back.
 *
 * The total incl. VAT is equal to the cent, or the invoice stops here with its draft: our prediction was wrong. A few
 * cents between net and VAT are a remark.
 */
export async function compareTotals(claim: Claim<InvoiceEntry>): Promise<void> {
  const { planned, booked, externalId, url, finalised, revocable, remarks } = claim.entry;
  if (!planned || !booked || !externalId || (finalised && !revocable)) return;
  if (!money(booked.inclVat).equals(money(planned.totals.inclVat)) || isFar(booked.vat, planned.totals.vat)) {
    await claim.write({ differs: true });
    const about = { ours: planned.totals.inclVat, books: booked.inclVat, number: planned.reference };
    throw correct('total-differs', about, { document: { externalId, url } });
  }
  if (booked.vat !== planned.totals.vat && !remarks.some(({ code }) => code === 'vat-rounding'))
    claim.hold({
      remarks: [...remarks, remark('vat-rounding', { ours: planned.totals.vat, books: booked.vat })],
    });
}

const isFar = (a: string, b: string): boolean => money(a).minus(money(b)).abs().greaterThan(SPLIT_LIMIT);
