import { saleOutcomes } from '../../../../shared/admin/integrations/settings-check.ts';
import type { SaleOutcome } from '../../../../shared/providers/settings/items-check.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import type { SeenUsage } from '../../daily/usage.ts';
import { attempt } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import type { MappingRow } from './rows.ts';

/**
 * What becomes of an invoice with this row, by what is chosen on the page:
 *
 * - `books`    it is booked with the counterpart
 * - `default`  it falls to the default item
 * - `account`  the product has no item of its own, and its ledger accounts have
 * - `stops`    the invoice is not booked
 * - `perhaps`  it stops unless the line's ledger account has an item
 * - `open`     nothing is chosen and nothing has to be
 * - `unknown`  the books could not be asked
 */
export type RowOutcome = 'books' | 'default' | 'account' | 'stops' | 'perhaps' | 'open' | 'unknown';

/** What each sold thing meets, with the mappings as they are chosen; null while the books can't be asked. */
export async function salesOutcomes(integration: Integration, visit: Visit): Promise<readonly SaleOutcome[] | null> {
  const { ports } = visit;
  const { itemsCheck } = ports.provider(integration.provider);
  if (!itemsCheck?.needsItems || integration.administration === null || integration.chain === null) return null;
  const { done } = await attempt(visit, async () =>
    saleOutcomes(itemsCheck, await ports.openContext(integration), ports),
  );
  return done;
}

/** The outcome of one row. */
export function rowOutcome(
  { group, key, offered }: MappingRow,
  isAtFault: boolean,
  sales: readonly SaleOutcome[] | null,
  usage: SeenUsage,
): RowOutcome {
  if (isAtFault) return 'stops';
  if (group === 'vat') return offered === '' ? 'stops' : 'books';
  if (group !== 'articles') return offered === '' ? 'open' : 'books';
  if (sales === null) return offered === '' ? 'unknown' : 'books';
  const isAccount = key.startsWith('ledger:');
  const code = isAccount ? key.slice('ledger:'.length) : key;
  const found = outcomeIn(sales, isAccount ? 'ledgerAccounts' : 'products', code);
  if (found === undefined) return offered === '' ? 'unknown' : 'books';
  if (found === 'fits') return 'books';
  const accounts = [...usage.accountsOf(code)].map((account) => outcomeIn(sales, 'ledgerAccounts', account));
  if (!isAccount && accounts.length > 0 && accounts.every((outcome) => outcome === 'fits')) return 'account';
  if (found === 'default') return 'default';
  return isAccount || accounts.length > 0 ? 'stops' : 'perhaps';
}

const outcomeIn = (sales: readonly SaleOutcome[], of: SaleOutcome['of'], code: string) =>
  sales.find((one) => one.of === of && one.code === code)?.outcome;

/** True for a row that asks for a person: its invoices stop, or what is suggested was not saved yet. */
export const isOpen = (row: MappingRow, outcome: RowOutcome): boolean =>
  outcome === 'stops' || outcome === 'perhaps' || row.isSuggested;

/** The settings issue of a row. */
export const issueOf = ({ group, key }: MappingRow, issues: readonly SettingsIssue[]): SettingsIssue | undefined =>
  issues.find((one) => one.group === group && one.key === key);
