import type { InvoiceAmounts } from '../../../domain/amounts.ts';
import type { Line } from '../../../domain/invoice.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import type { Basis } from '../../totals/predict.ts';
import { type Priced, priceLine } from '../../totals/price.ts';
import type { MoneybirdLedgerAccount, TaxRate } from '../lists/code-rows.ts';
import type { MoneybirdDetails } from '../settings.ts';
import type { MoneybirdCodes } from './codes.ts';
import { periodOf } from './period.ts';
import { aboutInvoice, lineText } from './texts.ts';
import { taxRateOf } from './vat.ts';

type Job = InvoiceJob<MoneybirdDetails>;

/**
 * Decimals of a unit price that Moneybird keeps for sure: its answers show two, and whether more are kept is not known
 * (reference 6.3). What needs more is sent as one piece.
 */
const PRICE_DECIMALS = 2;

/** The same of an amount, of which nothing is said either (reference, added on 2026-11-28). */
const AMOUNT_DECIMALS = 2;

/** What a line is booked on, whatever its price. */
export interface Booked {
  readonly taxRate: TaxRate;
  readonly ledgerAccount: MoneybirdLedgerAccount | null;
}

/** A line as it is sent. */
export interface MoneybirdPricedLine extends Booked, Priced {
  readonly text: string;
  readonly period: string | null;
}

/** Finds what every line is booked on; a cause stops the invoice here, whichever prices are sent. */
export const bookedOn = ({ invoice, customer, mappings }: Job, codes: MoneybirdCodes): Booked[] =>
  invoice.lines.map((line) => ({
    taxRate: taxRateOf(line, customer, mappings, codes.taxRates),
    ledgerAccount: ledgerOf(line, mappings.ledgerAccounts, codes.ledgerAccounts),
  }));

/** Prices every line on one basis (mapping 1.2, 1.3). */
export const priced = (
  { invoice, customer, details }: Job,
  booked: readonly Booked[],
  { lines }: InvoiceAmounts,
  basis: Basis,
): MoneybirdPricedLine[] =>
  invoice.lines.flatMap((line, index) => {
    const [on, amounts] = [booked[index], lines[index]];
    if (!on || !amounts) return [];
    const price = priceLine(line, amounts, basis, PRICE_DECIMALS, AMOUNT_DECIMALS);
    const about = index === 0 ? aboutInvoice(invoice, customer) : [];
    const period = details.dateRangeOnLines ? periodOf(line) : null;
    return [{ ...on, ...price, text: lineText(line.description, price.told, about), period }];
  });

/** The mapped ledger account of a line; without one the books' own default holds (reference 6.3). */
export function ledgerOf(
  { ledgerAccount }: Pick<Line, 'ledgerAccount'>,
  mapped: Readonly<Record<string, string>>,
  accounts: readonly MoneybirdLedgerAccount[],
): MoneybirdLedgerAccount | null {
  const id = valueAt(mapped, ledgerAccount);
  if (id === undefined) return null;
  const found = accounts.find((account) => account.id === id.trim());
  if (!found?.usable)
    throw correct('ledger-account-refused', { ledgerAccount: found?.description ?? id, code: id.trim() });
  return found;
}

/** A line as Moneybird takes it (reference 6.3). */
export const bodyLine = (
  { text, quantity, price, taxRate, ledgerAccount, period }: MoneybirdPricedLine,
  index: number,
) => ({
  description: text,
  amount: quantity.toString(),
  price: price.toString(),
  tax_rate_id: taxRate.id,
  ...(ledgerAccount ? { ledger_account_id: ledgerAccount.id } : {}),
  ...(period ? { period } : {}),
  row_order: index,
});

/** A line for people. */
export const planLine = ({
  text,
  quantity,
  price,
  taxRate,
  ledgerAccount,
}: MoneybirdPricedLine): InvoicePlan['lines'][number] => ({
  description: text,
  quantity: quantity.toString(),
  price: price.toString(),
  vatCode: taxRate.id,
  article: null,
  ledgerAccount: ledgerAccount && { id: ledgerAccount.id, name: ledgerAccount.description },
});
