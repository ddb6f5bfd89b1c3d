import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../shared/sync/ledger/entry.ts';
import { readIntegration } from '../../../shared/sync/ledger/integration.ts';
import { TooNew, upgraded, type Versions } from '../../../shared/sync/ledger/versions.ts';

/** An invoice's entry as the first release wrote it: on its way, its document sent and not yet answered. */
const oldInvoice = {
  pk: 'T#camping-de-eik#I#exact',
  sk: 'entry#invoice#84311',
  v: 1,
  kind: 'invoice',
  tenant: 'camping-de-eik',
  integration: 'exact',
  id: '84311',
  provider: 'exact',
  status: 'uncertain',
  dueOf: 'T#camping-de-eik#I#exact',
  dueAt: 1_795_165_200_000,
  fence: 2,
  intent: { step: 'posting', sentAtMs: 1_795_164_810_000 },
  occurredAt: '2026-11-20T09:00:00Z',
  createdAt: '2026-11-20T09:00:01.000Z',
  updatedAt: '2026-11-20T09:00:02.000Z',
  step: 'posting',
  number: '2026-0042',
  hash: '0123456789abcdef0123456789abcdef',
  customer: '7012',
  planned: {
    reference: '2026-0042',
    kind: 'invoice',
    document: 'SalesInvoices',
    totals: { exclVat: '192.66', vat: '17.34', inclVat: '210.00' },
    relation: 'a-relation',
  },
};

describe('new code over what old code wrote', () => {
  test('goes on with an invoice that was on its way, and forgets no step of it', () => {
    expect(readEntry(oldInvoice)).toMatchObject({
      status: 'uncertain',
      step: 'posting',
      intent: { step: 'posting', sentAtMs: 1_795_164_810_000, lookedAtMs: null },
      planned: { reference: '2026-0042', relation: 'a-relation' },
      // What came later has a meaning for it too.
      revision: 0,
      claimedUntilMs: 0,
      verify: false,
      revocable: false,
      conflict: null,
      outbox: [],
    });
  });

  test('knows a customer whose relation was linked before anything came back from the books', () => {
    const { kind: _, step: __, planned: ___, intent: ____, ...shared } = oldInvoice;
    const parts = { relation: { id: 'a-relation', fields: { Name: 'Familie Jansen B.V.' } } };
    const old = { ...shared, kind: 'customer', id: '7012', status: 'done', dueAt: null, parts, fingerprint: 'f' };
    expect(readEntry(old)).toMatchObject({
      parts,
      fingerprint: 'f',
      seen: null,
      needsVerification: false,
      asked: false,
    });
  });

  test('knows an integration of before webhooks, care and restores', () => {
    const old = { v: 1, tenant: 't', id: 'exact', provider: 'exact', state: 'active', host: 'start.exactonline.nl' };
    expect(readIntegration(old)).toMatchObject({ generation: 0, webhook: null, careAt: null, restoredAtMs: null });
  });
});

describe('an item of an older version', () => {
  const versions: Versions = { newest: 3, renamed: { 1: { name: 'title' }, 2: { title: 'heading', size: 'length' } } };

  test('goes through every step up to the newest', () => {
    expect(upgraded({ v: 1, name: 'one', size: 2 }, versions)).toEqual({ v: 3, heading: 'one', length: 2 });
    expect(upgraded({ v: 2, title: 'two' }, versions)).toEqual({ v: 3, heading: 'two' });
    expect(upgraded({ v: 3, heading: 'three', title: 'kept' }, versions)).toEqual({
      v: 3,
      heading: 'three',
      title: 'kept',
    });
  });

  test('keeps what newer code wrote in it already', () => {
    expect(upgraded({ v: 2, title: 'old', heading: 'new' }, versions)).toEqual({ v: 3, heading: 'new' });
  });

  test('of a newer one is left alone by code that was brought back over it', () => {
    expect(() => upgraded({ v: 4 }, versions)).toThrow(TooNew);
    expect(() => readEntry({ ...oldInvoice, v: 4 })).toThrow('an item of version 4, and 3 is the newest known here');
  });

  test.each([undefined, '1', 0, -2_000_000_000, -1e300, 1.5, Number.NaN])('of version %s is none of ours', (v) => {
    expect(() => upgraded({ v }, versions)).toThrow('a stored item has no version');
  });
});
