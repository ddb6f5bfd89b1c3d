import { amountText, type Money, money, sum } from '../../domain/money.ts';
import { dayAt } from '../../providers/local-time.ts';
import type { TallyCell } from '../../store/counts/kept-counts.ts';
import { type InvoiceEntry, statusOf } from '../../sync/ledger/entry.ts';
import { stopOf } from '../invoices/one-invoice.ts';

/** How one invoice counts. */
export function countedAs(entry: InvoiceEntry): TallyCell {
  const status = statusOf(entry);
  const isStopped = status === 'parked';
  const inEuros = entry.issued?.currency === 'EUR' ? entry.issued.inclVat : null;
  return {
    integration: entry.integration,
    status,
    cause: stopOf(entry).cause,
    isDraft: status === 'synced' && !entry.finalised,
    hasRemarks: entry.remarks.length > 0,
    arrived: dayAt(Date.parse(entry.createdAt)),
    date: entry.issued?.date ?? null,
    invoices: 1,
    euros: isStopped && inEuros !== null ? inEuros : '0',
    unpriced: isStopped && inEuros === null ? 1 : 0,
  };
}

const nameOf = ({ invoices, euros, unpriced, ...kind }: TallyCell): string => JSON.stringify(Object.values(kind));

/** The same with one cell for each kind. */
export const added = (cells: readonly TallyCell[]): readonly TallyCell[] =>
  [...Map.groupBy(cells, nameOf).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, ...sumsOf(alike) }] : [];
  });

/** How many they are together, and what those that stopped come to. */
function sumsOf(cells: readonly TallyCell[]): Pick<TallyCell, 'invoices' | 'euros' | 'unpriced'> {
  return {
    invoices: invoicesIn(cells),
    euros: amountText(eurosIn(cells)),
    unpriced: cells.reduce((total, { unpriced }) => total + unpriced, 0),
  };
}

/** How many invoices cells stand for. */
export const invoicesIn = (cells: readonly TallyCell[]): number =>
  cells.reduce((total, { invoices }) => total + invoices, 0);

/** What those of them that stopped come to, in euros. */
export const eurosIn = (cells: readonly TallyCell[]): Money =>
  sum(cells.filter(({ euros }) => euros !== '0').map(({ euros }) => money(euros)));
