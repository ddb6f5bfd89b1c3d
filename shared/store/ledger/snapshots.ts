import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as v from 'valibot';
import { Customer } from '../../domain/customer.ts';
import { DAY_S } from '../../domain/duration.ts';
import { Invoice } from '../../domain/invoice.ts';
import { nullable } from '../../domain/optional.ts';
import type { InvoiceSnapshot, KeptSnapshot, Snapshots } from '../../sync/ledger/ledger.ts';
import { readStored } from '../../sync/ledger/read-stored.ts';
import { VERSIONS } from '../../sync/ledger/versions.ts';
import { keyOf } from '../keys.ts';
import type { Table } from '../table.ts';

const StoredInvoice = v.object({
  v: v.literal(VERSIONS.invoiceSnapshot.newest),
  invoice: Invoice,
  customer: Customer,
  /** In epoch seconds; null where older code kept it for good. */
  expiresAt: nullable(v.number()),
});
/**
 * A stored invoice with its content in the open: it is stored deflated, which is a third of the size. Version 1 was not. What
 * can't be opened stays closed, and is unreadable.
 */
function opened(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!(item.body instanceof Uint8Array)) return item;
  try {
    return { ...item, ...JSON.parse(inflateRawSync(item.body, { maxOutputLength: OPENED_AT_MOST }).toString()) };
  } catch {
    return item;
  }
}

/** More than an event may hold. */
const OPENED_AT_MOST = 1_000_000;

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

  async keepInvoice(tenant: string, hash: string, snapshot: InvoiceSnapshot, untilMs: number): Promise<void> {
    const key = keyOf.invoiceSnapshot(tenant, snapshot.invoice.id, hash);
    const { invoice, customer } = snapshot;
    const body = deflateRawSync(JSON.stringify({ invoice, customer }));
    const goneOrNew = {
      expression: 'attribute_not_exists(pk) OR expiresAt < :now',
      values: { ':now': Math.floor(this.#now() / 1000) },
    };
    const expiresAt = Math.floor(untilMs / 1000);
    await this.#table.put({ ...key, v: VERSIONS.invoiceSnapshot.newest, body, expiresAt }, goneOrNew);
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

  async invoice(tenant: string, id: string, hash: string): Promise<KeptSnapshot | null> {
    const item = await this.#fresh(await this.#table.get(keyOf.invoiceSnapshot(tenant, id, hash)));
    if (!item) return null;
    const { invoice, customer, expiresAt } = readStored('invoiceSnapshot', StoredInvoice, opened(item));
    return { invoice, customer, expiresAtMs: expiresAt === null ? null : expiresAt * 1000 };
  }

  async customer(tenant: string, id: string) {
    const item = await this.#fresh(await this.#table.get(keyOf.customerSnapshot(tenant, id)));
    return item && readStored('customerSnapshot', StoredCustomer, item);
  }

  async lengthenInvoice(tenant: string, id: string, hash: string, untilMs: number): Promise<void> {
    const [now, until] = [this.#now(), untilMs].map((ms) => Math.floor(ms / 1000));
    await this.#table.update(
      keyOf.invoiceSnapshot(tenant, id, hash),
      { expiresAt: until },
      { expression: 'expiresAt > :now AND expiresAt < :until', values: { ':now': now, ':until': until } },
    );
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
