import { Decimal } from 'decimal.js';
import { type Division, rowsOf } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';

/** The percentage of a VAT code on a day, as a fraction: 0.21 for 21 %. */
export function vatFraction(division: Division, code: Row, day: number): Decimal {
  const current = rowsOf(division, 'vat/VatPercentages').findLast(
    ({ VATCodeID, StartDate, EndDate }) =>
      VATCodeID === code.ID && Number(StartDate ?? 0) <= day && day <= Number(EndDate ?? Number.MAX_SAFE_INTEGER),
  );
  return new Decimal(Number(current?.Percentage ?? 0));
}
