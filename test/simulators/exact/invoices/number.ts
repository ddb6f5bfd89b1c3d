import { yearAndMonth } from '../../days.ts';
import { type Division, nextNumber } from '../model/division.ts';

/** Gives the next invoice number of a journal's range: two digits of the year, the journal, four digits. */
export function nextInvoiceNumber(division: Division, journal: string, day: number): number {
  const range = `${String(yearAndMonth(day)[0]).slice(2)}${journal}`;
  return Number(`${range}${String(nextNumber(division, `invoice ${range}`)).padStart(4, '0')}`);
}
