import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Mappings } from '../../../shared/domain/settings.ts';
import { aLine } from '../../builders.ts';
import { cause, gross, high, net, none, type Over, plan, totals, vatCode } from './exact-job.ts';

describe('VAT codes', () => {
  test.each([
    [
      'net prices on a code that includes VAT',
      { mappings: { vat: gross } },
      'vat-type-mismatch',
      { rate: 'btw-laag', code: '1' },
    ],
    [
      'gross prices on a code that excludes it',
      { details: { vatExclusive: false } },
      'vat-type-mismatch',
      { code: '3' },
    ],
    [
      'another percentage',
      { mappings: { vat: { 'btw-laag': '4' } } },
      'vat-percentage-mismatch',
      { rate: 'btw-laag', code: '4', percentage: '9', expected: '21' },
    ],
    [
      'a code that the books do not have',
      { mappings: { vat: { 'btw-laag': '77' } } },
      'vat-unmapped',
      { rate: 'btw-laag', code: '77' },
    ],
    ['a code that may not be used', { mappings: { vat: { 'btw-laag': '9' } } }, 'vat-unmapped', { code: '9' }],
    [
      '21 per cent on a reverse-charged code',
      { mappings: { vat: { 'btw-hoog': '5' } }, invoice: { lines: [aLine(high)] } },
      'vat-percentage-mismatch',
      { expected: '0' },
    ],
    [
      'a reverse-charged code without a VAT number',
      { mappings: { vat: { 'geen-btw': '5' } }, invoice: { lines: [aLine(none)] }, customer: { vatNumber: null } },
      'vat-number-missing',
      { code: '5', name: 'Familie Jansen B.V.' },
    ],
  ] as const)('%s stops it', (_, over, code, about) => {
    const { articles = { 'PITCH-A': 'PITCH' }, ...mappings } = (
      'mappings' in over ? over.mappings : { vat: net }
    ) as v.InferInput<typeof Mappings>;

    expect(cause({ ...(over as Over), mappings: { articles, ...mappings } })).toMatchObject({
      cause: code,
      remedy: 'correct',
      about,
    });
  });

  test('a reverse-charged line is booked without VAT for a customer with a VAT number', () => {
    const made = plan({
      mappings: { vat: { 'geen-btw': '5' }, articles: { 'PITCH-A': 'PITCH' } },
      invoice: { lines: [aLine(none)] },
    });

    expect(made.totals).toEqual(totals('210.00', '0.00', '210.00'));
  });

  test('a margin line carries no VAT on the invoice, whatever its percentage', () => {
    const made = plan({
      details: { vatExclusive: false },
      mappings: { vat: { 'geen-btw': 'M' }, articles: { 'PITCH-A': 'PITCH' } },
      invoice: { lines: [aLine(none)] },
    });

    expect(made.totals).toEqual(totals('210.00', '0.00', '210.00'));
  });

  test.each(['net', 'gross'] as const)('codes without VAT fit %s prices', (basis) => {
    for (const code of ['B', 'N']) {
      const made = plan({
        details: { vatExclusive: basis === 'net' },
        mappings: { vat: { 'geen-btw': code }, articles: { 'PITCH-A': 'PITCH' } },
        invoice: { lines: [aLine(none)] },
      });
      expect(made.totals.inclVat).toBe('210.00');
    }
  });

  test('the percentage is that of the invoice’s day', () => {
    const history = [
      { percentage: '9', from: '2019-01-01', to: '2026-12-31' },
      { percentage: '21', from: '2027-01-01', to: null },
    ];
    const lists = { vatCodes: [vatCode('3', '21', 'E', { history })] };

    expect(plan({ lists, invoice: { date: '2026-12-31' } }).totals.vat).toBe('17.34');
    expect(cause({ lists, invoice: { date: '2027-01-01' } })).toMatchObject({ cause: 'vat-percentage-mismatch' });
  });
});
