import type { TallyCell } from '../../store/counts/kept-counts.ts';

/** The invoices of a tenant by where they stand. */
export interface CountedInvoices {
  readonly cells: readonly TallyCell[];
  /** Null: they stand so now. Else some were counted at this moment, and a part of what came later is not counted. */
  readonly asOfMs: number | null;
}
