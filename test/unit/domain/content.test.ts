import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf, type Invoice } from '../../../shared/domain/invoice.ts';
import { aLine, anInvoice } from '../../builders.ts';

const content = contentOf(anInvoice());

describe('it is the same invoice', () => {
  test.each<[string, Partial<Invoice>]>([
    ['its free fields', { fields: { external_id: 'changed' } }],
    ["i-Reserve's id", { id: '99999' }],
    ['its due date', { dueDate: '2027-01-01' }],
    ['the reference of the customer', { reference: 'PO 9999' }],
    ['its description', { description: 'Another text' }],
    ['how it is paid', { paymentMethod: 'card', paymentTerm: '30' }],
    ['its seller', { seller: { id: '2', name: 'Another name', vatNumber: null } }],
  ])('whatever %s', (_, over) => {
    expect(contentOf({ ...anInvoice(), ...over })).toBe(content);
  });

  test.each<[string, Partial<Invoice>]>([
    ['30 for 30.00', { lines: [aLine({ unitPriceInclVat: '30', unitPriceExclVat: '27.52290' })] }],
    ['7.0 for 7', { lines: [aLine({ quantity: '7.0' })] }],
    ['9.00 for 9 per cent', { lines: [aLine({ vatPercentage: '9.00' })] }],
    ['210 for 210.00', { totals: { ...anInvoice().totals, inclVat: '210' } }],
  ])('when it writes %s', (_, over) => {
    expect(contentOf({ ...anInvoice(), ...over })).toBe(content);
  });

  test('when it writes a moment in another zone', () => {
    const at = (start: string) =>
      contentOf(anInvoice({ lines: [aLine({ period: { start, end: '2027-07-10T11:00:00+02:00' } })] }));

    expect(at('2027-07-03T15:00:00+02:00')).toBe(at('2027-07-03T13:00:00Z'));
  });

  test('with any number of zeros behind any decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: 1, max: 6 }), (cents, zeros) => {
        const price = (cents / 100).toFixed(2);
        const priced = (unitPriceExclVat: string) =>
          contentOf({ ...anInvoice(), lines: [{ ...aLine(), unitPriceExclVat }] });
        expect(priced(price + '0'.repeat(zeros))).toBe(priced(price));
      }),
    );
  });
});

describe('it is another invoice', () => {
  const line = aLine();

  test.each<[string, Partial<Invoice>]>([
    ['number', { number: '2026-0043' }],
    ['kind', { kind: 'credit' }],
    ['date', { date: '2026-11-21' }],
    ['currency', { currency: 'USD' }],
    ['total', { totals: { ...anInvoice().totals, inclVat: '210.01' } }],
    ['total per rate', { totals: { ...anInvoice().totals, perRate: null } }],
    ['number of lines', { lines: [line, line] }],
    ['text of a line', { lines: [{ ...line, description: 'Another text' }] }],
    ['quantity', { lines: [{ ...line, quantity: '8' }] }],
    ['price without VAT', { lines: [{ ...line, unitPriceExclVat: '27.5230' }] }],
    ['price with VAT', { lines: [{ ...line, unitPriceInclVat: null }] }],
    ['VAT rate', { lines: [{ ...line, vatRate: 'btw-hoog' }] }],
    ['VAT percentage', { lines: [{ ...line, vatPercentage: '21' }] }],
    ['total of a line', { lines: [{ ...line, totals: null }] }],
    ['product', { lines: [{ ...line, product: null }] }],
    ['ledger account', { lines: [{ ...line, ledgerAccount: '8010' }] }],
    ['period', { lines: [{ ...line, period: { start: '2027-07-03T15:00:00Z', end: '2027-07-10T11:00:00Z' } }] }],
  ])('when the %s differs', (_, over) => {
    expect(contentOf({ ...anInvoice(), ...over })).not.toBe(content);
  });

  test('when its lines stand in another order', () => {
    const other = aLine({ description: 'Breakfast' });

    expect(contentOf(anInvoice({ lines: [line, other] }))).not.toBe(contentOf(anInvoice({ lines: [other, line] })));
  });
});
