import * as v from 'valibot';
import { Customer } from '../../domain/customer.ts';
import { DAY_S } from '../../domain/duration.ts';
import { Invoice } from '../../domain/invoice.ts';
import type { InvoiceSnapshot, Snapshots } from '../../sync/ledger/ledger.ts';
import { readStored } from '../../sync/ledger/read-stored.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';

const StoredInvoice = v.object({ v: v.literal(VERSIONS.invoiceSnapshot.newest), invoice: Invoice, customer: Customer });
const StoredCustomer = v.object({
  v: v.literal(VERSIONS.customerSnapshot.newest),
  customer: Customer,
  occurredAt: v.string(),
});

/** A customer's snapshot lives as long as the ledger may need it; each event starts its time anew. */
const CUSTOMER_KEPT_S = 400 * DAY_S;

/** Snapshots in DynamoDB. Time to live deletes late, so what has expired counts as gone here too. */
export class DynamoSnapshots implements Snapshots {
  readonly #table: Table;
  readonly #now: () => number;

  constructor(table: Table, now: () => number) {
    this.#table = table;
    this.#now = now;
  }

  async keepInvoice(tenant: string, hash: string, snapshot: InvoiceSnapshot): Promise<void> {
    const key = keyOf.invoiceSnapshot(tenant, snapshot.invoice.id, hash);
    const goneOrNew = {
      expression: 'attribute_not_exists(pk) OR expiresAt < :now',
      values: { ':now': Math.floor(this.#now() / 1000) },
    };
    await this.#table.put({ ...key, v: VERSIONS.invoiceSnapshot.newest, ...snapshot }, goneOrNew);
  }

  async keepCustomer(tenant: string, customer: Customer, occurredAt: string): Promise<void> {
    const occurredAtMs = Date.parse(occurredAt);
    const expiresAt = Math.floor(this.#now() / 1000) + CUSTOMER_KEPT_S;
    await this.#table.put(
      {
        ...keyOf.customerSnapshot(tenant, customer.id),
        v: VERSIONS.customerSnapshot.newest,
        ...{ customer, occurredAt, occurredAtMs, expiresAt },
      },
      {
        expression: 'attribute_not_exists(pk) OR occurredAtMs <= :occurredAtMs',
        values: { ':occurredAtMs': occurredAtMs },
      },
    );
  }

  async invoice(tenant: string, id: string, hash: string): Promise<InvoiceSnapshot | null> {
    const item = await this.#fresh(await this.#table.get(keyOf.invoiceSnapshot(tenant, id, hash)));
    return item && readStored('invoiceSnapshot', StoredInvoice, item);
  }

  async customer(tenant: string, id: string) {
    const item = await this.#fresh(await this.#table.get(keyOf.customerSnapshot(tenant, id)));
    return item && readStored('customerSnapshot', StoredCustomer, item);
  }

  async expireInvoice(tenant: string, id: string, hash: string, atMs: number): Promise<void> {
    await this.#table.update(
      keyOf.invoiceSnapshot(tenant, id, hash),
      { expiresAt: Math.floor(atMs / 1000) },
      {
        expression: 'attribute_exists(pk) AND (attribute_not_exists(expiresAt) OR expiresAt > :now)', // gone stays gone
        values: { ':now': Math.floor(this.#now() / 1000) },
      },
    );
  }

  async #fresh(item: Record<string, unknown> | null): Promise<Record<string, unknown> | null> {
    const isGone = typeof item?.expiresAt === 'number' && item.expiresAt * 1000 <= this.#now();
    return isGone ? null : item;
  }
}
