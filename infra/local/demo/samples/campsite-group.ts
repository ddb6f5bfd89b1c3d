import { trekvogels } from './customers.ts';
import { high, line, low, none, type Sample, sample, totals } from './sample.ts';

const seller = { id: '1', name: 'Camping De Eik B.V.', vatNumber: 'NL001234567B01' };
const groupWeekend = { start: '2026-11-13T15:00:00+01:00', end: '2026-11-15T14:00:00+01:00' };

/** A group on the campsite: a deposit invoice, and the final invoice that takes it off. */
export const campsiteGroup: readonly Sample[] = [
  sample('a deposit invoice: part of the price, ahead of the stay', {
    customer: trekvogels,
    invoice: {
      id: '84295',
      number: '2026-0026',
      kind: 'invoice',
      date: '2026-11-02',
      dueDate: '2026-11-16',
      currency: 'EUR',
      description: 'Deposit for booking 54990',
      booking: '54990',
      paymentMethod: 'transfer',
      paymentTerm: '14',
      seller,
      lines: [
        line(low, 'Deposit of 30 %, group field', ['1', '346.7890', '378.00'], ['346.79', '31.21', '378.00'], {
          ledgerAccount: '1670',
        }),
      ],
      totals: totals(['346.79', '31.21', '378.00'], [[low, '346.79', '31.21']]),
    },
  }),

  sample('a final invoice that takes off the deposit invoice 2026-0026', {
    customer: trekvogels,
    invoice: {
      id: '84307',
      number: '2026-0038',
      kind: 'invoice',
      date: '2026-11-16',
      dueDate: '2026-11-30',
      currency: 'EUR',
      description: 'Booking 54990',
      booking: '54990',
      paymentMethod: 'transfer',
      paymentTerm: '14',
      seller,
      lines: [
        line(low, 'Group field, 18 tents, 2 nights', ['36', '32.1101', '35.00'], ['1155.96', '104.04', '1260.00'], {
          product: 'PITCH-GROUP',
          ledgerAccount: '8000',
          period: groupWeekend,
        }),
        line(high, 'Campfire evening', ['1', '123.9669', '150.00'], ['123.97', '26.03', '150.00'], {
          product: 'CAMPFIRE',
          ledgerAccount: '8060',
        }),
        line(low, 'Less deposit invoice 2026-0026', ['-1', '346.7890', '378.00'], ['-346.79', '-31.21', '-378.00'], {
          ledgerAccount: '1670',
        }),
        line(none, 'Tourist tax, 36 persons, 2 nights', ['72', '1.80', '1.80'], ['129.60', '0.00', '129.60'], {
          ledgerAccount: '1650',
        }),
      ],
      totals: totals(
        ['1062.74', '98.86', '1161.60'],
        [
          [low, '809.17', '72.83'],
          [high, '123.97', '26.03'],
          [none, '129.60', '0.00'],
        ],
      ),
    },
  }),
];
