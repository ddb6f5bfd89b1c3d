import type { EntryKey } from '../../sync/ledger/entry.ts';
import { entryKeyOf, keyOf, listName } from '../keys.ts';
import type { Table } from '../table.ts';

/** A place in the list of a tenant's invoices. */
export interface ListPosition {
  readonly key: EntryKey;
  /** When it came in, in epoch milliseconds. */
  readonly listedAt: number;
}

/** A tenant's invoices, the one that came in last first. An index answers, so a fresh one may be missing. */
export type InvoiceList = (
  tenant: string,
  after: ListPosition | null,
  limit: number,
) => Promise<readonly ListPosition[]>;

/** The list, by its index in DynamoDB. */
export const invoiceList =
  (table: Table): InvoiceList =>
  async (tenant, after, limit) => {
    const rows = await table.query({
      index: 'list',
      expression: 'listOf = :tenant',
      values: { ':tenant': listName(tenant) },
      backwards: true,
      limit,
      ...(after && { after: { ...keyOf.entry(after.key), listOf: listName(tenant), listedAt: after.listedAt } }),
    });
    return rows.flatMap(positionIn);
  };

function positionIn({ pk, sk, listedAt }: Readonly<Record<string, unknown>>): ListPosition[] {
  const key = entryKeyOf({ pk: String(pk), sk: String(sk) });
  return key ? [{ key, listedAt: Number(listedAt) }] : [];
}

/**
 * The tenant's invoices that came in from one moment to just before another, the one that came in first first, at most
 * `limit`. An index answers, so a fresh one may be missing.
 */
export type ArrivedBetween = (
  tenant: string,
  fromMs: number,
  toMs: number,
  limit?: number,
) => Promise<readonly ListPosition[]>;

/** They, by the index of the list. */
export const arrivedBetween =
  (table: Table): ArrivedBetween =>
  async (tenant, fromMs, toMs, limit) => {
    const rows = await table.query({
      index: 'list',
      expression: 'listOf = :tenant AND listedAt BETWEEN :from AND :last',
      values: { ':tenant': listName(tenant), ':from': fromMs, ':last': toMs - 1 },
      ...(limit !== undefined && { limit }),
    });
    return rows.flatMap(positionIn);
  };
