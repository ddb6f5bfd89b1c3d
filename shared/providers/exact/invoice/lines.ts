import type { InvoiceAmounts } from '../../../domain/amounts.ts';
import type { Line } from '../../../domain/invoice.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { InvoiceJob, InvoicePlan } from '../../document.ts';
import type { Basis, VatRule } from '../../totals/predict.ts';
import { type Priced, priceLine } from '../../totals/price.ts';
import type { ExactLedgerAccount } from '../lists/code-rows.ts';
import type { ExactDetails } from '../settings.ts';
import { type Chosen, checkArticle, chooseArticle } from './articles.ts';
import type { ExactCodes } from './codes.ts';
import { type LineText, lineText } from './line-text.ts';
import { type ExactPeriod, periodOf } from './period.ts';
import { checkVatNumber, vatRuleOf } from './vat.ts';

type Job = InvoiceJob<ExactDetails>;

/** Decimals of a unit price that we count on Exact to keep: an assumption, no source says (reference 4.4, 10.3). */
const PRICE_DECIMALS = 6;
/** The same of a quantity, of which no source says anything. */
const QUANTITY_DECIMALS = 4;

/** A line on its way into the books, with the sign that i-Reserve gave it. */
export interface DraftLine extends Priced, Chosen {
  readonly description: string;
  readonly vat: VatRule;
  readonly period: ExactPeriod | null;
  readonly ledgerAccount: ExactLedgerAccount | null;
}

/** A line with the quantity and the text that are sent. */
export interface SettledLine extends DraftLine {
  readonly text: LineText;
}

/** Maps every line of an invoice; VAT comes first, being what most often needs a person (mapping 1, 3). */
export function draftLines(
  { invoice, customer, details, mappings }: Job,
  amounts: InvoiceAmounts,
  codes: ExactCodes,
): DraftLine[] {
  const basis: Basis = details.vatExclusive ? 'net' : 'gross';
  const rules = invoice.lines.map((line) => vatRuleOf(line, invoice, mappings, codes.vatCodes, basis));
  for (const { code } of rules) {
    checkVatNumber(
      codes.vatCodes.find((row) => row.code === code),
      customer,
    );
  }
  return invoice.lines.flatMap((line, index) => {
    const [vat, amount] = [rules[index], amounts.lines[index]];
    if (!vat || !amount) return [];
    const priced = priceLine(line, amount, basis, PRICE_DECIMALS, QUANTITY_DECIMALS);
    const chosen = chooseArticle(line, mappings, details, codes);
    checkArticle(chosen.article, priced.quantity.toString(), invoice.date);
    const period = details.dateRangeOnLines ? periodOf(line) : null;
    const ledgerAccount = ledgerOf(line, mappings.ledgerAccounts, codes);
    return [{ ...priced, ...chosen, description: line.description, vat, period, ledgerAccount }];
  });
}

/** The mapped ledger account of a line; without one the item's own holds (reference 5.8). */
export function ledgerOf(
  { ledgerAccount }: Pick<Line, 'ledgerAccount'>,
  mapped: Readonly<Record<string, string>>,
  codes: ExactCodes,
): ExactLedgerAccount | null {
  const code = valueAt(mapped, ledgerAccount);
  if (code === undefined) return null;
  const found = codes.ledgerAccount(code);
  if (!found || found.blocked) throw correct('ledger-account-refused', { ledgerAccount: code });
  return found;
}

/**
 * Whether quantities are sent with their sign turned: on a credit note Exact turns them back, unless the setting says
 * that this administration does not (reference 6.3).
 */
export const isTurned = ({ invoice, details }: Job): boolean =>
  invoice.kind === 'credit' && details.creditSign === 'positive';

/** Gives a line its final sign and text. */
export function settled(line: DraftLine, job: Job): SettledLine {
  const quantity = isTurned(job) ? line.quantity.negated() : line.quantity;
  return { ...line, quantity, text: lineText(line.description, line.told, line.period) };
}

/** A line as Exact takes it (reference 5.8): the item by id, the VAT code by code, the price of one. */
export const bodyLine = ({ article, text, quantity, price, vat, ledgerAccount, period }: SettledLine) => ({
  Item: article.id,
  ...(text.Description ? { Description: text.Description } : {}),
  ...(text.Notes === null ? {} : { Notes: text.Notes }),
  Quantity: quantity.toNumber(),
  NetPrice: price.toNumber(),
  VATCode: vat.code,
  ...(ledgerAccount ? { GLAccount: ledgerAccount.id } : {}),
  ...(period ? { StartTime: period.StartTime, EndTime: period.EndTime } : {}),
});

/** A line for people: what is sent, as text. */
export const planLine = ({
  article,
  text,
  quantity,
  price,
  vat,
  ledgerAccount,
}: SettledLine): InvoicePlan['lines'][number] => ({
  description: text.Description,
  quantity: quantity.toString(),
  price: price.toString(),
  vatCode: vat.code,
  article: article.code,
  ledgerAccount: ledgerAccount && { id: ledgerAccount.id, name: ledgerAccount.description ?? ledgerAccount.code },
});
