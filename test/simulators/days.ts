const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
const dayMs = 86_400_000;

/** The calendar day in the Netherlands, as the UTC midnight that the books write for it. */
export const today = (now: number): number => Date.parse(`${calendar.format(now)}T00:00:00Z`);

/** The day a number of days later. */
export const daysLater = (day: number, days: number): number => day + days * dayMs;

/** Writes a day as year, month and day. */
export const isoDay = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** The year and the month (from 1) of a day. */
export const yearAndMonth = (day: number): readonly [year: number, month: number] => {
  const date = new Date(day);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1];
};

/** The last day of the month that lies a number of months after the month of `day`. */
export function endOfMonth(day: number, months: number): number {
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0);
}
