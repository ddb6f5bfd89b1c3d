import { describe, expect, test } from 'vitest';
import { aCompany, aLine, anEvent, anInvoice } from '../../builders.ts';
import { moneybirdWorld } from '../../world.ts';
import { syncRequest } from './moneybird-fixtures.ts';

describe('totals in the books are those that i-Reserve issued, to the cent', () => {
  const low = (price: string, quantity = '1') => aLine({ unitPriceInclVat: price, quantity });
  const high = (price: string, quantity = '1') =>
    aLine({ unitPriceInclVat: price, quantity, vatRate: 'btw-hoog', vatPercentage: '21' });
  const net = (price: string, quantity = '1', over: Parameters<typeof aLine>[0] = {}) =>
    aLine({ unitPriceExclVat: price, quantity, ...over });
  const free = (price: string) =>
    aLine({ unitPriceInclVat: price, quantity: '1', vatRate: 'geen-btw', vatPercentage: '0' });

  const rows: readonly (readonly [name: string, over: NonNullable<Parameters<typeof anInvoice>[0]>])[] = [
    ['9 % gross', { lines: [low('30.00', '7')] }],
    ['9 % and 21 % gross', { lines: [low('12.35', '3'), high('7.99', '5'), low('0.01')] }],
    [
      '9 % and 21 % net',
      { lines: [net('27.5229', '7'), net('10.03', '3', { vatRate: 'btw-hoog', vatPercentage: '21' })] },
    ],
    ['many small net lines', { lines: Array.from({ length: 9 }, () => net('10.03')) }],
    ['a part of a piece', { lines: [low('19.95', '0.5'), high('3.33', '1.25')] }],
    ['a discount', { lines: [low('99.99'), low('-10.00'), high('50.00')] }],
    ['without VAT beside it', { lines: [low('30.00', '2'), free('4.20')] }],
    [
      'a credit of both rates',
      { kind: 'credit', creditFor: 'unknown', lines: [low('12.35', '-3'), high('7.99', '-5')] },
    ],
    ['a credit with a fee', { kind: 'credit', creditFor: 'unknown', lines: [low('210.00', '-1'), high('25.00')] }],
  ];

  test.each([
    ['external', true, false, {}],
    ['external, net preferred', true, true, {}],
    ['regular', false, false, {}],
    ['regular, net preferred', false, true, {}],
    ['external, where prices keep every decimal', true, true, { prices: 'as-sent' }],
  ] as const)('%s', async (_, externalInvoice, vatExclusive, readings) => {
    await using world = await moneybirdWorld({
      details: { externalInvoice, vatExclusive, finaliseInvoice: true },
      moneybird: { readings, limits: false },
    });
    const invoices = rows.map(
      ([name, over], n) => [name, anInvoice({ id: `t-${n}`, number: `T-${n}`, ...over })] as const,
    );
    await world.push(...invoices.map(([, invoice], n) => anEvent({ id: `t-${n}`, invoice, customer: aCompany() })));

    const booked = new Map(world.books.invoices().map(({ reference, totals }) => [reference, totals.incl]));
    expect(invoices.map(([name, { number }]) => [name, booked.get(number)])).toEqual(
      invoices.map(([name, { totals }]) => [name, totals.inclVat]),
    );
    expect(world.books.invoices().every(({ state }) => state === 'open' || state === 'late')).toBe(true);
  });
});

describe('a prediction that the books do not keep', () => {
  /** Net prices whose VAT is another on each line than on their sum; the only ones that there are. */
  const lines = Array.from({ length: 3 }, () =>
    aLine({
      unitPriceExclVat: '10.03',
      unitPriceInclVat: null,
      quantity: '1',
      totals: { exclVat: '10.03', vat: '0.90', inclVat: '10.93' },
    }),
  );
  const event = anEvent({
    customer: aCompany(),
    invoice: anInvoice({ lines, totals: { exclVat: '30.09', vat: '2.71', inclVat: '32.80' } }),
  });

  test.each([
    ['external', true],
    ['regular', false],
  ])(
    'stops an %s invoice with its document, and a retry takes that back and makes another',
    async (_, externalInvoice) => {
      await using world = await moneybirdWorld({
        details: { externalInvoice, vatExclusive: true, finaliseInvoice: true },
        moneybird: { readings: { vatRounding: 'per-line' } },
      });
      await world.push(event);
      const [wrong] = world.books.invoices();
      expect(wrong).toMatchObject({ state: externalInvoice ? 'open' : 'draft', totals: { incl: '32.79' } });
      expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'total-differs', externalId: wrong?.id }]);

      world.moneybird.readings.vatRounding = 'per-rate';
      await world.push(syncRequest(event));
      expect(world.books.invoices()).toMatchObject([{ state: 'open', totals: { incl: '32.80' } }]);
      expect(world.books.invoices()[0]?.id).not.toBe(wrong?.id);
      expect(world.toldOf('invoice.synced')).toHaveLength(1);
    },
  );
});
