import { type Remark, remark } from '../../../domain/causes.ts';
import type { Invoice } from '../../../domain/invoice.ts';
import { valueAt } from '../../../domain/outside-record.ts';
import { correct } from '../../../domain/setback.ts';
import type { Mappings } from '../../../domain/settings.ts';
import type { PaymentCondition } from '../lists/code-rows.ts';

/** What an invoice says of its payment: the condition's code, and a remark where its due date is another. */
export function paymentOf(invoice: Invoice, mappings: Mappings, conditions: readonly PaymentCondition[]) {
  const code = conditionOf(invoice, mappings);
  if (code === null) return { fields: {}, remarks: [] };
  const condition = findCondition(code, conditions);
  return { fields: { PaymentCondition: condition.code }, remarks: dueDateRemark(invoice, condition) };
}

/** The mapped payment condition of an invoice, by the most specific key; null leaves it to the books' own default. */
export function conditionOf({ paymentMethod, paymentTerm }: Invoice, { paymentConditions }: Mappings): string | null {
  const method = paymentMethod === null ? null : `method:${paymentMethod}`;
  const term = paymentTerm === null ? null : `term:${paymentTerm}`;
  const keys = [method && term && `${method}+${term}`, method, term];
  return keys.map((key) => valueAt(paymentConditions, key)).find(Boolean) ?? null;
}

/** Finds the mapped condition among those of the books. */
export function findCondition(code: string, conditions: readonly PaymentCondition[]): PaymentCondition {
  const found = conditions.find((condition) => condition.code === code.trim());
  if (!found) throw correct('payment-condition-unknown', { condition: code });
  return found;
}

/** Says so when the books will compute another due date than i-Reserve's: Exact makes its own (mapping 2). */
function dueDateRemark(invoice: Invoice, condition: PaymentCondition): Remark[] {
  const books = dueDate(invoice.date, condition);
  if (invoice.dueDate === null || invoice.dueDate === books) return [];
  return [
    remark('due-date-differs', { ours: invoice.dueDate, books, condition: condition.code }, '/detail/invoice/dueDate'),
  ];
}

/**
 * The day that a payment condition gives: so many month ends, then so many days. The order of the two is our reading;
 * the reference only names the fields (5.12).
 */
function dueDate(date: string, { days, endOfMonths }: Pick<PaymentCondition, 'days' | 'endOfMonths'>): string {
  const day = new Date(`${date}T00:00:00Z`);
  // Day 0 of a month is the last day of the one before.
  if (endOfMonths > 0) day.setUTCMonth(day.getUTCMonth() + endOfMonths, 0);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toJSON().slice(0, 10);
}
