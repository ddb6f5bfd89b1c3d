import { jansen, pieter, ruben, sanne, willemijn } from './customers.ts';
import { high, line, low, none, type Sample, sample, stayHigh, totals } from './sample.ts';

const seller = { id: '1', name: 'Camping De Eik B.V.', vatNumber: 'NL001234567B01' };

/** Pitches at 9 %, chalets at 21 % since 2026, and what belongs to a stay. */
export const campsite: readonly Sample[] = [
  sample('9 % and 21 % mixed, decimals in a quantity, tourist tax, a private person with a name prefix', {
    customer: sanne,
    invoice: {
      id: '84297',
      number: '2026-0028',
      kind: 'invoice',
      date: '2026-11-03',
      currency: 'EUR',
      description: 'Booking 54871',
      booking: '54871',
      paymentMethod: 'ideal',
      seller,
      lines: [
        line(low, 'Pitch B7 by the water, 14 nights', ['14', '31.6514', '34.50'], ['443.12', '39.88', '483.00'], {
          product: 'PITCH-B',
          ledgerAccount: '8000',
          period: { start: '2026-10-17T15:00:00+02:00', end: '2026-10-31T11:00:00+01:00' },
        }),
        line(low, 'Electricity in kWh', ['86.5', '0.3853', '0.42'], ['33.33', '3.00', '36.33'], {
          product: 'KWH',
          ledgerAccount: '8000',
        }),
        line(low, 'Fresh rolls', ['24', '0.5963', '0.65'], ['14.31', '1.29', '15.60'], {
          product: 'ROLLS',
          ledgerAccount: '8020',
        }),
        line(high, 'Bicycle, per day', ['4', '10.3306', '12.50'], ['41.32', '8.68', '50.00'], {
          product: 'BICYCLE',
          ledgerAccount: '8060',
        }),
        line(none, 'Tourist tax, 2 persons, 14 nights', ['28', '1.80', '1.80'], ['50.40', '0.00', '50.40'], {
          ledgerAccount: '1650',
        }),
      ],
      totals: totals(
        ['582.48', '52.85', '635.33'],
        [
          [low, '490.76', '44.17'],
          [high, '41.32', '8.68'],
          [none, '50.40', '0.00'],
        ],
      ),
    },
  }),

  sample('a furnished stay at 21 % (since 2026), breakfast at 9 %, tourist tax and a security deposit without VAT', {
    customer: pieter,
    invoice: {
      id: '84300',
      number: '2026-0031',
      kind: 'invoice',
      date: '2026-11-06',
      dueDate: '2026-11-20',
      currency: 'EUR',
      description: 'Booking 54902',
      booking: '54902',
      paymentMethod: 'transfer',
      paymentTerm: '14',
      seller,
      lines: [
        line(stayHigh, 'Chalet De Specht, 5 nights', ['5', '97.5207', '118.00'], ['487.60', '102.40', '590.00'], {
          product: 'CHALET',
          ledgerAccount: '8010',
          period: { start: '2026-11-01T15:00:00+01:00', end: '2026-11-06T10:00:00+01:00' },
        }),
        line(low, 'Breakfast', ['10', '11.4679', '12.50'], ['114.68', '10.32', '125.00'], {
          product: 'BREAKFAST',
          ledgerAccount: '8020',
        }),
        line(stayHigh, 'Final cleaning', ['1', '53.7190', '65.00'], ['53.72', '11.28', '65.00'], {
          product: 'CLEANING',
          ledgerAccount: '8010',
        }),
        line(none, 'Tourist tax, 2 persons, 5 nights', ['10', '1.80', '1.80'], ['18.00', '0.00', '18.00'], {
          ledgerAccount: '1650',
        }),
        line(
          none,
          'Security deposit, returned after the stay',
          ['1', '150.00', '150.00'],
          ['150.00', '0.00', '150.00'],
          {
            ledgerAccount: '1660',
          },
        ),
      ],
      totals: totals(
        ['824.00', '124.00', '948.00'],
        [
          [stayHigh, '541.32', '113.68'],
          [low, '114.68', '10.32'],
          [none, '168.00', '0.00'],
        ],
      ),
    },
  }),

  sample("a credit invoice of last year's chalet, at the 9 % of then, with a cancellation fee on it", {
    customer: willemijn,
    invoice: {
      id: '84301',
      number: '2026-0032',
      kind: 'credit',
      creditFor: '2025-0918',
      date: '2026-11-06',
      currency: 'EUR',
      description: 'Booking 51377, cancelled',
      booking: '51377',
      paymentMethod: 'transfer',
      seller,
      lines: [
        line(low, 'Chalet De Specht, 4 nights', ['-4', '87.1560', '95.00'], ['-348.62', '-31.38', '-380.00'], {
          product: 'CHALET',
          ledgerAccount: '8010',
          period: { start: '2025-12-27T15:00:00+01:00', end: '2025-12-31T10:00:00+01:00' },
        }),
        line(high, 'Bed linen', ['-2', '7.8512', '9.50'], ['-15.70', '-3.30', '-19.00'], {
          product: 'LINEN',
          ledgerAccount: '8060',
        }),
        line(none, 'Cancellation fee', ['1', '75.00', '75.00'], ['75.00', '0.00', '75.00'], {
          ledgerAccount: '8090',
        }),
      ],
      totals: totals(
        ['-289.32', '-34.68', '-324.00'],
        [
          [low, '-348.62', '-31.38'],
          [high, '-15.70', '-3.30'],
          [none, '75.00', '0.00'],
        ],
      ),
    },
  }),

  sample('prices with VAT only, and totals that we derive', {
    customer: ruben,
    invoice: {
      id: '84309',
      number: '2026-0040',
      kind: 'invoice',
      date: '2026-11-18',
      currency: 'EUR',
      booking: '55003',
      paymentMethod: 'card',
      seller,
      lines: [
        line(low, 'Pitch A2, 3 nights', ['3', null, '31.00'], null, { product: 'PITCH-A', ledgerAccount: '8000' }),
        line(low, 'Dog, 3 nights', ['3', null, '4.00'], null, { product: 'DOG', ledgerAccount: '8000' }),
      ],
      totals: totals(['96.33', '8.67', '105.00'], null),
    },
  }),

  sample("the contract's own example: a company on a pitch for a week", {
    customer: jansen,
    invoice: {
      id: '84311',
      number: '2026-0042',
      kind: 'invoice',
      creditFor: null,
      date: '2026-11-20',
      dueDate: '2026-12-04',
      currency: 'EUR',
      reference: 'PO 4711',
      description: 'Booking 55012',
      booking: '55012',
      paymentMethod: 'ideal',
      paymentTerm: '14',
      seller,
      lines: [
        line(low, 'Camping pitch, 7 nights', ['7', '27.5229', '30.00'], ['192.66', '17.34', '210.00'], {
          product: 'PITCH-A',
          ledgerAccount: '8000',
          period: { start: '2027-07-03T15:00:00+02:00', end: '2027-07-10T11:00:00+02:00' },
        }),
      ],
      totals: totals(['192.66', '17.34', '210.00'], [[low, '192.66', '17.34']]),
      fields: { external_id: '' },
    },
  }),
];
