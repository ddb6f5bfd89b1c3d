import { money } from '../../../../shared/domain/money.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { SaleOutcome } from '../../../../shared/providers/settings/items-check.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { SeenUsage, Usage } from '../../daily/usage.ts';
import { fitsPrices } from '../../suggest.ts';
import { isOpen, issueOf, type RowOutcome, rowOutcome } from './outcomes.ts';
import type { MappingRow } from './rows.ts';

/** A row with all that is known of it: what is wrong, what becomes of its invoices, and how many there are. */
export interface JudgedRow extends MappingRow {
  /** By the provider's own rules; undefined where nothing is wrong. */
  readonly issue: SettingsIssue | undefined;
  readonly outcome: RowOutcome;
  readonly usage: Usage;
  readonly isOpen: boolean;
  /** True when prices are sent without VAT. */
  readonly net: boolean;
}

/** Judges a row by what is chosen on the page. */
export function judged(
  row: MappingRow,
  issues: readonly SettingsIssue[],
  sales: readonly SaleOutcome[] | null,
  usage: SeenUsage,
  net: boolean,
): JudgedRow {
  const issue = issueOf(row, issues);
  const outcome = rowOutcome(row, issue !== undefined, sales, usage);
  return { ...row, issue, outcome, usage: usage.of(row.group, row.key), isOpen: isOpen(row, outcome), net };
}

/** What can be wrong with a VAT code for a rate, as far as the code itself tells. */
export type VatFault = 'percentage' | 'type';

/** Everything that does not fit between a rate and a code, at once. A special code is left to the provider's rules. */
export function vatFaults(row: Pick<JudgedRow, 'group' | 'percentage' | 'net'>, choice: Choice): readonly VatFault[] {
  if (row.group !== 'vat' || choice.special !== undefined) return [];
  const { percentage } = choice;
  const differs =
    percentage !== undefined && row.percentage !== null && !money(percentage).equals(money(row.percentage));
  return [...(differs ? (['percentage'] as const) : []), ...(fitsPrices(choice, row.net) ? [] : (['type'] as const))];
}
