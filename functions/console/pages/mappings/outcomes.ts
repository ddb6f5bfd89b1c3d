import { saleOutcomes } from '../../../../shared/admin/integrations/settings-check.ts';
import type { Sale, SaleOutcome } from '../../../../shared/providers/settings/items-check.ts';
import type { SettingsIssue } from '../../../../shared/providers/settings/settings-check.ts';
import type { Integration } from '../../../../shared/sync/ledger/integration.ts';
import { canBeAsked, isStopped } from '../../../../shared/sync/ledger/integration-state.ts';
import type { SeenUsage } from '../../daily/usage.ts';
import { attempt } from '../../refusal.ts';
import type { Visit } from '../../visit.ts';
import type { MappingRow } from './rows.ts';

/**
 * What becomes of an invoice with this row, by what is chosen on the page:
 *
 * - `books`     it is booked with the counterpart
 * - `default`   it falls to the default item
 * - `account`   the product has no item of its own, and its ledger accounts have
 * - `product`   the ledger account has no item, and the products that we saw on it have
 * - `stops`     the invoice is not booked
 * - `part`      some of the invoices are not booked
 * - `perhaps`   it stops on a ledger account without an item
 * - `elsewhere` this row would do, and all of its invoices stop for another one
 * - `open`      nothing is chosen and nothing has to be
 * - `waits`     nothing is booked until somebody reconnects
 * - `unknown`   the books could not be asked
 */
export type RowOutcome =
  | 'books'
  | 'default'
  | 'account'
  | 'product'
  | 'stops'
  | 'part'
  | 'perhaps'
  | 'elsewhere'
  | 'open'
  | 'waits'
  | 'unknown';

/** What each sold thing meets, with the mappings as they are chosen; null while the books can't be asked. */
export async function salesOutcomes(
  integration: Integration,
  { uses }: SeenUsage,
  visit: Visit,
): Promise<readonly SaleOutcome[] | null> {
  const { ports } = visit;
  const { itemsCheck } = ports.provider(integration.provider);
  if (!itemsCheck?.needsItems || !canBeAsked(integration)) return null;
  const seen = new Map(uses.flatMap(({ sales }) => sales.map((sale) => [nameOf(sale), sale])));
  const { done } = await attempt(visit, async () =>
    saleOutcomes(itemsCheck, await ports.openContext(integration), ports, [...seen.values()]),
  );
  return done;
}

const nameOf = ({ product, ledgerAccount }: Sale): string => JSON.stringify([product, ledgerAccount]);

/** What each sold thing meets, to be found by what it is. */
export type SalesFound = (sale: Sale) => SaleOutcome['outcome'] | undefined;

/** Makes the outcomes easy to find; of none that were read nothing is found. */
export function foundIn(sales: readonly SaleOutcome[] | null): SalesFound {
  const outcomes = new Map(sales?.map((one) => [nameOf(one), one.outcome]));
  return (sale) => outcomes.get(nameOf(sale));
}

/** The outcome of one row by its own counterpart. */
export function rowOutcome(
  row: MappingRow,
  isAtFault: boolean,
  { sales, usage, accounts }: { readonly sales: SalesFound; readonly usage: SeenUsage; readonly accounts: Accounts },
): RowOutcome {
  const { group, offered } = row;
  if (group !== 'articles') {
    if (isAtFault) return 'stops';
    return offered !== '' ? 'books' : group === 'vat' ? 'stops' : 'open';
  }
  const own = sales(saleOf(row));
  if (own === undefined) return isAtFault ? 'stops' : offered === '' ? 'unknown' : 'books';
  const seen = usage.uses.flatMap((use) => use.sales).filter((sale) => isOf(sale, row));
  return seen.length > 0 ? seenOutcome(row, seen, sales) : expectedOutcome(row, own, accounts, sales);
}

/** The ledger accounts that we know of. */
type Accounts = readonly { readonly code: string }[];

/** By the lines that it had. */
function seenOutcome(row: MappingRow, seen: readonly Sale[], sales: SalesFound): RowOutcome {
  const met = new Set(seen.map((sale) => sales(sale) ?? 'fits'));
  if (met.has('stops')) return met.size > 1 ? 'part' : 'stops';
  if (met.size === 1 && met.has('default')) return 'default';
  if (row.offered !== '' && sales(saleOf(row)) === 'fits') return 'books';
  if (isAccount(row)) return met.has('default') ? 'books' : 'product';
  const isByAccount = seen.every(({ ledgerAccount }) => sales({ product: null, ledgerAccount }) === 'fits');
  return isByAccount ? 'account' : 'books';
}

/** Of what was never sold: a line of i-Reserve always has a ledger account. */
function expectedOutcome(
  row: MappingRow,
  own: SaleOutcome['outcome'],
  accounts: Accounts,
  sales: SalesFound,
): RowOutcome {
  if (own === 'fits') return 'books';
  const known = accounts.map(({ code }) => sales({ product: null, ledgerAccount: code }));
  const fitting = isAccount(row) || row.offered !== '' ? 0 : known.filter((outcome) => outcome === 'fits').length;
  if (fitting > 0 && fitting === known.length) return 'account';
  if (own === 'default') return 'default';
  return fitting > 0 ? 'perhaps' : 'stops';
}

const isAccount = ({ key }: Pick<MappingRow, 'key'>): boolean => key.startsWith('ledger:');

const saleOf = (row: MappingRow): Sale =>
  isAccount(row)
    ? { product: null, ledgerAccount: row.key.slice('ledger:'.length) }
    : { product: row.key, ledgerAccount: null };

const isOf = ({ product, ledgerAccount }: Sale, row: MappingRow): boolean =>
  isAccount(row) ? `ledger:${ledgerAccount}` === row.key : product === row.key;

interface Settled extends MappingRow {
  readonly outcome: RowOutcome;
}

/** How many of the invoices that we saw of a row stop for something else than that row. */
export function stopsElsewhere(row: Settled, rows: readonly Settled[], usage: SeenUsage, sales: SalesFound): number {
  const others = rows.filter((one) => one.outcome === 'stops' && one.group !== 'articles' && one !== row);
  return usage.uses.filter(
    (use) =>
      use.has(row.group, row.key) &&
      (others.some(({ group, key }) => use.has(group, key)) ||
        use.sales.some((sale) => sales(sale) === 'stops' && !(row.group === 'articles' && isOf(sale, row)))),
  ).length;
}

const IS_BOOKED: ReadonlySet<RowOutcome> = new Set(['books', 'default', 'account', 'product']);

/** True for a row whose invoices are booked, as far as it goes. */
export const goesThrough = (outcome: RowOutcome): boolean => IS_BOOKED.has(outcome);

/** What is left of an outcome while the books can't be asked: nothing of it is known, or nothing comes of it. */
export function asConnected(outcome: RowOutcome, integration: Integration): RowOutcome {
  if (integration.chain === null || integration.administration === null) return 'unknown';
  return isStopped(integration) && goesThrough(outcome) ? 'waits' : outcome;
}

/** True for a row that asks for a person: its invoices stop, or what is suggested was not saved yet. */
export const isOpen = (row: MappingRow, outcome: RowOutcome): boolean =>
  outcome === 'stops' || outcome === 'part' || outcome === 'perhaps' || row.isSuggested || isUnmappedRate(row);

/** True of a VAT rate for which nothing is chosen: whatever the books will say of the others, it stops. */
const isUnmappedRate = ({ group, offered }: MappingRow): boolean => group === 'vat' && offered === '';

/** The settings issue of a row. */
export const issueOf = ({ group, key }: MappingRow, issues: readonly SettingsIssue[]): SettingsIssue | undefined =>
  issues.find((one) => one.group === group && one.key === key);
