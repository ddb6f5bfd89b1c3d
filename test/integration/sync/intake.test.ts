import { expect, test } from 'vitest';
import { openRun } from '../../../shared/runtime/worker-run.ts';
import { drain } from '../../../shared/sync/drain.ts';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { aCompany } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import {
  at,
  callsOf,
  customerEntry,
  customerRequest,
  expectNoFactTwice,
  invoiceEntry,
  invoiceEvent,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

/** The event of invoice 1 with one thing in its detail changed, which the schema need not allow. */
function broken(change: (detail: Detail) => void, type = 'invoice.finalised'): unknown {
  const event = structuredClone(invoiceEvent(1)) as unknown as { 'detail-type': string; detail: Detail };
  event['detail-type'] = type;
  change(event.detail);
  return event;
}
interface Detail extends Record<string, unknown> {
  invoice: Record<string, unknown> & { lines: Record<string, unknown>[] };
  customer: Record<string, unknown>;
}

test.each<[string, string, (detail: Detail) => void]>([
  ['/detail/occurredAt', 'a moment without a zone', (detail) => Object.assign(detail, { occurredAt: '2026-11-20' })],
  ['/detail/id', 'no event id', (detail) => delete detail.id],
  ['/detail/invoice/kind', 'another kind', ({ invoice }) => Object.assign(invoice, { kind: 'proforma' })],
  [
    '/detail/invoice/date',
    'a day that does not exist',
    ({ invoice }) => Object.assign(invoice, { date: '2026-02-30' }),
  ],
  ['/detail/invoice/currency', 'no currency', ({ invoice }) => delete invoice.currency],
  ['/detail/invoice/totals', 'no totals', ({ invoice }) => delete invoice.totals],
  ['/detail/invoice/lines', 'no lines', ({ invoice }) => invoice.lines.splice(0)],
  ['/detail/invoice/lines', '501 lines', ({ invoice }) => invoice.lines.push(...Array(500).fill(invoice.lines[0]))],
  [
    '/detail/invoice/lines/0/quantity',
    'a decimal comma',
    ({ invoice }) => Object.assign(invoice.lines[0] ?? {}, { quantity: '7,5' }),
  ],
  ['/detail/invoice/lines/0/vatRate', 'no VAT rate', ({ invoice }) => delete invoice.lines[0]?.vatRate],
  [
    '/detail/invoice/lines/0/unitPriceExclVat',
    'no price at all',
    ({ invoice }) =>
      Object.assign(invoice.lines[0] ?? {}, { unitPriceExclVat: null, unitPriceInclVat: null, totals: null }),
  ],
  ['/detail/customer', 'no customer', (detail) => delete (detail as Partial<Detail>).customer],
  ['/detail/customer/number', 'no customer number', ({ customer }) => delete customer.number],
  [
    '/detail/customer/companyName',
    'a customer without a name',
    ({ customer }) => Object.assign(customer, { companyName: null, contactPerson: null }),
  ],
  ['/detail', 'more than 300 KB', (detail) => Object.assign(detail, { remarks: 'x'.repeat(310_000) })],
])('an event that fails at %s (%s) parks its invoice and says where', async (pointer, _why, change) => {
  await using world = await testWorld();
  const event = broken(change);
  await world.push(event, event);

  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'unreadable', about: { pointer } });
  const failures = world.toldOf('invoice.failed');
  expect(failures).toHaveLength(1);
  expect(failures[0]).toMatchObject({
    invoice: { id: '1', number: '2026-0001' },
    cause: 'unreadable',
    remedy: 'correct',
  });
  expect(failures[0]?.message).toContain(pointer);
  expect(world.buried).toEqual([]);
  expect(callsOf(world)).toEqual([]);
});

test.each([null, '', '   ', undefined])('an invoice with the number %j is not final', async (number) => {
  await using world = await testWorld();
  await world.push(broken(({ invoice }) => Object.assign(invoice, { number })));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'not-final', number: null });
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'not-final', invoice: { id: '1', number: null } }]);
  expect(world.toldOf('invoice.failed')[0]?.message).toContain('/detail/invoice/number');
});

test('an invoice number that is no text is unreadable, not absent', async () => {
  await using world = await testWorld();
  await world.push(broken(({ invoice }) => Object.assign(invoice, { number: { year: 2026 } })));
  expect(world.toldOf('invoice.failed')).toMatchObject([{ cause: 'unreadable', invoice: { id: '1', number: null } }]);
});

test('an invoice without an id is told of at its customer, and the customer goes on', async () => {
  await using world = await testWorld();
  await world.push(broken(({ invoice }) => delete invoice.id));
  expect(world.toldOf('customer.failed')).toMatchObject([{ customer: { id: '7012' }, cause: 'unreadable' }]);
  expect(world.toldOf('customer.failed')[0]?.message).toContain('/detail/invoice/id');
  expect(world.buried).toEqual([]);

  await world.push(invoiceEvent(2));
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('a customer that can not be read is told as a failed customer', async () => {
  await using world = await testWorld();
  const request = customerRequest({ ...aCompany(), number: '' });
  await world.push(request, request);
  expect(await customerEntry(world)).toMatchObject({ status: 'parked', cause: 'unreadable' });
  expect(world.toldOf('customer.failed')).toMatchObject([{ customer: { id: '7012' }, cause: 'unreadable' }]);
  expect(world.toldOf('customer.failed')[0]?.message).toContain('/detail/customer/number');
});

test('a repeat of an unreadable event is not told again for an invoice that stands in the books', async () => {
  await using world = await testWorld();
  const event = broken(({ invoice }) => delete invoice.currency);
  await world.push(invoiceEvent(1));
  await world.push(event);
  await world.push(event);
  expect(toldAbout(world, 1)).toEqual(['synced', 'unreadable']);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
});

test('the same mistake in a later event is told again', async () => {
  await using world = await testWorld();
  await world.push(broken(({ invoice }) => delete invoice.currency));
  await world.push(broken((detail) => Object.assign(detail, { occurredAt: at(5) }) && delete detail.invoice.currency));
  expect(toldAbout(world, 1)).toEqual(['unreadable', 'unreadable']);
  expectNoFactTwice(world);
});

test('a good event after an unreadable one heals the invoice', async () => {
  await using world = await testWorld();
  await world.push(broken(({ invoice }) => delete invoice.currency));
  await world.push(invoiceEvent(1, {}, { occurredAt: at(5) }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', cause: null, remedy: null });
  expect(toldAbout(world, 1)).toEqual(['unreadable', 'synced']);
});

const strange = (change: object) => ({ ...structuredClone(invoiceEvent(1)), ...change });
const secrets = ['Familie Jansen', 'NL91ABNA', 'jansen.example', 'booking-system', 'invoice.paid'];

test.each<[string, unknown, string]>([
  ['not JSON', '{"detail": "Familie Jansen', ''],
  ['no object', '"Familie Jansen"', ''],
  ['another source', strange({ source: 'booking-system' }), '/source'],
  ['an unknown detail-type', strange({ 'detail-type': 'invoice.paid' }), '/detail-type'],
  ['no tenant', broken((detail) => delete detail.tenant), '/detail/tenant'],
  [
    'no id of an invoice or customer',
    broken(({ invoice, customer }) => delete invoice.id && delete customer.id),
    '/detail/invoice/id',
  ],
  ['no detail', strange({ detail: null }), '/detail'],
  [
    'an unreadable catalogue',
    { source: 'ireserve', 'detail-type': 'catalogue.changed', detail: { ...invoiceEvent(1).detail, catalogue: 7 } },
    '/detail/catalogue',
  ],
])('a message that nobody can be told about (%s) is buried at first sight', async (_what, message, pointer) => {
  await using world = await testWorld();
  await world.push(message);
  expect(world.buried).toEqual([typeof message === 'string' ? message : JSON.stringify(message)]);
  expect(world.told).toEqual([]);
  const [line = ''] = world.logged.slice(-1);
  expect(JSON.parse(line)).toMatchObject({ pointer });
  for (const secret of secrets) expect(line).not.toContain(secret);
});

test('an event of a tenant without integrations is logged and done with', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, {}, { tenant: 'nobody' }));
  expect(world.buried).toEqual([]);
  expect(world.logged.filter((line) => line.includes('nobody'))).toHaveLength(1);
});

test('keys that we do not know are passed over', async () => {
  await using world = await testWorld();
  await world.push(
    broken((detail) => {
      Object.assign(detail, { weather: 'sunny' });
      Object.assign(detail.invoice, { colour: 'green' });
      Object.assign(detail.customer, { shoeSize: 44 });
    }),
  );
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('invoice.sent is used only when the settings say so', async () => {
  const sent = invoiceEvent(1, {}, { type: 'invoice.sent' });
  await using deaf = await testWorld();
  await deaf.push(sent);
  await deaf.push(broken(({ invoice }) => invoice.lines.splice(0), 'invoice.sent'));
  expect(await deaf.entry('invoice', '1')).toBeNull();
  expect(deaf.told.filter(({ type }) => type === 'invoice.failed')).toEqual([]);

  await using listening = await testWorld({ details: { triggers: { invoiceSent: true } } });
  await listening.push(sent, invoiceEvent(1));
  expect(toldAbout(listening, 1)).toEqual(['synced']);
});

test('a request for one integration leaves the others alone', async () => {
  await using world = await testWorld();
  const other = await world.integrations.get(world.key);
  if (!other) throw new Error('the integration is gone');
  await world.integrations.make({ ...other, id: 'exact-2' });
  await world.push(invoiceEvent(1, {}, { type: 'invoice.sync-requested', integration: 'exact' }));
  await world.push(customerRequest(aCompany({ id: '1', number: '1' }), { integration: 'exact' }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
  expect(await customerEntry(world, '1')).toMatchObject({ status: 'done' });
  const elsewhere = { ...world.key, integration: 'exact-2' };
  expect(await world.world.ledger.read({ ...elsewhere, kind: 'invoice', id: '1' })).toBeNull();
  expect(await world.world.ledger.read({ ...elsewhere, kind: 'customer', id: '1' })).toBeNull();
});

test('only the two requests can be meant for one integration', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, {}, { integration: 'moneybird' }));
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('a request that is delivered twice is answered once, and the next press is answered anew', async () => {
  await using world = await testWorld();
  const button = syncRequest(1);
  await world.push(invoiceEvent(1));
  await world.push(button);
  await world.push(button);
  expect(toldAbout(world, 1)).toEqual(['synced', 'synced']);
  await world.push(syncRequest(1, {}, { id: 'pressed again', occurredAt: at(2) }));
  expect(toldAbout(world, 1)).toEqual(['synced', 'synced', 'synced']);

  const customersButton = customerRequest(aCompany(), { occurredAt: at(3) });
  await world.push(customersButton);
  const answered = world.toldOf('customer.synced').length;
  await world.push(customersButton);
  expect(world.toldOf('customer.synced')).toHaveLength(answered);
  await world.push(customerRequest(aCompany(), { id: 'pressed again', occurredAt: at(4) }));
  expect(world.toldOf('customer.synced')).toHaveLength(answered + 1);
});

test('the newest catalogue is kept, whatever comes first', async () => {
  await using world = await testWorld();
  const catalogue = (description: string, occurredAt: string) => ({
    source: 'ireserve',
    'detail-type': 'catalogue.changed',
    detail: {
      id: 'c',
      tenant: 'camping-de-eik',
      occurredAt,
      catalogue: { vatRates: [{ id: 'a', description, percentage: '9' }] },
    },
  });
  await world.push(catalogue('newer', at(5)), catalogue('older', at(1)));
  const kept = await world.world.table.get({ pk: 'T#camping-de-eik', sk: 'catalogue' });
  expect(kept?.catalogue).toMatchObject({ vatRates: [{ description: 'newer' }] });
});

test('an event that comes again wakes the line of an invoice whose own wake was lost', async () => {
  await using world = await testWorld();
  await world.answer();
  await takeIn(JSON.stringify(invoiceEvent(1)), { ...world.intake, wake: async () => undefined });
  const line = await world.integrations.get(world.key);
  if (line) await world.integrations.rest(line, { wakeAt: null, isSeen: false, isIdle: false });
  await world.answer();
  expect(toldAbout(world, 1)).toEqual([]);
  await world.push(invoiceEvent(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('what became final first goes first', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(3, {}, { occurredAt: at(0) })); // with its customer, so that the others take one call
  await world.take(invoiceEvent(2, {}, { occurredAt: at(-1) }), invoiceEvent(1, {}, { occurredAt: at(-5) }));
  await using run = openRun(world.world, { timeLeftMs: () => 90_000 });
  await drain(world.key, null, run);
  expect(world.books.invoices().map(({ reference }) => reference)).toEqual(['2026-0003', '2026-0001', '2026-0002']);
});
