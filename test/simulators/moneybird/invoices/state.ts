import { Decimal } from 'decimal.js';
import { isoDay, today } from '../../days.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';
import { totalsOf } from './amounts.ts';
import { dueDateOf } from './due-date.ts';

/** The state that the API shows: a final invoice is open, late or paid. */
export function stateOf(invoice: Invoice, { administration, readings, now }: Desk): string {
  if (invoice.stage !== 'final') return invoice.stage;
  const { net, tax } = totalsOf(invoice, administration.taxRates, readings.vatRounding);
  if (invoice.payments.length > 0 && paidOn(invoice).abs().gte(net.plus(tax).abs())) return 'paid';
  const due = dueDateOf(invoice);
  return due !== null && due < isoDay(today(now)) ? 'late' : 'open';
}

/** What was paid on an invoice. */
export const paidOn = ({ payments }: Invoice): Decimal =>
  payments.reduce((sum, { price }) => sum.plus(price), new Decimal(0));
