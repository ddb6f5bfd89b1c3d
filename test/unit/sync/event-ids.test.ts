import { expect, test } from 'vitest';
import { idFrom } from '../../../shared/sync/ledger/id-from.ts';
import { newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { invoiceFailed, invoiceSynced } from '../../../shared/sync/ledger/outbox-events.ts';

const NOW = 1_795_165_200_000;
const entry = {
  ...newInvoiceEntry({ tenant: 'camping-de-eik', integration: 'exact', kind: 'invoice', id: '1' }, 'exact', NOW, {
    number: '2026-0001',
    hash: 'h',
    customer: '7012',
    issued: null,
    occurredAt: new Date(NOW).toISOString(),
    asked: false,
    verify: false,
  }),
  externalId: 'document',
};
const idOf = (over: Partial<typeof entry> = {}, nowMs = NOW) =>
  invoiceSynced({ ...entry, ...over }, 'external_id', nowMs).detail.id;

test('the same event has the same id whenever it is told', () => {
  expect(idOf({}, NOW + 60_000)).toBe(idOf());
  expect(idOf()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an event of another entry, document or round has another id, and so has another event', () => {
  const stop = { cause: 'conflict', about: {}, remedy: 'correct' } as const;
  const ids = [
    idOf(),
    idOf({ id: '2' }),
    idOf({ tenant: 'another' }),
    idOf({ integration: 'moneybird' }),
    idOf({ externalId: 'another' }),
    idOf({ round: 1 }),
    invoiceFailed(entry, stop, null, NOW).detail.id,
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test('an id follows from what a value says, in whatever order its keys stand', () => {
  expect(idFrom({ a: 1, b: { c: 2, d: [3, 4] } })).toBe(idFrom({ b: { d: [3, 4], c: 2 }, a: 1 }));
  expect(idFrom({ a: [1, 2] })).not.toBe(idFrom({ a: [2, 1] }));
});
