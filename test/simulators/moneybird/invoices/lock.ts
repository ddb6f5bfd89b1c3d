import { Refusal, refusal } from '../api/refusal.ts';
import type { Desk } from '../model/desk.ts';
import type { Invoice } from '../model/invoice.ts';

/** Refuses what would change a locked period (6.9); which words Moneybird uses is not known. */
export function checkLock({ kind, date }: Invoice, { administration, readings }: Desk): void {
  const { lockedUntil } = administration;
  if (lockedUntil === null || date === null || date > lockedUntil) return;
  const field = kind === 'sales' ? 'invoice_date' : 'date';
  const sentence = 'is in a locked period';
  if (readings.lockedPeriod === 400) throw refusal(400, `Date ${sentence}`, { [field]: 'period_locked' });
  throw new Refusal(422, {
    error: { [field]: [sentence] },
    details: { [field]: [{ error: 'period_locked', value: date }] },
  });
}
