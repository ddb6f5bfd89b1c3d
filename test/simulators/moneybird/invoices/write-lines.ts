import { Decimal } from 'decimal.js';
import { isObject, listOf } from '../api/call.ts';
import { readFields } from '../api/fields.ts';
import { type Complaints, refusal } from '../api/refusal.ts';
import { textOf, type Value } from '../model/contact.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice, Line } from '../model/invoice.ts';
import { lineFields } from './fields.ts';
import { readPeriod } from './period.ts';

/** Reads the lines of a body. A line without an id is a new one, also in a change (6.9). */
export function writeLines(sent: unknown, invoice: Invoice, desk: Desk, complaints: Complaints): Line[] {
  let lines = [...invoice.lines];
  for (const item of listOf(sent)) {
    if (!isObject(item)) throw refusal(400, 'details_attributes is invalid', { details_attributes: 'invalid' });
    const values = readFields(item, lineFields, complaints, desk.readings, 'details.');
    const known = lines.find(({ id }) => id === values.id);
    if (values.id && !known) throw refusal(404, 'Detail not found', { details_attributes: 'not_found' });
    if (values._destroy === true) {
      lines = lines.filter((line) => line !== known);
      continue;
    }
    const key = fill(known ?? blank(lines.length, desk), values, desk);
    judge(key, invoice, desk, complaints);
    lines = known ? lines.map((other) => (other === known ? key : other)) : [...lines, key];
  }
  return lines.sort((a, b) => a.rowOrder - b.rowOrder);
}

/** A line with what the administration falls back on: its first rate and its first revenue account (6.3). */
function blank(rowOrder: number, { world, administration }: Desk): Line {
  const rate = [...administration.taxRates.values()].find(({ type, active }) => type === 'sales_invoice' && active);
  const account = [...administration.ledgerAccounts.values()].find(({ type }) => type === 'revenue');
  return {
    id: world.newId(),
    description: '',
    price: '0',
    amount: '1',
    taxRateId: rate?.id ?? '',
    ledgerAccountId: account?.id ?? '',
    period: null,
    rowOrder,
  };
}

function fill(key: Line, values: Readonly<Record<string, Value>>, desk: Desk): Line {
  const text = (name: string) => (values[name] === undefined || values[name] === null ? undefined : `${values[name]}`);
  const price = text('price');
  const rounded = desk.readings.prices === 'two-decimals';
  return {
    ...key,
    description: text('description') ?? key.description,
    price: price === undefined ? key.price : new Decimal(price).toDecimalPlaces(rounded ? 2 : 20, 4).toString(),
    amount: amountOf(text('amount') ?? key.amount, desk),
    taxRateId: text('tax_rate_id') ?? key.taxRateId,
    ledgerAccountId: text('ledger_account_id') ?? key.ledgerAccountId,
    period: 'period' in values ? text('period') || null : key.period,
    rowOrder: typeof values.row_order === 'number' ? values.row_order : key.rowOrder,
  };
}

const amountOf = (sent: string, { readings }: Desk): string =>
  readings.amounts === 'as-sent' ? sent : new Decimal(sent).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();

function judge(key: Line, invoice: Invoice, { administration, readings, now }: Desk, complaints: Complaints): void {
  const complain = (field: string, message: string, code: string, value: string) =>
    complaints.add(`details.${field}`, message, code, value);
  const rate = administration.taxRates.get(key.taxRateId);
  const contact = administration.contacts.get(invoice.contactId);
  if (!rate) complain('tax_rate_id', 'is not found', 'not_found', key.taxRateId);
  else if (!rate.active || rate.type !== 'sales_invoice') {
    complain('tax_rate_id', 'is invalid', 'invalid', key.taxRateId);
  } else if (
    readings.reverseCharge === 'asks-number' &&
    rate.reverseCharge &&
    contact &&
    !textOf(contact, 'tax_number')
  ) {
    complain('tax_rate_id', 'requires a contact with a tax number', 'tax_number_required', key.taxRateId);
  }
  const account = administration.ledgerAccounts.get(key.ledgerAccountId);
  if (!account) complain('ledger_account_id', 'is not found', 'not_found', key.ledgerAccountId);
  else if (!account.active || !account.allowedDocumentTypes.includes('sales_invoice')) {
    complain('ledger_account_id', 'is invalid', 'invalid', key.ledgerAccountId);
  }
  if (key.period !== null && !readPeriod(key.period, now)) {
    complain('period', 'is invalid', 'invalid', key.period);
  }
  if (new Decimal(key.price).abs().gt(1e9)) complain('price', 'is out of range', 'out_of_range', key.price);
}
