import { cellsOf } from '../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../shared/admin/counts/tally.ts';
import { DAY_MS } from '../../../shared/domain/duration.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { TallyCell } from '../../../shared/store/counts/kept-counts.ts';

/** The invoices of one day in one integration, by where they stand. What was not meant for the books is left out. */
export interface CountedDay {
  /** `YYYY-MM-DD`, as days are in Amsterdam. */
  readonly day: string;
  /** As a draft or final. */
  readonly inBooks: number;
  /** On their way, or waiting for something that comes right by itself. */
  readonly waiting: number;
  readonly stopped: number;
}

/** Which days: those on the invoices, or those on which they came in; how many, today being the last. */
export interface LastDays {
  readonly by: 'date' | 'arrived';
  readonly days: number;
  readonly nowMs: number;
}

/** The last days of an integration, the oldest first, also those without an invoice. */
export function lastDays(cells: readonly TallyCell[], integration: string, { by, days, nowMs }: LastDays) {
  // Counted back from noon: a day of 23 or 25 hours changes nothing.
  const noonMs = Date.parse(`${dayAt(nowMs)}T12:00:00Z`);
  const perDay = Map.groupBy(cellsOf(cells, { integration }), (cell) => cell[by]);
  return Array.from({ length: days }, (_, nth): CountedDay => {
    const day = dayAt(noonMs - (days - 1 - nth) * DAY_MS);
    const own = perDay.get(day) ?? [];
    const [inBooks, stopped, skipped] = (['synced', 'parked', 'skipped'] as const).map((status) =>
      invoicesIn(cellsOf(own, { status })),
    ) as [number, number, number];
    return { day, inBooks, stopped, waiting: invoicesIn(own) - inBooks - stopped - skipped };
  });
}
