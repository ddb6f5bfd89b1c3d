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
    return rows.flatMap(({ pk, sk, listedAt }) => {
      const key = entryKeyOf({ pk: String(pk), sk: String(sk) });
      return key ? [{ key, listedAt: Number(listedAt) }] : [];
    });
  };
