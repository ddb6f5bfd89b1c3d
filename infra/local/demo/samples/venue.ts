import { beguinage, noorderlicht, rivierinstituut } from './customers.ts';
import { high, line, low, type Sample, sample, totals, zero } from './sample.ts';

const seller = { id: '3', name: 'De Schuur, vergaderen bij De Eik', vatNumber: 'NL001234567B01' };

/** Meeting rooms and their catering, sold to companies at prices without VAT. */
export const venue: readonly Sample[] = [
  sample('a company with contact person, IBAN and purchase order; net prices; lunch at 9 %, wine at 21 %', {
    customer: noorderlicht,
    invoice: {
      id: '84299',
      number: '2026-0030',
      kind: 'invoice',
      date: '2026-11-05',
      dueDate: '2026-12-05',
      currency: 'EUR',
      reference: 'PO-2026-00318',
      description: 'Strategy day, booking 54932',
      booking: '54932',
      paymentMethod: 'transfer',
      paymentTerm: '30',
      seller,
      lines: [
        line(high, 'The Barn, whole day', ['1', '385.00', '465.85'], ['385.00', '80.85', '465.85'], {
          product: 'BARN-DAY',
          ledgerAccount: '8050',
          period: { start: '2026-11-05T09:00:00+01:00', end: '2026-11-05T18:00:00+01:00' },
        }),
        line(high, 'The Loft, per hour', ['2.5', '47.50', '57.475'], ['118.75', '24.94', '143.69'], {
          product: 'LOFT-HOUR',
          ledgerAccount: '8050',
        }),
        line(low, 'Lunch with soup', ['18', '16.75', '18.2575'], ['301.50', '27.14', '328.64'], {
          product: 'LUNCH',
          ledgerAccount: '8020',
        }),
        line(low, 'Coffee and tea', ['54', '2.85', '3.1065'], ['153.90', '13.85', '167.75'], {
          product: 'COFFEE',
          ledgerAccount: '8020',
        }),
        line(high, 'Wine, per bottle', ['6', '24.50', '29.645'], ['147.00', '30.87', '177.87'], {
          product: 'WINE',
          ledgerAccount: '8030',
        }),
      ],
      totals: totals(
        ['1106.15', '177.65', '1283.80'],
        [
          [high, '650.75', '136.66'],
          [low, '455.40', '40.99'],
        ],
      ),
    },
  }),

  sample('zero rate: an international organisation with an exemption certificate', {
    customer: rivierinstituut,
    invoice: {
      id: '84303',
      number: '2026-0034',
      kind: 'invoice',
      date: '2026-11-10',
      dueDate: '2026-12-10',
      currency: 'EUR',
      reference: 'ERI/26/114',
      description: 'Delta week, booking 54951',
      booking: '54951',
      paymentMethod: 'transfer',
      paymentTerm: '30',
      seller,
      lines: [
        line(zero, 'The Barn, whole day', ['2', '385.00', '385.00'], ['770.00', '0.00', '770.00'], {
          product: 'BARN-DAY',
          ledgerAccount: '8050',
          period: { start: '2026-11-09T09:00:00+01:00', end: '2026-11-10T18:00:00+01:00' },
        }),
        line(zero, 'Interpreter booth, per day', ['2', '62.50', '62.50'], ['125.00', '0.00', '125.00'], {
          product: 'BOOTH',
          ledgerAccount: '8060',
        }),
      ],
      totals: totals(['895.00', '0.00', '895.00'], [[zero, '895.00', '0.00']]),
    },
  }),

  sample('descriptions that are longer than any field of the books', {
    customer: noorderlicht,
    invoice: {
      id: '84306',
      number: '2026-0037',
      kind: 'invoice',
      date: '2026-11-13',
      dueDate: '2026-12-13',
      currency: 'EUR',
      reference: 'PO-2026-00344',
      description:
        'Presentation of the spring collection with dinner for guests, booking 54968, as agreed by telephone',
      booking: '54968',
      paymentMethod: 'transfer',
      paymentTerm: '30',
      seller,
      lines: [
        line(
          high,
          'The Barn for one and a half days: building up from noon on the first day, use of the stage, the light ' +
            'bridge and the kitchen on the second day from eight in the morning until eleven at night, and taking ' +
            'everything down again before midnight; chairs for 120 guests included',
          ['1.5', '640.00', '774.40'],
          ['960.00', '201.60', '1161.60'],
          {
            product: 'BARN-EVENT',
            ledgerAccount: '8050',
            period: { start: '2026-11-11T12:00:00+01:00', end: '2026-11-12T23:59:00+01:00' },
          },
        ),
        line(
          low,
          'Dinner in three courses, vegetarian unless agreed otherwise, per guest',
          ['26', '31.25', '34.0625'],
          ['812.50', '73.13', '885.63'],
          { product: 'DINNER', ledgerAccount: '8020' },
        ),
      ],
      totals: totals(
        ['1772.50', '274.73', '2047.23'],
        [
          [high, '960.00', '201.60'],
          [low, '812.50', '73.13'],
        ],
      ),
    },
  }),

  sample('a Belgian company; net prices of four decimals and quantities of two', {
    customer: beguinage,
    invoice: {
      id: '84308',
      number: '2026-0039',
      kind: 'invoice',
      date: '2026-11-17',
      dueDate: '2026-12-17',
      currency: 'EUR',
      description: 'Tasting, booking 54975',
      booking: '54975',
      paymentMethod: 'transfer',
      paymentTerm: '30',
      seller,
      lines: [
        line(high, 'The Barn, an evening', ['1', '512.40', null], ['512.40', '107.60', '620.00'], {
          product: 'BARN-EVENING',
          ledgerAccount: '8050',
          period: { start: '2026-11-16T17:00:00+01:00', end: '2026-11-16T23:00:00+01:00' },
        }),
        line(high, 'Cooling, per day', ['0.75', '38.60', null], ['28.95', '6.08', '35.03'], {
          product: 'COOLING',
          ledgerAccount: '8060',
        }),
        line(low, 'Soup, per bowl', ['33', '6.4215', null], ['211.91', '19.07', '230.98'], {
          product: 'SOUP',
          ledgerAccount: '8020',
        }),
        line(low, 'Apple juice, per litre', ['12.25', '4.1284', null], ['50.57', '4.55', '55.12'], {
          product: 'JUICE',
          ledgerAccount: '8020',
        }),
      ],
      totals: totals(
        ['803.83', '137.30', '941.13'],
        [
          [high, '541.35', '113.68'],
          [low, '262.48', '23.62'],
        ],
      ),
    },
  }),
];
