import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type Amounts, amountsOfInvoice, fromGross, fromNet } from '../../../shared/domain/amounts.ts';
import { amountText, DecimalText, fraction, money, sum, toCents } from '../../../shared/domain/money.ts';
import { aLine, anInvoice } from '../../builders.ts';
import { atScale } from '../../tier.ts';

/** An amount with up to six decimals. */
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, decimals]) => money(String(units)).dividedBy(10 ** decimals));
const percentage = fc.constantFrom('0', '6', '9', '21', '8.1', '19.25');
const perProperty = { numRuns: 500 };

/** Half away from zero on whole numbers, without any decimal library: the definition itself. */
function centsByHand(units: bigint, divisor: bigint): bigint {
  const size = units < 0n ? -units : units;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return units < 0n ? -rounded : rounded;
}

describe('money', () => {
  test.each([
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['0.0049999', '0.00'],
    ['1.015', '1.02'],
    ['2.675', '2.68'],
    ['-2.675', '-2.68'],
    ['999999999999.995', '1000000000000.00'],
  ])('%s rounds half away from zero to %s', (given, rounded) => {
    expect(amountText(money(given))).toBe(rounded);
  });

  test('any amount rounds half away from zero, as on paper', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (units) => {
        const cents = toCents(money(String(units)).dividedBy(1000)).times(100);
        expect(cents.toFixed(0)).toBe(String(centsByHand(units, 10n)));
      }),
      perProperty,
    );
  });

  test('there is no minus before nothing', () => {
    expect(amountText(money('-0.001'))).toBe('0.00');
    expect(amountText(money('-0'))).toBe('0.00');
  });

  test('adding is exact where floating point is not', () => {
    expect(sum(['0.1', '0.2'].map(money)).toString()).toBe('0.3');
    expect(sum([]).toString()).toBe('0');
  });

  test('a percentage becomes a factor', () => {
    expect(fraction('9').toString()).toBe('0.09');
    expect(fraction('8.1').toString()).toBe('0.081');
  });

  test('the text of an amount says the same amount again', () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(money(amountText(value)).equals(toCents(value))).toBe(true);
      }),
      perProperty,
    );
  });

  test.each(['0', '-0.5', '27.5229', '-999999999999.999999999999'])('%s is a decimal number', (written) => {
    expect(v.is(DecimalText, written)).toBe(true);
  });

  test.each(['', ' 1', '1,50', '.5', '1.', '+1', '1e3', '--1', 'NaN', 'Infinity', '0x10', '1000000000000.0', 1, null])(
    '%j is no decimal number',
    (written) => {
      expect(v.is(DecimalText, written)).toBe(false);
    },
  );
});

describe('VAT', () => {
  test.each([
    ['210.00', '9', ['192.66', '17.34', '210.00']],
    ['150.00', '21', ['123.97', '26.03', '150.00']],
    ['-380.00', '9', ['-348.62', '-31.38', '-380.00']],
    ['50.40', '0', ['50.40', '0.00', '50.40']],
  ])('inside %s at %s % is taken out', (gross, rate, expected) => {
    expect(texts(fromGross(money(gross), rate))).toEqual(expected);
  });

  test.each([
    ['385.00', '21', ['385.00', '80.85', '465.85']],
    ['812.50', '9', ['812.50', '73.13', '885.63']],
    ['-22.725', '21', ['-22.73', '-4.77', '-27.50']],
  ])('on top of %s at %s % is added', (net, rate, expected) => {
    expect(texts(fromNet(money(net), rate))).toEqual(expected);
  });

  test.each([
    ['added', fromNet],
    ['taken out', fromGross],
  ])('%s: without VAT plus VAT is with VAT, in whole cents', (_, split) => {
    fc.assert(
      fc.property(amount, percentage, (value, rate) => {
        const { exclVat, vat, inclVat } = split(value, rate);
        expect(exclVat.plus(vat).equals(inclVat)).toBe(true);
        for (const part of [exclVat, vat, inclVat]) expect(part.equals(toCents(part))).toBe(true);
      }),
      perProperty,
    );
  });

  test.each([
    ['added', fromNet],
    ['taken out', fromGross],
  ])('%s: a credit mirrors its invoice', (_, split) => {
    fc.assert(
      fc.property(amount, percentage, (value, rate) => {
        const [there, back] = [split(value, rate), split(value.negated(), rate)];
        expect(texts(back).map(money).map(String)).toEqual(
          texts(there)
            .map(money)
            .map((part) => part.negated())
            .map((part) => (part.isZero() ? '0' : String(part))),
        );
      }),
      perProperty,
    );
  });

  test('taken out of what was added, at most a cent is lost', () => {
    fc.assert(
      fc.property(amount, percentage, (value, rate) => {
        const added = fromNet(value, rate);
        const difference = fromGross(added.inclVat, rate).exclVat.minus(added.exclVat).abs();
        expect(difference.lessThanOrEqualTo('0.01')).toBe(true);
      }),
      perProperty,
    );
  });
});

describe('the amounts of an invoice', () => {
  test('of a credit are those of its invoice, mirrored, from whichever prices and rates', () => {
    const price = fc.integer({ min: 1, max: 10 ** 6 }).map((cents) => money(String(cents)).dividedBy(100).toFixed(2));
    const priced = fc.record({
      quantity: fc.integer({ min: 1, max: 30 }).map(String),
      vatPercentage: fc.constantFrom('0', '9', '21'),
      by: fc.constantFrom('unitPriceInclVat', 'unitPriceExclVat'),
      price,
    });
    const amounts = (
      of: readonly { quantity: string; vatPercentage: string; by: string; price: string }[],
      sign: string,
    ) => {
      const lines = of.map(({ quantity, vatPercentage, by, price }) => {
        const prices = { unitPriceInclVat: null, unitPriceExclVat: null, [by]: price };
        return aLine({ quantity: sign + quantity, vatPercentage, ...prices, totals: null });
      });
      const whole = amountsOfInvoice(anInvoice({ lines }));
      return [...whole.lines, whole.total].map(({ exclVat, vat, inclVat }) => [exclVat, vat, inclVat]);
    };
    fc.assert(
      fc.property(fc.array(priced, { minLength: 1, maxLength: 6 }), (of) => {
        const mirrored = amounts(of, '-').map((parts) => parts.map((part) => amountText(part.negated())));
        expect(mirrored).toEqual(amounts(of, '').map((parts) => parts.map(amountText)));
      }),
      { numRuns: atScale(40, 2_000) },
    );
  });

  test('are those that i-Reserve sent, when it sent them all', () => {
    const { lines, perRate, total, derived } = amountsOfInvoice(anInvoice());

    expect(lines.map(texts)).toEqual([['192.66', '17.34', '210.00']]);
    expect(perRate).toEqual([{ vatRate: 'btw-laag', percentage: '9', exclVat: '192.66', vat: '17.34' }]);
    expect(texts(total)).toEqual(['192.66', '17.34', '210.00']);
    expect(derived).toBe(false);
  });

  test('of a line are never worked out again when i-Reserve sent them', () => {
    const odd = { exclVat: '206.61', vat: '43.39', inclVat: '250.00' };
    const line = aLine({ quantity: '7', unitPriceInclVat: '35.71', vatPercentage: '21', totals: odd });

    expect(amountsOfInvoice(anInvoice({ lines: [line] })).lines.map(texts)).toEqual([['206.61', '43.39', '250.00']]);
  });

  test.each([
    ['line totals', { lines: [aLine({ totals: null })] }],
    ['amounts per rate', { totals: { exclVat: '192.66', vat: '17.34', inclVat: '210.00' } }],
  ])('say so when %s were left out and derived', (_, over) => {
    expect(amountsOfInvoice(anInvoice(over)).derived).toBe(true);
  });

  test('are derived per line from the only price there is', () => {
    const gross = aLine({ quantity: '3', unitPriceInclVat: '31.00', unitPriceExclVat: null, totals: null });
    const net = aLine({ quantity: '26', unitPriceExclVat: '31.25', unitPriceInclVat: null, totals: null });

    expect(amountsOfInvoice(anInvoice({ lines: [gross, net] })).lines.map(texts)).toEqual([
      ['85.32', '7.68', '93.00'],
      ['812.50', '73.13', '885.63'],
    ]);
  });

  // 17.36 + 21 % is 21.01, while 21.00 holds 17.36 and 3.64: the two prices of one line come to different totals.
  const twoPrices = aLine({
    quantity: '1',
    unitPriceExclVat: '17.36',
    unitPriceInclVat: '21.00',
    vatPercentage: '21',
    totals: null,
  });

  test.each([
    ['21.01', '3.65', 'the net price, which adds up'],
    ['21.00', '3.64', 'the gross price, which adds up'],
    ['99.99', '3.65', 'the net price, when neither adds up'],
  ])('for a total of %s give VAT %s: derived from %s', (inclVat, vat) => {
    const invoice = anInvoice({ lines: [twoPrices], totals: { exclVat: '17.36', vat: '0', inclVat } });

    expect(amountsOfInvoice(invoice).lines.map((line) => amountText(line.vat))).toEqual([vat]);
  });

  test('are derived from the net price when both prices add up', () => {
    const takenOff = { ...twoPrices, unitPriceExclVat: '-17.36', unitPriceInclVat: '-21.00' };
    const invoice = anInvoice({ lines: [twoPrices, takenOff], totals: { exclVat: '0', vat: '0', inclVat: '0' } });

    expect(amountsOfInvoice(invoice).lines.map((line) => amountText(line.vat))).toEqual(['3.65', '-3.65']);
  });

  test('add up per rate by its id, also when two rates have the same percentage', () => {
    const lines = [
      aLine(),
      aLine({ vatRate: 'vervoer-laag' }),
      aLine({ quantity: '1' }),
      aLine({ vatRate: 'geen-btw', vatPercentage: '0', quantity: '2', unitPriceInclVat: '1.80' }),
    ];
    const { perRate } = amountsOfInvoice({
      ...anInvoice({ lines }),
      totals: { ...anInvoice({ lines }).totals, perRate: null },
    });

    expect(perRate).toEqual([
      { vatRate: 'btw-laag', percentage: '9', exclVat: '220.18', vat: '19.82' },
      { vatRate: 'vervoer-laag', percentage: '9', exclVat: '192.66', vat: '17.34' },
      { vatRate: 'geen-btw', percentage: '0', exclVat: '3.60', vat: '0.00' },
    ]);
  });

  const someLine = fc
    .record({
      quantity: fc.integer({ min: -20, max: 20 }).map(String),
      unitPriceInclVat: fc.integer({ min: -9999, max: 9999 }).map((cents) => (cents / 100).toFixed(2)),
      vatRate: fc.constantFrom('btw-laag', 'btw-hoog', 'geen-btw'),
    })
    .map((over) =>
      aLine({ ...over, vatPercentage: { 'btw-laag': '9', 'btw-hoog': '21', 'geen-btw': '0' }[over.vatRate] ?? '0' }),
    );
  const someLines = fc.array(someLine, { minLength: 1, maxLength: 12 });

  test('are the same whatever the order of the lines', () => {
    fc.assert(
      fc.property(
        someLines.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          const [one, other] = [lines, shuffled].map((ordered) => amountsOfInvoice(anInvoice({ lines: ordered })));
          expect(one && texts(one.total)).toEqual(other && texts(other.total));
          expect(byRate(one?.perRate)).toEqual(byRate(other?.perRate));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('per rate add up to the whole', () => {
    fc.assert(
      fc.property(someLines, (lines) => {
        const { perRate, total } = amountsOfInvoice(anInvoice({ lines }));
        expect(amountText(sum(perRate.map(({ exclVat }) => money(exclVat))))).toBe(amountText(total.exclVat));
        expect(amountText(sum(perRate.map(({ vat }) => money(vat))))).toBe(amountText(total.vat));
      }),
      { numRuns: 200 },
    );
  });
});

const texts = ({ exclVat, vat, inclVat }: Amounts): readonly [string, string, string] => [
  amountText(exclVat),
  amountText(vat),
  amountText(inclVat),
];

const byRate = (perRate: readonly { vatRate: string }[] | undefined) =>
  perRate?.toSorted((one, other) => one.vatRate.localeCompare(other.vatRate));
