import type { Line } from '../../domain/invoice.ts';
import type { CodeRows } from '../code-lists.ts';
import type { SettingsInUse } from './settings-check.ts';

/** What of a line decides its item: its product, its ledger account, or both. */
export type Sale = Pick<Line, 'product' | 'ledgerAccount'>;

/**
 * What a line like this would meet:
 *
 * - `fits`    it has an item of its own
 * - `default` it falls to the default one
 * - `stops`   the invoice would stop
 */
export interface SaleOutcome extends Sale {
  readonly outcome: 'fits' | 'default' | 'stops';
}

/** How what is sold is held against the books before an invoice is: by the rules of `mapInvoice`. */
export interface ItemsCheck<Details = unknown> {
  /** True when a line needs an item of the books, so that every product that is sold has to be known. */
  readonly needsItems: boolean;
  /** The lists that decide; only as many as one request has time for. */
  lists(inUse: SettingsInUse<Details>, sales: readonly Sale[]): readonly string[];
  /** Pure: what each would meet. Anything that depends on a missing list is left out. */
  outcomes(
    inUse: SettingsInUse<Details>,
    sales: readonly Sale[],
    lists: ReadonlyMap<string, CodeRows>,
  ): readonly SaleOutcome[];
}
