import type { Catalogue } from '../../../../shared/domain/catalogue.ts';
import { money } from '../../../../shared/domain/money.ts';
import type { Choice } from '../../../../shared/providers/code-lists.ts';
import type { SaleOutcome } from '../../../../shared/providers/settings/items-check.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { SeenUsage, Usage } from '../../daily/usage.ts';
import { fitsPrices } from '../../suggest.ts';
import {
  asConnected,
  foundIn,
  goesThrough,
  isOpen,
  issueOf,
  type RowOutcome,
  rowOutcome,
  stopsElsewhere,
} from './outcomes.ts';
import type { Group, MappingRow } from './rows.ts';

/** A row with all that is known of it: what is wrong, what becomes of its invoices, and how many there are. */
export interface JudgedRow extends MappingRow {
  /** By the provider's own rules; undefined where nothing is wrong. */
  readonly issue: SettingsIssue | undefined;
  readonly outcome: RowOutcome;
  readonly usage: Usage;
  /** How many of those invoices stop for another row. */
  readonly elsewhere: number;
  readonly isOpen: boolean;
  /** True when prices are sent without VAT. */
  readonly net: boolean;
}

/** What rows are judged by. */
interface Evidence {
  readonly integration: Integration;
  readonly issues: readonly SettingsIssue[];
  readonly sales: readonly SaleOutcome[] | null;
  readonly usage: SeenUsage;
  readonly accounts: Catalogue['ledgerAccounts'];
  readonly net: boolean;
}

/** Judges the rows by what is chosen on the page: each by itself, and then as one of those that its invoices need. */
export function judged(rows: readonly MappingRow[], evidence: Evidence): readonly JudgedRow[] {
  const { integration, issues, usage, accounts, net } = evidence;
  const sales = foundIn(evidence.sales);
  const settled = rows.map((row) => {
    const issue = issueOf(row, issues);
    return { ...row, issue, outcome: rowOutcome(row, issue !== undefined, { sales, usage, accounts }) };
  });
  return settled.map((row): JudgedRow => {
    const used = usage.of(row.group, row.key);
    const elsewhere = goesThrough(row.outcome) ? stopsElsewhere(row, settled, usage, sales) : 0;
    const own = elsewhere > 0 && elsewhere === used.invoices ? 'elsewhere' : row.outcome;
    const outcome = asConnected(own, integration);
    return { ...row, outcome, usage: used, elsewhere, isOpen: isOpen(row, outcome) || row.issue !== undefined, net };
  });
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
