import { type Customer, customerName } from '../../../domain/customer.ts';
import type { Invoice, Line } from '../../../domain/invoice.ts';
import { money } from '../../../domain/money.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import type { Basis, VatRule } from '../../totals/predict.ts';
import type { VatCode } from '../lists/code-rows.ts';

/** The rule of a line's VAT code; refuses a code that does not fit the line (mapping 1.1, 1.6). */
export function vatRuleOf(
  line: Line,
  invoice: Invoice,
  mappings: Mappings,
  codes: readonly VatCode[],
  basis: Basis,
): VatRule {
  const rate = { id: line.vatRate, percentage: line.vatPercentage };
  const code = fittingCode(rate, valueAt(mappings.vat, rate.id) ?? '', codes, { basis, day: invoice.date });
  return {
    code: code.code,
    includesVat: code.type === 'I',
    charged: code.margin ? '0' : percentageOf(code, invoice.date),
  };
}

/** A VAT rate of i-Reserve; an unknown percentage is not checked. */
interface Rate {
  readonly id: string;
  readonly percentage: string | null;
}

/** The code that a rate is mapped to; refuses one that no line of that rate may have on that day (mapping 1.1, 1.6). */
export function fittingCode(
  rate: Rate,
  mapped: string,
  codes: readonly VatCode[],
  { basis, day }: { readonly basis: Basis; readonly day: string },
): VatCode {
  const code = codes.find((row) => row.code === mapped.trim());
  // Blocked or meant for purchases: the books would refuse it as if it weren't there.
  if (!code?.usable) throw correct('vat-unmapped', { rate: rate.id, code: mapped.trim() });
  checkType(code, rate.id, basis);
  if (rate.percentage !== null) checkPercentage(code, rate.id, rate.percentage, day);
  return code;
}

/** Refuses reverse-charged lines for a customer without a VAT number. */
export function checkVatNumber(code: VatCode | undefined, customer: Customer): void {
  if (!code?.charged || customer.vatNumber !== null) return;
  throw correct('vat-number-missing', { code: code.code, name: customerName(customer) });
}

/** The percentage that a code puts on an invoice of that day (mapping 1.6). */
export function percentageOf({ type, charged, history, percentage }: VatCode, date: string): string {
  if (charged || withoutVat(type)) return '0';
  const onTheDay = history.findLast(({ from, to }) => (from === null || from <= date) && (to === null || date <= to));
  return onTheDay?.percentage ?? percentage;
}

/** Whether a type has no VAT on top or inside: `B` base only, `N` none (reference 5.12). */
export const withoutVat = (type: string): boolean => type === 'B' || type === 'N';

function checkType({ code, type }: VatCode, rate: string, basis: Basis): void {
  const fitting = basis === 'net' ? 'E' : 'I';
  if (type !== fitting && !withoutVat(type)) throw correct('vat-type-mismatch', { rate, code });
}

function checkPercentage(code: VatCode, rate: string, percentage: string, day: string): void {
  if (code.margin) return;
  const books = percentageOf(code, day);
  if (money(books).equals(percentage)) return;
  throw correct('vat-percentage-mismatch', { rate, code: code.code, percentage, expected: books });
}
