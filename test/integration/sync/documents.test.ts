import { expect, test } from 'vitest';
import { aCompany } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { callsFromNow, callsOf, invoiceEntry, invoiceEvent, toldAbout } from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const _PRINTED = 'salesinvoice/PrintedSalesInvoices';

/** A document in the books like the first one, which nobody of us made, with some values changed. */
function addDocument({ books, clock }: TestWorld, changes: Readonly<Record<string, string | number | null>>): string {
  const [first] = books.invoices();
  if (!first) throw new Error('there is no first document');
  const { InvoiceID: _id, ...row } = first.row;
  const id = '00000000-0000-4000-8000-00000000d0c5';
  return books.add(INVOICES, { ...row, InvoiceID: id, Created: clock.now(), ...changes });
}

/** Pushes invoice 1, and invoice 2 with its answer to come never, before anything arrived. */
async function withUnansweredSecond(): Promise<TestWorld> {
  const world = await testWorld();
  await world.push(invoiceEvent(1));
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: '500-before' });
  await world.push(invoiceEvent(2));
  return world;
}

test('a document with our number and another total is not ours', async () => {
  await using world = await withUnansweredSecond();
  addDocument(world, { PaymentReference: '2026-0002', AmountFC: 209 });
  await world.settle();
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'number-taken', externalId: null });
  expect(toldAbout(world, 2)).toEqual(['number-taken']);
  expect(callsOf(world).filter((call) => call === `POST ${INVOICES}`)).toHaveLength(2);
});

test.each([
  ['121 s before our request is not ours', 121_000, ['number-taken']],
  ['119 s before our request can be ours', 119_000, ['synced']],
])('a document with our number that was made %s', async (_what, earlierMs, told) => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  addDocument(world, { PaymentReference: '2026-0002' });
  world.clock.advance(earlierMs);
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: '500-before' });
  await world.push(invoiceEvent(2));
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(told);
});

test('a document that another invoice owns is not ours', async () => {
  await using world = await withUnansweredSecond();
  const [first] = world.books.invoices();
  if (!first) throw new Error('there is no first document');
  addDocument(world, { InvoiceID: first.id, PaymentReference: '2026-0002' }); // renamed by the bookkeeper
  await world.settle();
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'number-taken' });
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'number-taken', externalId: first.id }]);
});

test.each<[string, Readonly<Record<string, string | number>>]>([
  ['of another relation', { PaymentReference: '2026-0002', OrderedBy: '00000000-0000-4000-8000-000000000001' }],
  ['of another kind', { PaymentReference: '2026-0002', Type: 8021 }],
  ['with another number', { PaymentReference: '2026-00020' }],
])('a document %s does not stand in the way', async (_what, changes) => {
  await using world = await withUnansweredSecond();
  addDocument(world, changes);
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(callsOf(world).filter((call) => call === `POST ${INVOICES}`)).toHaveLength(3);
});

test('two documents with our number are a matter for a person', async () => {
  await using world = await withUnansweredSecond();
  addDocument(world, { PaymentReference: '2026-0002' });
  addDocument(world, { PaymentReference: '2026-0002', InvoiceID: '00000000-0000-4000-8000-00000000d0c6' });
  await world.settle();
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'parked', cause: 'duplicate-found' });
  expect(world.toldOf('invoice.failed')[0]).toMatchObject({ externalId: expect.any(String) });
});

const named = (n: number, id: string, over = {}) =>
  invoiceEvent(n, { number: '2026-0001', fields: { external_id: id }, ...over });

test('an id in the invoice field is believed when everything agrees', async () => {
  await using old = await testWorld();
  await old.push(invoiceEvent(9, {}, { customer: aCompany() }));
  const id = addDocument(old, { PaymentReference: '2026-0001' });
  const calls = callsFromNow(old);
  await old.push(named(1, id));
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  expect(old.toldOf('invoice.synced')[1]).toMatchObject({ invoice: { id: '1' }, externalId: id });
});

test.each<[string, Readonly<Record<string, string | number>>]>([
  ['another number', { PaymentReference: '2026-0099' }],
  ['another kind', { Type: 8021 }],
  ['another relation', { OrderedBy: '00000000-0000-4000-8000-000000000001' }],
  ['another total', { AmountFC: 209 }],
])('an id in the invoice field that leads to %s counts for nothing', async (_what, changes) => {
  await using world = await testWorld();
  await world.push(invoiceEvent(9, {}, { customer: aCompany() }));
  const id = addDocument(world, { PaymentReference: '2026-0001', ...changes });
  await world.push(named(1, id));
  const entry = await invoiceEntry(world, 1);
  expect(entry).toMatchObject({ status: 'done' });
  expect(entry.externalId).not.toBe(id);
});

test.each(['nonsense', 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee'])(
  'the id %s leads nowhere and counts for nothing',
  async (id) => {
    await using world = await testWorld();
    await world.push(named(1, id));
    expect(toldAbout(world, 1)).toEqual(['synced']);
    expect(world.exact.requests.all().filter(({ status }) => status >= 400)).toEqual([]);
  },
);

test('an id that another invoice owns, such as that of a copied one, counts for nothing', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  const id = world.toldOf('invoice.synced')[0]?.externalId ?? '';
  await world.push(named(2, id));
  expect(world.books.invoices()).toHaveLength(2);
  expect((await invoiceEntry(world, 2)).externalId).not.toBe(id);
});
