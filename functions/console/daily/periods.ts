import { monthAt } from '../../../shared/admin/closing/calendar.ts';
import { cellsOf } from '../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../shared/admin/counts/tally.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { TallyCell } from '../../../shared/store/counts/kept-counts.ts';

/** A draft is counted apart from what is done. */
type ShownApart = TallyCell['status'] | 'draft';

/** How many invoices stand where. */
export type Tally = Readonly<Record<ShownApart | 'all', number>>;

/** The invoices that are of today and of this month, by where they stand. */
export interface Periods {
  readonly today: Tally;
  readonly month: Tally;
}

/** Counts the invoices of today and of this month by the day that is on them, as days and months are in Amsterdam. */
export const periodsOf = (cells: readonly TallyCell[], nowMs: number): Periods => ({
  today: tallyOf(cells.filter(({ date }) => date === dayAt(nowMs))),
  month: tallyOf(cells.filter(({ date }) => date?.startsWith(monthAt(nowMs)))),
});

function tallyOf(cells: readonly TallyCell[]): Tally {
  const count = (status: TallyCell['status']) => invoicesIn(cellsOf(cells, { status }));
  const draft = invoicesIn(cells.filter(({ isDraft }) => isDraft));
  return {
    ...{ all: invoicesIn(cells), draft, synced: count('synced') - draft },
    ...{ received: count('received'), waiting: count('waiting'), uncertain: count('uncertain') },
    ...{ parked: count('parked'), skipped: count('skipped') },
  };
}
