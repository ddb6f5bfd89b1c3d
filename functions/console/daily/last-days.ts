import { cellsOf } from '../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../shared/admin/counts/tally.ts';
import { DAY_MS } from '../../../shared/domain/duration.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { TallyCell } from '../../../shared/store/counts/kept-counts.ts';

/** Invoices by where they stand; together they are all that a list of the same days holds. */
export interface CountedParts {
  /** Final in the books. */
  readonly final: number;
  /** In the books, and not final there. */
  readonly drafts: number;
  /** On their way, or waiting for something that comes right by itself. */
  readonly waiting: number;
  readonly stopped: number;
  /** Not meant for the books, or left out while the integration was off. */
  readonly skipped: number;
}

/** The invoices of one day in one integration, by where they stand. An invoice is of the day that is on it. */
export interface CountedDay extends CountedParts {
  /** `YYYY-MM-DD`, as days are in Amsterdam. */
  readonly day: string;
}

/** The last days of an integration, today being the last, also those without an invoice; and what is of none of them. */
export interface LastDays {
  readonly days: readonly CountedDay[];
  /** Of before or after these days, or without a day that can be read. */
  readonly others: CountedParts;
}

/** Counts the last days of an integration. */
export function lastDays(
  cells: readonly TallyCell[],
  integration: string,
  { days, nowMs }: { readonly days: number; readonly nowMs: number },
): LastDays {
  // Counted back from noon: a day of 23 or 25 hours changes nothing.
  const noonMs = Date.parse(`${dayAt(nowMs)}T12:00:00Z`);
  const names = Array.from({ length: days }, (_, nth) => dayAt(noonMs - (days - 1 - nth) * DAY_MS));
  const own = cellsOf(cells, { integration });
  const perDay = Map.groupBy(own, ({ date }) => date);
  const counted = new Set<string | null>(names);
  return {
    days: names.map((day) => ({ day, ...partsOf(perDay.get(day) ?? []) })),
    others: partsOf(own.filter(({ date }) => !counted.has(date))),
  };
}

/** Counts invoices by where they stand. */
function partsOf(cells: readonly TallyCell[]): CountedParts {
  const count = (...statuses: readonly TallyCell['status'][]) =>
    invoicesIn(cells.filter(({ status }) => statuses.includes(status)));
  const drafts = invoicesIn(cells.filter(({ isDraft }) => isDraft));
  return {
    final: count('synced') - drafts,
    drafts,
    waiting: count('received', 'waiting', 'uncertain'),
    stopped: count('parked'),
    skipped: count('skipped'),
  };
}

/** How many invoices they are. */
export const allOf = ({ final, drafts, waiting, stopped, skipped }: CountedParts): number =>
  final + drafts + waiting + stopped + skipped;
