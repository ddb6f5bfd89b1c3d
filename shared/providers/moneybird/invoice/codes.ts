import * as v from 'valibot';
import { valueAt } from '../../../domain/outside-record.ts';
import type { InvoiceJob } from '../../document.ts';
import { keys, MoneybirdLedgerAccount, TaxRate } from '../lists/code-rows.ts';
import type { MoneybirdDetails } from '../settings.ts';

type Job = InvoiceJob<MoneybirdDetails>;

/** The code lists that one invoice needs, read. */
export interface MoneybirdCodes {
  readonly taxRates: readonly TaxRate[];
  readonly ledgerAccounts: readonly MoneybirdLedgerAccount[];
}

/** The lists that this invoice needs and that are not there, or were written in another shape than we read now. */
export function lackingOf({ invoice, mappings, lists }: Job): readonly string[] {
  const isMapped = invoice.lines.some(({ ledgerAccount }) => valueAt(mappings.ledgerAccounts, ledgerAccount));
  const wanted = [keys.vatCodes, ...(isMapped ? [keys.ledgerAccounts] : [])];
  return wanted.filter(
    (key) => !v.is(v.array(key === keys.vatCodes ? TaxRate : MoneybirdLedgerAccount), lists.get(key)),
  );
}

/** Opens code lists that are all there. */
export const openCodes = ({ lists }: Job): MoneybirdCodes => ({
  taxRates: v.parse(v.array(TaxRate), lists.get(keys.vatCodes) ?? []),
  ledgerAccounts: v.parse(v.array(MoneybirdLedgerAccount), lists.get(keys.ledgerAccounts) ?? []),
});
