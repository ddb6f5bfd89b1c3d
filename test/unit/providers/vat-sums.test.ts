import { describe, expect, test } from 'vitest';
import { money } from '../../../shared/domain/money.ts';
import { vatSumsOf } from '../../../shared/providers/vat-sums.ts';
import { totals } from './exact-job.ts';

const line = (vatCode: string, exclVat: string, vat: string) => ({ vatCode, exclVat: money(exclVat), vat: money(vat) });
const lines = [line('3', '100.00', '9.00'), line('4', '50.00', '10.50'), line('3', '-20.00', '-1.80')];

describe('the lines of a document, added up by VAT code,', () => {
  const perCode = [
    { vatCode: '3', exclVat: '80.00', vat: '7.20' },
    { vatCode: '4', exclVat: '50.00', vat: '10.50' },
  ];
  const mirrored = [
    { vatCode: '3', exclVat: '-80.00', vat: '-7.20' },
    { vatCode: '4', exclVat: '-50.00', vat: '-10.50' },
  ];

  test('have their own sign where the total has the same, or is not known', () => {
    expect(vatSumsOf(lines, totals('130.00', '17.70', '147.70'))).toEqual(perCode);
    expect(vatSumsOf(lines, null)).toEqual(perCode);
  });

  test('of a credit whose lines are positive under a negative total are negative', () => {
    expect(vatSumsOf(lines, totals('-130.00', '-17.70', '-147.70'))).toEqual(mirrored);
  });

  test('of a credit whose lines are negative as its total is stay so', () => {
    const credit = [line('3', '-80.00', '-7.20'), line('4', '-50.00', '-10.50')];
    expect(vatSumsOf(credit, totals('-130.00', '-17.70', '-147.70'))).toEqual(mirrored);
  });
});
