import { monthAt } from '../../../shared/admin/closing/calendar.ts';
import { cellsOf } from '../../../shared/admin/counts/countable.ts';
import { invoicesIn } from '../../../shared/admin/counts/tally.ts';
import { dayAt } from '../../../shared/providers/local-time.ts';
import type { TallyCell } from '../../../shared/store/counts/kept-counts.ts';

/** A draft is counted apart from what is done. */
type HappenedStatus = TallyCell['status'] | 'draft';

/** How many invoices stand where. */
export type Tally = Readonly<Record<HappenedStatus | 'all', number>>;

/** What came in today and this month, by where it stands. */
export interface Happened {
  readonly today: Tally;
  readonly month: Tally;
}

/** Counts what came in today and this month, as days and months are in Amsterdam. */
export const happened = (cells: readonly TallyCell[], nowMs: number): Happened => ({
  today: tallyOf(cells.filter(({ arrived }) => arrived === dayAt(nowMs))),
  month: tallyOf(cells.filter(({ arrived }) => arrived.startsWith(monthAt(nowMs)))),
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
