import { describe, expect, test } from 'vitest';
import { mapInvoice } from '../../../shared/providers/exact/invoice/map-invoice.ts';
import { aLine } from '../../builders.ts';
import { high, jobOf } from './exact-job.ts';

describe('lists', () => {
  test('everything that is lacking is asked for at once', () => {
    const job = jobOf({
      details: { journal: null, rounding: 'add', roundingArticle: 'ROUNDING' },
      mappings: { ledgerAccounts: { '8000': '8100' }, paymentConditions: { 'term:14': '14' } },
      invoice: { lines: [aLine(), aLine({ product: 'STAY' })] },
    });

    expect(mapInvoice({ ...job, lists: new Map() })).toEqual({
      lacking: [
        'vatCodes',
        'journals',
        'paymentConditions',
        'item:PITCH',
        'item:STAY',
        'item:STANDARD',
        'item:ROUNDING',
        'ledgerAccount:8100',
      ],
    });
  });

  test('a list that was written in another shape is asked for anew', () => {
    expect(mapInvoice(jobOf({ lists: { vatCodes: [{ code: '3' }] } }))).toEqual({ lacking: ['vatCodes'] });
  });

  test('every unmapped rate is named before any list is asked for', () => {
    const job = jobOf({ mappings: { vat: {} }, invoice: { lines: [aLine(), aLine(high), aLine(high)] } });

    expect(() => mapInvoice({ ...job, lists: new Map() })).toThrow(
      expect.objectContaining({ cause: 'vat-unmapped', about: { rate: 'btw-laag, btw-hoog' } }),
    );
  });
});
