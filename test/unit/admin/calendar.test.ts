import { expect, test } from 'vitest';
import { beginOfDayMs, monthAt } from '../../../shared/admin/closing/calendar.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';

test.each([
  ['2026-11-20', '2026-11-19T23:00:00Z'],
  ['2026-07-01', '2026-06-30T22:00:00Z'],
  ['2026-03-29', '2026-03-28T23:00:00Z'], // the day on which the clocks go forward
  ['2026-10-25', '2026-10-24T22:00:00Z'], // and the one on which they go back
  ['2027-01-01', '2026-12-31T23:00:00Z'],
])('the day %s begins in Amsterdam at %s', (day, begins) => {
  expect(new Date(beginOfDayMs(day)).toISOString()).toBe(new Date(begins).toISOString());
  expect(dayAt(Date.parse(begins))).toBe(day);
  expect(dayAt(Date.parse(begins) - 1)).not.toBe(day);
});

test('the month is that of Amsterdam', () => {
  expect(monthAt(Date.parse('2026-11-30T23:30:00Z'))).toBe('2026-12');
});
