import { describe, expect, test } from 'vitest';
import { keyOf } from '../../../shared/store/keys.ts';
import { changed, fromItem, toItem } from '../../../shared/store/ledger/entry-items.ts';
import { packedSteps, unpackedSteps } from '../../../shared/store/ledger/packed-parts.ts';
import type { Entry, InvoiceEntry } from '../../../shared/sync/ledger/entry.ts';
import { newContactPullEntry, newCustomerEntry, newInvoiceEntry } from '../../../shared/sync/ledger/new-entry.ts';
import { invoiceFailed, invoiceSynced } from '../../../shared/sync/ledger/outbox-events.ts';
import { UnreadableItem } from '../../../shared/sync/ledger/versions.ts';
import { itemBytes } from '../../bench/item-size.ts';

const nowMs = Date.parse('2026-11-20T09:00:01.234Z');
const line = { tenant: 'camping-de-eik', integration: 'exact' };
const about = {
  number: '2026-0042',
  hash: '0123456789abcdef0123456789abcdef',
  issued: {
    date: '2026-11-20',
    inclVat: '331.00',
    currency: 'EUR',
    abroad: 'DE',
    perRate: [
      { vatRate: 'btw-laag', exclVat: '192.66', vat: '17.34' },
      { vatRate: 'a rate with # and |', exclVat: '100.00', vat: '21.00' },
    ],
  },
  customer: '7012',
  occurredAt: '2026-11-20T09:00:00Z',
  asked: false,
  verify: false,
};
const received = newInvoiceEntry({ ...line, kind: 'invoice', id: '84 311#/é' }, 'exact', nowMs, about);

const totals = { exclVat: '292.66', vat: '38.34', inclVat: '331.00' };
const externalId = 'dae08b6c-1384-4ee3-a059-b63c3981d7a7';
const step = (name: string, afterMs: number) => ({ step: name, at: new Date(nowMs + afterMs).toISOString() });
const made: InvoiceEntry = {
  ...received,
  dueAt: nowMs,
  status: 'done',
  step: 'announced',
  fence: 1,
  revision: 4,
  claimedUntilMs: nowMs + 90_000,
  administration: '102030',
  booksName: 'Camping De Eik B.V. (102030)',
  externalId,
  externalNumber: '26700042',
  url: `https://start.exactonline.nl/docs/SlsInvoice.aspx?InvoiceID=${externalId}&_Division_=102030`,
  finalised: true,
  planned: {
    reference: '2026-0042',
    kind: 'invoice',
    document: 'SalesInvoices',
    date: '2026-11-20',
    totals,
    finalise: null,
    relation: '5d1c5c0e-8e0b-4b4e-9a39-f3a2f5b0f3b1',
  },
  booked: totals,
  steps: [step('received', 0), step('posting', 400), step('created', 900), step('booked', 901)],
};
const booked: InvoiceEntry = { ...made, outbox: [invoiceSynced(made, 'external_id', nowMs + 901)] };

const back = (entry: Entry): Entry => fromItem(JSON.parse(JSON.stringify(toItem(entry))));
const stop = { cause: 'vat-unmapped', about: { vatRate: 'btw-laag' }, remedy: 'correct' } as const;
const customer = newCustomerEntry(
  { ...line, kind: 'customer', id: '7012' },
  {
    provider: { id: 'exact' },
    clock: { now: () => nowMs, sleep: async () => undefined, id: () => '', secret: () => '', random: () => 0 },
  },
  about.occurredAt,
);

describe('an entry that was stored is the same again', () => {
  test.each<readonly [string, Entry]>([
    ['as it came in', received],
    ['booked, with its event to publish', booked],
    [
      'with events that say something else',
      { ...made, outbox: [invoiceFailed(made, stop, null, nowMs), ...booked.outbox] },
    ],
    ['whose event was of before a change', { ...booked, externalNumber: '26700043' }],
    [
      'with remarks',
      { ...booked, remarks: [{ code: 'vat-rounding', field: null, about: { ours: '1.00', books: '1.01' } }] },
    ],
    [
      'parked',
      { ...received, status: 'parked', dueAt: null, cause: 'vat-unmapped', about: { vatRate: 'x' }, remedy: 'correct' },
    ],
    ['whose books computed other totals', { ...made, booked: { ...totals, vat: '38.35' }, differs: true }],
    [
      'a credit of another day',
      { ...made, planned: made.planned && { ...made.planned, kind: 'credit', date: '2026-11-21', reference: 'C-1' } },
    ],
    ['without an address that holds its id', { ...made, url: 'https://books.example/42' }],
    ['that could not be read', { ...received, number: null, hash: null, issued: null, customer: null }],
    ['with steps of more than one line', { ...received, steps: [step('a\nb', 0)] }],
    [
      'with moments that are written otherwise',
      { ...received, updatedAt: '2026-11-20T09:00:00Z', steps: [{ step: 'x', at: '2026-11-20' }] },
    ],
    ['of a customer', customer],
    ['of a relation that changed', newContactPullEntry({ ...line, kind: 'contact-pull', id: '*' }, 'moneybird', nowMs)],
  ])('%s', (_, entry) => {
    expect(back(entry)).toEqual(entry);
  });

  test('after each of its changes too, which write what follows from them', () => {
    let item: Record<string, unknown> = JSON.parse(JSON.stringify(toItem(received)));
    let entry: InvoiceEntry = received;
    const changes: Partial<InvoiceEntry>[] = [
      { planned: made.planned, intent: { step: 'posting', sentAtMs: nowMs, lookedAtMs: null } },
      { booked: totals, externalId, url: made.url, intent: null },
      { outbox: booked.outbox, status: 'done', dueAt: nowMs, externalNumber: '26700042', finalised: true },
      { externalNumber: '26700099' }, // the event that waits says the old one
      { number: '2026-0043', issued: { ...about.issued, date: '2026-12-01' } },
      { planned: null, booked: null, url: null, externalId: null },
      { outbox: [], dueAt: null },
    ];
    for (const change of changes) {
      const { next, changes: written } = changed(entry, change, 'a step', nowMs + 5);
      entry = next;
      for (const [name, value] of Object.entries(JSON.parse(JSON.stringify({ ...nulled(written) }))))
        if (value === null) delete item[name];
        else item = { ...item, [name]: value };
      expect(fromItem(item)).toEqual(entry);
    }
  });
});

/** What is taken away, in a form that JSON keeps. */
const nulled = (written: object): object =>
  Object.fromEntries(Object.entries(written).map(([name, value]) => [name, value ?? null]));

test('an entry of an invoice is smaller than a write unit at each of its writes', () => {
  expect(itemBytes(toItem(received))).toBeLessThan(500);
  expect(itemBytes(toItem(booked))).toBeLessThan(1024 - 100); // room for longer names
});

test('nothing is stored of what is empty or stands in the key', () => {
  expect(Object.keys(JSON.parse(JSON.stringify(toItem(received)))).toSorted()).toEqual(
    [
      'pk',
      'sk',
      'v',
      'provider',
      'status',
      'step',
      'fence',
      'revision',
      'number',
      'hash',
      'issued',
      'customer',
      'steps',
    ]
      .concat(['occurredAt', 'updatedAt', 'dueOf', 'dueAt', 'listOf', 'listedAt', 'dayOf', 'issuedOn'])
      .toSorted(),
  );
});

test('an item of the version before is read, whatever it holds in the open', () => {
  const { dueAt, ...open } = booked;
  const item = { ...keyOf.entry(booked), ...open, v: 2, dueOf: 'T#camping-de-eik#I#exact', dueAt };
  expect(fromItem(JSON.parse(JSON.stringify(item)))).toEqual(booked);
  const { planned } = booked;
  const ofBefore = { ...item, planned: { ...planned, date: undefined, finalise: undefined } };
  expect(fromItem(JSON.parse(JSON.stringify(ofBefore)))).toMatchObject({ planned: { date: null, finalise: null } });
});

test('steps take a few bytes each', () => {
  const packed = packedSteps(booked.steps);
  expect(packed).toBe('mwor0eaa received\nb4 posting\ndw created\n1 booked');
  expect(unpackedSteps(packed)).toEqual(booked.steps);
});

test.each([
  { createdAt: 9e15 },
  { updatedAt: -9e15 },
  { occurredAt: 9e15 },
  { steps: 'zzzzzzzzzzzz received' },
  { steps: '? received' },
])('an entry with a moment that is none, %j, cannot be read, and says so', (odd) => {
  expect(() => fromItem({ ...toItem(made), ...odd })).toThrow(UnreadableItem);
});

test.each([
  ['pk', 'T#camping%#I#exact'],
  ['sk', 'entry#invoice#%zz'],
])('an item whose %s is no key of ours is one that cannot be read, and no fault', (name, value) => {
  const item = {
    ...toItem(
      newCustomerEntry(
        { ...line, kind: 'customer', id: '1' },
        { provider: { id: 'exact' }, clock: { now: () => nowMs } } as never,
        about.occurredAt,
      ),
    ),
  };
  expect(() => fromItem({ ...item, [name]: value })).toThrow(UnreadableItem);
});
