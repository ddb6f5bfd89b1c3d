import { expect, test } from 'vitest';
import { searchInvoices } from '../../../shared/admin/invoices/list-invoices.ts';
import type { AdminPorts } from '../../../shared/admin/ports.ts';
import type { Place } from '../../../shared/store/ledger/invoice-sources.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';

const KEY = { tenant: 'camping-de-eik', integration: 'exact', kind: 'invoice' } as const;
const NEWEST = 100_000;
/** The only one with a remark. */
const REMARKED = NEWEST - 7_000;
const ABOUT = {
  ...{ number: null, hash: null, customer: null, issued: null, occurredAt: '2026-11-20T10:00:00Z' },
  ...{ asked: false, verify: false },
};

/** A tenant of very many invoices, and how many of them were read. */
function tenantOfMany() {
  const read: string[] = [];
  const places = (after: Place | null, limit: number) =>
    Array.from({ length: limit }, (_, nth) => (after?.at ?? NEWEST + 1) - 1 - nth).map((at) => ({
      ...{ key: { ...KEY, id: String(at) }, at },
    }));
  const ports = {
    integrations: { everOfTenant: async () => [] },
    invoiceSources: async (_: unknown, after: Place | null, limit: number) => {
      const found = places(after, limit);
      return { places: found, next: found.at(-1) ?? null };
    },
    ledger: {
      read: async ({ id }: { readonly id: string }) => {
        read.push(id);
        const remarks = id === String(REMARKED) ? [{ code: 'text-shortened', about: {}, pointer: '' }] : [];
        return { ...newInvoiceEntry({ ...KEY, id }, 'exact', 0, ABOUT), remarks };
      },
    },
    snapshots: { invoice: async () => null, customer: async () => null },
    timeLeftMs: () => 30_000,
  } as unknown as AdminPorts;
  return { ports, read };
}

test('a page on which nothing was found ends after 5,000 invoices, and the next one goes on from there', async () => {
  const { ports, read } = tenantOfMany();
  const pageAt = (cursor: string | null) =>
    searchInvoices(
      { tenant: KEY.tenant, query: new URLSearchParams({ warnings: 'true', ...(cursor !== null && { cursor }) }) },
      ports,
    );
  const first = await pageAt(null);
  expect(first.found).toEqual([]);
  expect(first.cursor).not.toBeNull();
  expect(read.length).toBeLessThanOrEqual(5_100);
  const second = await pageAt(first.cursor);
  expect(second.found.map(({ entry }) => entry.id)).toEqual([String(REMARKED)]);
  expect(read.length, 'nothing is read twice').toBe(new Set(read).size);
});
