import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Line } from '../../../shared/domain/invoice.ts';
import { aLine, anInvoice } from '../../builders.ts';
import { totals as booksMake, cents as inCents } from '../../simulators/exact/invoices/amounts.ts';
import { codesOf, gross, high, linesOf, net, none, plan, totals } from './exact-job.ts';

describe('amounts', () => {
  const mixed = [
    aLine(),
    aLine({ ...high, quantity: '3', unitPriceInclVat: '12.95' }),
    aLine({ ...none, quantity: '14', unitPriceInclVat: '1.55' }),
    aLine({ description: 'Discount', quantity: '1', unitPriceInclVat: '-25.00' }),
    aLine({ ...none, description: 'Deposit taken off', quantity: '-1', unitPriceInclVat: '50.00' }),
  ];

  test.each([
    ['net', true, net],
    ['gross', false, gross],
  ] as const)('9 and 21 per cent, tax without VAT, a discount and a deposit on %s prices', (_, vatExclusive, vat) => {
    const invoice = anInvoice({ lines: mixed });
    const made = plan({
      invoice: { lines: mixed },
      details: { vatExclusive },
      mappings: { vat, articles: { 'PITCH-A': 'PITCH' } },
    });

    expect(made.totals).toEqual(totals(invoice.totals.exclVat, invoice.totals.vat, '195.55'));
    expect(codesOf(made)).toEqual(['date-set-at-finalising']);
    expect(made.lines.map(({ vatCode: code }) => code)).toEqual([
      vat['btw-laag'],
      vat['btw-hoog'],
      'N',
      vat['btw-laag'],
      'N',
    ]);
  });

  test.each([
    ['the net unit price', true, {}, { quantity: '7', price: '27.5229' }],
    ['the gross unit price', false, {}, { quantity: '7', price: '30' }],
    [
      'the total divided when there is no price',
      true,
      { unitPriceExclVat: null, unitPriceInclVat: null, quantity: '4', totals: totals('100.00', '9.00', '109.00') },
      { quantity: '4', price: '25' },
    ],
    [
      'the other price converted when there is nothing else',
      true,
      { unitPriceExclVat: null, unitPriceInclVat: '30.00', totals: null },
      { quantity: '7', price: '27.522936' },
    ],
    [
      'the whole amount once when price times quantity is another',
      true,
      { quantity: '3', unitPriceExclVat: '33.33', totals: totals('100.00', '9.00', '109.00') },
      { quantity: '1', price: '100', description: '3 × Camping pitch, 7 nights' },
    ],
    [
      'one piece of another amount without telling its quantity',
      true,
      { quantity: '1', unitPriceExclVat: '99.999', totals: totals('99.99', '9.00', '108.99') },
      { quantity: '1', price: '99.99', description: 'Camping pitch, 7 nights' },
    ],
    [
      'a fraction of a quantity',
      true,
      { quantity: '2.5', unitPriceExclVat: '10.00', totals: totals('25.00', '2.25', '27.25') },
      { quantity: '2.5', price: '10' },
    ],
    [
      'a quantity of nothing that costs something',
      true,
      { quantity: '0', unitPriceExclVat: null, unitPriceInclVat: null, totals: totals('10.00', '0.90', '10.90') },
      { quantity: '1', price: '10', description: '0 × Camping pitch, 7 nights' },
    ],
  ] as const)('sends %s', (_, vatExclusive, line, sent) => {
    const vat = vatExclusive ? net : gross;
    const made = plan({
      invoice: { lines: [aLine(line as Partial<Line>)] },
      details: { vatExclusive },
      mappings: { vat, articles: { 'PITCH-A': 'PITCH' } },
    });

    expect(made.lines).toEqual([expect.objectContaining(sent)]);
  });

  test('what i-Reserve left out is derived, and said', () => {
    const made = plan({ invoice: { lines: [aLine({ totals: null })] } });

    expect(made.totals).toEqual(totals('192.66', '17.34', '210.00'));
    expect(
      codesOf(plan({ invoice: { lines: [aLine({ totals: null })], totals: { ...made.totals, perRate: null } } })),
    ).toContain('totals-derived');
  });
});

describe('the prediction', () => {
  const cents = fc.integer({ min: -500_000, max: 500_000 }).map((amount) => (amount / 100).toFixed(2));
  const quantity = fc.integer({ min: -40, max: 400 }).map((tenths) => (tenths / 10).toString());
  const rate = fc.constantFrom({ vatRate: 'btw-laag', vatPercentage: '9' }, high, none);
  const someLines = fc.array(fc.record({ quantity, price: cents, rate }), { minLength: 1, maxLength: 8 });

  test.each([
    ['net', true, net],
    ['gross', false, gross],
  ] as const)('is what the books make of the very lines that are sent, on %s prices', (_, vatExclusive, vat) => {
    fc.assert(
      fc.property(someLines, (some) => {
        const lines = some.map(({ quantity: count, price, rate: at }) => {
          const unit = vatExclusive ? { unitPriceExclVat: price } : { unitPriceInclVat: price };
          return aLine({ ...at, quantity: count, ...unit });
        });
        const made = plan({
          invoice: { lines },
          details: { vatExclusive },
          mappings: { vat, articles: { 'PITCH-A': 'PITCH' } },
        });

        const sent = made.lines.map(({ quantity: count, price, vatCode }) => ({
          entered: inCents(new Decimal(count).times(price)),
          includesVat: ['1', '2'].includes(vatCode),
          fraction: new Decimal({ '1': 0.09, '2': 0.21, '3': 0.09, '4': 0.21 }[vatCode] ?? 0),
          vatSent: undefined,
        }));
        const books = booksMake(sent, 'per-line');
        expect(made.totals).toEqual(totals(books.net.toFixed(2), books.vat.toFixed(2), books.gross.toFixed(2)));
        expect(made.totals.inclVat).toBe(anInvoice({ lines }).totals.inclVat);
      }),
    );
  });
});

describe('credits', () => {
  const fee = aLine({ description: 'Cancellation fee', quantity: '1', unitPriceInclVat: '25.00' });

  test.each([
    ['positive', ['7', '-1'], { Quantity: 7, NetPrice: 27.5229 }],
    ['negative', ['-7', '1'], { Quantity: -7, NetPrice: 27.5229 }],
  ] as const)('creditSign %s sends quantities %j, and the total stays negative', (creditSign, quantities, first) => {
    const made = plan({
      invoice: { kind: 'credit', lines: [aLine({ quantity: '-7' }), fee] },
      details: { creditSign },
    });

    expect(made.kind).toBe('credit');
    expect(made.body.Type).toBe(8021);
    expect(made.lines.map(({ quantity }) => quantity)).toEqual(quantities);
    expect(linesOf(made)[0]).toMatchObject(first);
    expect(made.totals.inclVat).toBe('-185.00');
  });

  test('an amount that is sent once keeps its sign on the quantity', () => {
    const line = aLine({ quantity: '-3', unitPriceExclVat: '33.33', totals: totals('-100.00', '-9.00', '-109.00') });

    const made = plan({ invoice: { kind: 'credit', lines: [line] } });

    expect(made.lines).toEqual([
      expect.objectContaining({ quantity: '1', price: '100', description: '3 × Camping pitch, 7 nights' }),
    ]);
    expect(made.totals).toEqual(totals('-100.00', '-9.00', '-109.00'));
  });

  test('a rounding line is turned with the rest', () => {
    const line = aLine({ quantity: '-1', unitPriceExclVat: '10.00', totals: totals('-10.00', '-0.91', '-10.91') });
    const invoice = { kind: 'credit' as const, lines: [line] };

    expect(plan({ invoice, details: { rounding: 'add' } }).lines.at(-1)).toMatchObject({
      quantity: '1',
      price: '0.01',
    });
    expect(plan({ invoice, details: { rounding: 'add', creditSign: 'negative' } }).lines.at(-1)).toMatchObject({
      quantity: '1',
      price: '-0.01',
    });
  });

  test('names the invoice that it takes back', () => {
    expect(plan({ invoice: { kind: 'credit', creditFor: '2026-0040' } }).body.Description).toBe(
      '2026-0042 - Credit voor 2026-0040 - Booking 55012',
    );
  });
});
