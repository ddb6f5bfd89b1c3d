import type { Division } from '../model/division.ts';
import type { World } from '../model/world.ts';
import type { Row, Value } from '../odata/edm.ts';
import { put } from './put.ts';

type VatLine = readonly [
  code: string,
  description: string,
  percentage: number,
  type: string,
  more?: Record<string, Value>,
];

const codes: readonly VatLine[] = [
  ['0', 'Btw nultarief', 0, 'B'],
  ['1', 'Btw laag tarief, inclusief', 0.09, 'I'],
  ['2', 'Btw hoog tarief, inclusief', 0.21, 'I'],
  ['3', 'Btw laag tarief, exclusief', 0.09, 'E'],
  ['4', 'Btw hoog tarief, exclusief', 0.21, 'E'],
  ['N', 'Geen btw', 0, 'N'],
  ['5', 'Btw verlegd', 0.21, 'E', { Charged: true, EUSalesListing: 'N' }],
  ['7', 'Diensten binnen de EU, verlegd', 0, 'B', { Charged: true, EUSalesListing: 'S' }],
  ['8', 'Voorbelasting hoog, alleen inkoop', 0.21, 'E', { VATTransactionType: 'P' }],
  ['M', 'Margeregeling', 0.21, 'I', { VatMargin: 1 }],
  ['9', 'Btw 19 % (oud)', 0.19, 'E', { IsBlocked: true }],
];

/** Puts the VAT codes of a Dutch administration in the books, each with its percentage. */
export function putVatCodes(world: World, division: Division): void {
  for (const [code, description, percentage, type, more] of codes) {
    putVatCode(world, division, { Code: code, Description: description, Type: type, ...more }, percentage);
  }
}

/** Puts one VAT code in the books; its percentage holds from 2012. */
export function putVatCode(world: World, division: Division, row: Row, percentage: number): Row {
  const made = put(world, division, 'vat/VATCodes', {
    IsBlocked: false,
    VATTransactionType: 'B',
    EUSalesListing: 'N',
    Charged: false,
    VatMargin: 0,
    ...row,
    Code: String(row.Code).trim().padEnd(3),
  });
  put(world, division, 'vat/VatPercentages', {
    VATCodeID: made.ID ?? null,
    LineNumber: 1,
    Percentage: percentage,
    StartDate: Date.UTC(2012, 9, 1),
    EndDate: null,
    Type: 0,
  });
  return made;
}
