import { femke, muller, ruben, sanne, zoe } from './customers.ts';
import { high, line, low, none, type Sample, sample, totals, transport } from './sample.ts';

const seller = { id: '2', name: 'Sloepen van De Eik', vatNumber: 'NL001234567B01' };

/** Canal boats by the hour and by the day, and a winter berth: all at 21 %. */
export const boats: readonly Sample[] = [
  sample('two and a half hours, and a customer whose name is not ASCII', {
    customer: zoe,
    invoice: {
      id: '84296',
      number: '2026-0027',
      kind: 'invoice',
      date: '2026-11-02',
      currency: 'EUR',
      description: 'Booking 54980',
      booking: '54980',
      paymentMethod: 'ideal',
      seller,
      lines: [
        line(high, 'Electric boat “Meerkoet”, per hour', ['2.5', '45.4545', '55.00'], ['113.64', '23.86', '137.50'], {
          product: 'SLOOP-HOUR',
          ledgerAccount: '8040',
          period: { start: '2026-11-01T13:00:00+01:00', end: '2026-11-01T15:30:00+01:00' },
        }),
        line(none, 'Security deposit, returned at the jetty', ['1', '100.00', '100.00'], ['100.00', '0.00', '100.00'], {
          ledgerAccount: '1660',
        }),
      ],
      totals: totals(
        ['213.64', '23.86', '237.50'],
        [
          [high, '113.64', '23.86'],
          [none, '100.00', '0.00'],
        ],
      ),
    },
  }),

  sample('a credit invoice for part of an invoice that is in the books', {
    customer: zoe,
    invoice: {
      id: '84298',
      number: '2026-0029',
      kind: 'credit',
      creditFor: '2026-0027',
      date: '2026-11-04',
      currency: 'EUR',
      description: 'Booking 54980, engine trouble',
      booking: '54980',
      paymentMethod: 'ideal',
      seller,
      lines: [
        line(high, 'Electric boat “Meerkoet”, per hour', ['-0.5', '45.4545', '55.00'], ['-22.73', '-4.77', '-27.50'], {
          product: 'SLOOP-HOUR',
          ledgerAccount: '8040',
        }),
      ],
      totals: totals(['-22.73', '-4.77', '-27.50'], [[high, '-22.73', '-4.77']]),
    },
  }),

  sample('a package price: price × quantity is not the line total', {
    customer: muller,
    invoice: {
      id: '84302',
      number: '2026-0033',
      kind: 'invoice',
      date: '2026-11-09',
      dueDate: '2026-12-09',
      currency: 'EUR',
      reference: 'Reise 2026/88',
      description: 'Buchung 54944',
      booking: '54944',
      paymentMethod: 'transfer',
      paymentTerm: '30',
      seller,
      lines: [
        line(high, 'Canoe, seven for 250 euro', ['7', '29.5124', '35.71'], ['206.61', '43.39', '250.00'], {
          product: 'CANOE',
          ledgerAccount: '8040',
        }),
        line(low, 'Map of the waterways', ['1', '7.2936', '7.95'], ['7.29', '0.66', '7.95'], {
          product: 'MAP',
          ledgerAccount: '8020',
        }),
      ],
      totals: totals(
        ['213.90', '44.05', '257.95'],
        [
          [high, '206.61', '43.39'],
          [low, '7.29', '0.66'],
        ],
      ),
    },
  }),

  sample('a day price with VAT whose net price at four decimals misses the total by a cent over 182 days', {
    customer: femke,
    invoice: {
      id: '84304',
      number: '2026-0035',
      kind: 'invoice',
      date: '2026-11-11',
      dueDate: '2026-11-25',
      currency: 'EUR',
      description: 'Winter berth 2026-2027',
      paymentMethod: 'transfer',
      paymentTerm: '14',
      seller,
      lines: [
        line(high, 'Winter berth for a sloop, per day', ['182', '1.2397', '1.50'], ['225.62', '47.38', '273.00'], {
          product: 'BERTH-DAY',
          ledgerAccount: '8045',
          period: { start: '2026-10-01T00:00:00+02:00', end: '2027-03-31T23:59:00+02:00' },
        }),
      ],
      totals: totals(['225.62', '47.38', '273.00'], [[high, '225.62', '47.38']]),
    },
  }),

  sample('a discount as a line of its own, food at 9 % and beer at 21 %', {
    customer: sanne,
    invoice: {
      id: '84305',
      number: '2026-0036',
      kind: 'invoice',
      date: '2026-11-12',
      currency: 'EUR',
      description: 'Booking 54997',
      booking: '54997',
      paymentMethod: 'card',
      seller,
      lines: [
        line(high, 'Sloop “De Otter”, per day', ['2', '206.6116', '250.00'], ['413.22', '86.78', '500.00'], {
          product: 'SLOOP-DAY',
          ledgerAccount: '8040',
          period: { start: '2026-11-10T09:00:00+01:00', end: '2026-11-11T18:00:00+01:00' },
        }),
        line(high, 'Low season, 10 % off', ['1', '-41.3223', '-50.00'], ['-41.32', '-8.68', '-50.00'], {
          ledgerAccount: '8040',
        }),
        line(low, 'Picnic basket', ['6', '16.0550', '17.50'], ['96.33', '8.67', '105.00'], {
          product: 'PICNIC',
          ledgerAccount: '8020',
        }),
        line(high, 'Beer, local', ['8', '2.6860', '3.25'], ['21.49', '4.51', '26.00'], {
          product: 'BEER',
          ledgerAccount: '8030',
        }),
      ],
      totals: totals(
        ['489.72', '91.28', '581.00'],
        [
          [high, '393.39', '82.61'],
          [low, '96.33', '8.67'],
        ],
      ),
    },
  }),

  sample(
    'a VAT rate that nobody has mapped yet: passenger transport with a skipper',
    {
      customer: ruben,
      invoice: {
        id: '84310',
        number: '2026-0041',
        kind: 'invoice',
        date: '2026-11-19',
        currency: 'EUR',
        description: 'Booking 55009',
        booking: '55009',
        paymentMethod: 'ideal',
        seller,
        lines: [
          line(transport, 'Boat trip with a skipper', ['1', '293.5780', '320.00'], ['293.58', '26.42', '320.00'], {
            product: 'BOAT-TRIP',
            ledgerAccount: '8040',
          }),
          line(low, 'Coffee and cake', ['14', '4.1284', '4.50'], ['57.80', '5.20', '63.00'], {
            product: 'COFFEE',
            ledgerAccount: '8020',
          }),
        ],
        totals: totals(
          ['351.38', '31.62', '383.00'],
          [
            [transport, '293.58', '26.42'],
            [low, '57.80', '5.20'],
          ],
        ),
      },
    },
    { status: 'parked', cause: 'vat-unmapped' },
  ),
];
