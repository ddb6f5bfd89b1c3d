import { money } from '../../../../shared/domain/money.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { SaleOutcome } from '../../../../shared/providers/settings/items-check.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { SeenUsage, Usage } from '../../daily/usage.ts';
import { fitsPrices } from '../../suggest.ts';
import { isOpen, issueOf, type RowOutcome, rowOutcome } from './outcomes.ts';
import type { Group, MappingRow } from './rows.ts';

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

/** What a code asks of the rate that is mapped to it. */
export interface CodeDemands {
  /** The rate has to have this one; null where any will do. */
  readonly percentage: string | null;
  /** True when it takes other prices than are sent. */
  readonly isUnfit: boolean;
}

/** What a choice of a group asks; of a special code, and of what is no VAT code, nothing that we know. */
export const demandsOf = (group: Group, choice: Choice, net: boolean): CodeDemands =>
  group !== 'vat' || choice.special !== undefined
    ? { percentage: null, isUnfit: false }
    : { percentage: plainPercentage(choice.percentage), isUnfit: !fitsPrices(choice, net) };

/** A percentage written in the one way that the script compares. */
export const plainPercentage = (text: string | null | undefined): string | null =>
  text ? money(text).toFixed() : null;

/** Everything that does not fit between a rate and a code, at once. */
export function vatFaults(row: Pick<JudgedRow, 'group' | 'percentage' | 'net'>, choice: Choice): readonly VatFault[] {
  const { percentage, isUnfit } = demandsOf(row.group, choice, row.net);
  const differs = percentage !== null && row.percentage !== null && percentage !== plainPercentage(row.percentage);
  return [...(differs ? (['percentage'] as const) : []), ...(isUnfit ? (['type'] as const) : [])];
}
