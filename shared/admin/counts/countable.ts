import { isWithinDays } from '../../domain/days.ts';
import type { TallyCell } from '../../store/counts/kept-counts.ts';
import type { Wanted } from '../invoices/invoices-query.ts';

/** What invoices can be counted by without looking at them. */
export type Countable = Pick<Wanted, 'status' | 'integration' | 'cause' | 'from' | 'to'> & {
  readonly hasRemarks?: boolean;
};

/** The cells of the invoices that a list with this filter holds. */
export const cellsOf = (cells: readonly TallyCell[], wanted: Countable): readonly TallyCell[] =>
  cells.filter(
    ({ status, integration, cause, hasRemarks, date }) =>
      (wanted.status === undefined || status === wanted.status) &&
      (wanted.integration === undefined || integration === wanted.integration) &&
      (wanted.cause === undefined || cause === wanted.cause) &&
      (wanted.hasRemarks === undefined || hasRemarks === wanted.hasRemarks) &&
      isWithinDays(date, wanted),
  );
