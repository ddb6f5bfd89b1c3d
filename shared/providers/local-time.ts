import { once } from './once.ts';

const clock = once(
  () =>
    new Intl.DateTimeFormat('nl', {
      timeZone: 'Europe/Amsterdam',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
);

/** A moment on the clocks of Amsterdam, without a zone: `2027-07-03T15:00:00`. */
export function localTime(moment: string): string {
  const parts = Object.fromEntries(
    clock()
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
}

/** The calendar day of Amsterdam at a moment in epoch milliseconds: `2027-07-03`. */
export const dayAt = (nowMs: number): string => localTime(new Date(nowMs).toISOString()).slice(0, 10);
