import { Decimal } from 'decimal.js';
import { byCode, type Division } from '../model/division.ts';
import type { Row } from '../odata/edm.ts';
import { vatFraction } from '../rules/vat-fraction.ts';

/** What a VAT code does with an amount on a day. */
export interface VatRule {
  readonly includesVat: boolean;
  /** The percentage as it stands at the code. */
  readonly fraction: Decimal;
  /** The percentage that the customer is charged: none when VAT is shifted to them or is in the margin. */
  readonly charged: Decimal;
}

/** Reads the type of a VAT code: E excludes VAT, I includes it, B and N have none. */
export function vatRule(division: Division, vatCode: unknown, day: number): VatRule {
  const code: Row = byCode(division, 'vat/VATCodes', vatCode) ?? {};
  const fraction = vatFraction(division, code, day);
  const taxed = code.Type === 'E' || code.Type === 'I';
  const shifted = code.Charged === true || code.VatMargin === 1;
  return { includesVat: code.Type === 'I', fraction, charged: taxed && !shifted ? fraction : new Decimal(0) };
}
