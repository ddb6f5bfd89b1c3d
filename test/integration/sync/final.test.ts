import { expect, test } from 'vitest';
import { statusOf } from '../../../shared/sync/ledger/entry.ts';
import { aLine } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  expectNoFactTwice,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const PRINTED = 'salesinvoice/PrintedSalesInvoices';

/** Two lines whose VAT rounds to another cent together than one by one. */
const uneven = {
  lines: [1, 2, 3].map(() => aLine({ quantity: '1', unitPriceExclVat: '0.05', unitPriceInclVat: null })),
};

test('when the books compute another total nothing becomes final, and a retry takes the draft back', async () => {
  await using world = await testWorld({
    details: { finaliseInvoice: true },
    exact: { readings: { vatRounding: 'per-document' } },
  });
  await world.push(invoiceEvent(1, uneven));
  const [draft] = world.books.invoices();
  expect(draft?.status).toBe(20);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'total-differs' });
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'total-differs', externalId: draft?.id }]);
  expect(world.logged.filter((line) => line.includes('another total'))).toHaveLength(1);

  world.exact.readings.vatRounding = 'per-line';
  const calls = callsFromNow(world);
  await world.push(syncRequest(1, uneven));
  expect(calls().slice(0, 3)).toEqual([`GET ${INVOICES}`, `DELETE ${INVOICES}`, `POST ${INVOICES}`]);
  expect(world.books.invoices()).toMatchObject([{ status: 50 }]);
  expect(world.books.invoices()[0]?.id).not.toBe(draft?.id);
  expect(toldAbout(world, 1)).toEqual(['total-differs', 'synced']);
});

test('a draft with another total that the bookkeeper made final is not taken back', async () => {
  await using world = await testWorld({ exact: { readings: { vatRounding: 'per-document' } } });
  await world.push(invoiceEvent(1, uneven));
  const [draft] = world.books.invoices();
  world.books.add(INVOICES, { ...draft?.row, Status: 50 });
  await world.push(syncRequest(1, uneven));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'changed-in-books' });
  expect(world.exact.requests.count({ method: 'DELETE' })).toBe(0);
  expect(world.books.invoices()).toHaveLength(1);
});

test.each(['lost-answer', '500-before'] as const)(
  'a finalising that met %s is settled by reading, and never done twice',
  async (fault) => {
    await using world = await testWorld({ details: { finaliseInvoice: true, sendEmail: true } });
    world.exact.faults.next({ path: 'Printed', fault });
    await world.push(invoiceEvent(1));
    expect(statusOf(await invoiceEntry(world, 1))).toBe('uncertain');
    expect(toldAbout(world, 1)).toEqual([]);
    await world.settle();
    const wasDone = fault === 'lost-answer';
    expect(world.exact.requests.count({ endpoint: PRINTED })).toBe(wasDone ? 1 : 2);
    expect(world.books.mails()).toHaveLength(1);
    const [synced] = world.toldOf('invoice.synced');
    expect(synced).toMatchObject({ finalised: true });
    expect(synced?.warnings.some(({ code }) => code === 'mail-unconfirmed')).toBe(wasDone);
  },
);

test('a document error stops the invoice with its document, and a retry makes it final', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: 'document-error' });
  await world.push(invoiceEvent(1));
  const { externalId } = await invoiceEntry(world, 1);
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'finalise-failed', externalId }]);
  await world.push(syncRequest(1));
  expect(toldAbout(world, 1)).toEqual(['finalise-failed', 'synced']);
  expect(world.books.invoices()).toMatchObject([{ status: 50, id: externalId }]);
});

test('a mail that failed is a warning, not a failure', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true, sendEmail: true } });
  world.exact.faults.next({ path: 'Printed', fault: 'email-error' });
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(world.toldOf('invoice.synced')[0]?.warnings.map(({ code }) => code)).toContain('email-failed');
});

test('a document that vanished before it was final is a matter for a person', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: '500-before' });
  await world.push(invoiceEvent(1));
  world.books.deleteInvoice((await invoiceEntry(world, 1)).externalId ?? '');
  await world.settle();
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'link-broken' });
  expect(world.books.invoices()).toEqual([]);
  await world.push(syncRequest(1)); // a person says: make it anew
  await world.settle();
  expect(world.books.invoices()).toMatchObject([{ status: 50 }]);
});

test('the button asks the books: what is there is told again, under a new id', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const calls = callsFromNow(world);
  await world.push(syncRequest(1));
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  expect(toldAbout(world, 1)).toEqual(['synced', 'synced']);
  expectNoFactTwice(world);
});

test('the button asks the books: what is gone is made anew', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  world.books.deleteInvoice(world.books.invoices()[0]?.id ?? '');
  await world.push(syncRequest(1));
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced', 'synced']);
  const [first, second] = world.toldOf('invoice.synced');
  expect(second?.externalId).not.toBe(first?.externalId);
});

test('an invoice that waits for its settle time is not hurried by the button', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  const calls = callsFromNow(world);
  await world.push(syncRequest(1, {}, { occurredAt: at(1) }));
  expect(calls()).toEqual([]);
  await pass(world, HOUR_MS);
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('an invoice whose first look found nothing is not hurried to its second one by the button', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: '500-before' });
  await world.push(invoiceEvent(1));
  await pass(world, ((await invoiceEntry(world, 1)).dueAt ?? 0) - world.clock.now());
  expect(await invoiceEntry(world, 1)).toMatchObject({
    status: 'uncertain',
    intent: { lookedAtMs: expect.any(Number) },
  });
  const calls = callsFromNow(world);
  await world.push(syncRequest(1, {}, { occurredAt: at(1) }));
  expect(calls()).toEqual([]);
  await pass(world, MINUTE_MS);
  expect(calls()).toEqual([`GET ${INVOICES}`, `POST ${INVOICES}`]);
});

test.each([
  ['that we made final', null],
  ['that was found final after a lost answer', 'lost-answer'],
] as const)('a document %s keeps nothing of the request for that', async (_what, fault) => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  if (fault) world.exact.faults.next({ method: 'POST', path: PRINTED, fault });
  await world.push(invoiceEvent(1));
  await world.settle();
  const entry = await invoiceEntry(world, 1);
  expect(entry).toMatchObject({ status: 'done', finalised: true });
  expect(entry?.planned?.finalise).toEqual({ body: {}, sendEmail: false });
});
