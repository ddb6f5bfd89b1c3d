import { expect, test, vi } from 'vitest';
import { amountIn, dayText } from '../../../shared/domain/readable.ts';
import { sentence } from '../../../shared/domain/sentences.ts';

test.each([
  ['210.00', '210,00', '210.00'],
  ['-1234.5', '-1.234,5', '-1,234.5'],
  ['1234567', '1.234.567', '1,234,567'],
  ['999', '999', '999'],
  ['no number', 'no number', 'no number'],
])('%s is %s to the Dutch and %s to the English', (text, dutch, english) => {
  expect([amountIn(text, 'nl'), amountIn(text, 'en')]).toEqual([dutch, english]);
});

test.each([
  ['2026-03-29', '29 maart 2026', '29 March 2026'],
  ['2026-01', '2026-01', '2026-01'],
])('the day %s is %s and %s', (day, dutch, english) => {
  expect([dayText(day, 'nl'), dayText(day, 'en')]).toEqual([dutch, english]);
});

test('a Dutch sentence has Dutch days and amounts, and leaves a number that looks like one as it is', () => {
  expect(sentence('before-start', { day: '2026-11-02' }, 'nl')).toContain('2 november 2026');
  expect(sentence('total-differs', { ours: '1210.00', books: '1210.01' }, 'nl')).toContain('1.210,00');
  expect(sentence('changed-in-books', { number: '2026-11-02' }, 'nl')).toContain('2026-11-02');
  expect(sentence('total-differs', { ours: '1210.00', books: '1210.01' }, 'en')).toContain('1210.00');
});

test('many days are written by what was made for the first, in each language', async () => {
  vi.resetModules(); // nothing was written yet
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const { dayText: write } = await import('../../../shared/domain/readable.ts');
  expect(made).not.toHaveBeenCalled();
  for (const day of ['2026-03-28', '2026-03-29', '2026-03-30']) {
    expect(write(day, 'nl')).toMatch(/^\d\d maart 2026$/);
    expect(write(day, 'en')).toMatch(/^\d\d March 2026$/);
  }
  expect(made).toHaveBeenCalledTimes(2);
  made.mockRestore();
});
