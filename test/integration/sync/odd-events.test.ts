import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCatalogue } from '../../../shared/store/catalogue.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { customerRequest, invoiceEntry, invoiceEvent } from './fixtures.ts';

const CAMPING = '\u{1F3D5}';
/** What is left of an emoji where a text was cut in the middle of it. */
const HALF = '\uD83C';

type Detail = Record<string, unknown> & {
  invoice: Record<string, unknown> & { lines: Record<string, unknown>[] };
  customer: Record<string, unknown> & { fields?: unknown };
};

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

let invoices = 0;

/** The event of another invoice as JSON, with its detail changed in any way. */
function message(change: (detail: Detail) => void): string {
  const event = JSON.parse(JSON.stringify(invoiceEvent(++invoices)));
  change(event.detail);
  return JSON.stringify(event);
}

const idOf = (body: string): string => /"invoice":\{"id":"?(\d+)/.exec(body)?.[1] ?? '';

/** The same with a value that only its own digits tell. */
const withDigits = (json: string, placeholder: string, digits: string): string =>
  json.replaceAll(`"${placeholder}"`, digits);

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test.each<[string, string]>([
  ['a description that ends in half an emoji', message(({ invoice }) => (invoice.description = `Booking ${HALF}`))],
  [
    'a line that ends in half an emoji',
    message(({ invoice }) => Object.assign(invoice.lines[0] ?? {}, { description: `Pitch ${HALF}` })),
  ],
  ['an emoji', message(({ invoice }) => (invoice.description = `Booking ${CAMPING}`))],
  ['control characters', message(({ customer }) => (customer.companyName = 'Familie\u0000 Jansen\u0007 B.V.'))],
  ['a name that looks like one of our placeholders', message(({ customer }) => (customer.companyName = '{account}'))],
  [
    'a free field of eighteen digits',
    withDigits(
      message(({ invoice }) => (invoice.fields = { external_id: '#' })),
      '#',
      '400123456789012345',
    ),
  ],
  [
    'a number beyond every double',
    withDigits(
      message(({ customer }) => (customer.fields = { other: '#' })),
      '#',
      '1e400',
    ),
  ],
  [
    'free fields that are nested 31 deep',
    withDigits(
      message(({ invoice }) => (invoice.fields = { deep: '#' })),
      '#',
      nested(31),
    ),
  ],
  [
    'free fields that are nested 5,000 deep',
    withDigits(
      message(({ customer }) => (customer.fields = { deep: '#' })),
      '#',
      nested(5_000),
    ),
  ],
  [
    'numbers where texts are asked for',
    message(({ invoice }) => Object.assign(invoice, { id: Number(invoice.id), paymentTerm: 14, booking: 55_012 })),
  ],
  [
    'blank texts where nothing is meant',
    message(({ invoice }) => Object.assign(invoice, { dueDate: '', creditFor: '', seller: '' })),
  ],
  ['a currency in small letters', message(({ invoice }) => (invoice.currency = 'eur'))],
])('an invoice with %s is booked', async (_, body) => {
  await world.push(body);
  expect(await invoiceEntry(world, idOf(body))).toMatchObject({ status: 'done', cause: null });
  expect(world.buried).not.toContain(body);
});

test.each<[string, string, string]>([
  [
    'a number of 1,100 characters',
    '/detail/invoice/number',
    message(({ invoice }) => (invoice.number = '2'.repeat(1_100))),
  ],
  [
    'a number of 250 KB and a day that does not exist',
    '/detail/invoice/number, /detail/invoice/date',
    message(({ invoice }) => Object.assign(invoice, { number: '2'.repeat(250_000), date: '2026-02-30' })),
  ],
  [
    'half an emoji in its number',
    '/detail/invoice/number',
    message(({ invoice }) => (invoice.number = `2026-${HALF}`)),
  ],
  [
    'half an emoji in a VAT rate',
    '/detail/invoice/lines/0/vatRate',
    message(({ invoice }) => Object.assign(invoice.lines[0] ?? {}, { vatRate: HALF })),
  ],
  ['a customer id of 2 KB', '/detail/customer/id', message(({ customer }) => (customer.id = '7'.repeat(2_048)))],
  [
    'a name of 1,001 characters',
    '/detail/customer/companyName',
    message(({ customer }) => (customer.companyName = 'x'.repeat(1_001))),
  ],
  [
    'several faults',
    '/detail/invoice/kind, /detail/invoice/currency, /detail/customer/number',
    message(({ invoice, customer }) => {
      Object.assign(invoice, { kind: 5, currency: 'euro' });
      customer.number = null;
    }),
  ],
])('an invoice with %s is parked, and every fault is named', async (_, pointer, body) => {
  await world.push(body, body);
  expect(await invoiceEntry(world, idOf(body))).toMatchObject({
    status: 'parked',
    cause: 'unreadable',
    about: { pointer },
  });
  expect(world.toldOf('invoice.failed').filter(({ invoice }) => invoice.id === idOf(body))).toHaveLength(1);
  expect(world.buried).not.toContain(body);
});

test.each<[string, string]>([
  [
    'an invoice and a customer whose ids nobody could store',
    message(({ invoice, customer }) => {
      invoice.id = HALF;
      customer.id = '7'.repeat(2_048);
    }),
  ],
  ['a tenant with half an emoji', message((detail) => (detail.tenant = HALF))],
  ['no JSON', '{"source":'],
])('a message with %s goes to the dead letters at first sight', async (_, body) => {
  await world.push(body);
  expect(world.buried.at(-1)).toBe(body);
});

test('an invoice whose own id cannot be stored is told of at its customer', async () => {
  await world.push(message(({ invoice }) => (invoice.id = '8'.repeat(1_025))));
  expect(world.toldOf('customer.failed')).toMatchObject([{ customer: { id: '7012' }, cause: 'unreadable' }]);
});

test('ids of 128 characters of any alphabet have their own entries', async () => {
  const [camps, hashes] = [CAMPING.repeat(128), '#'.repeat(128)];
  for (const id of [camps, hashes])
    await world.push(message(({ invoice }) => Object.assign(invoice, { id, number: id.slice(0, 20) })));
  for (const id of [camps, hashes]) expect(await invoiceEntry(world, id)).toMatchObject({ id, status: 'done' });
});

test('of the free fields those are kept that the settings name, digit by digit', async () => {
  const body = message(({ invoice }) => (invoice.fields = { external_id: '#', colour: 'green' }));
  await world.push(withDigits(body, '#', '400123456789012345'));
  const { hash } = await invoiceEntry(world, idOf(body));
  const kept = await world.world.snapshots.invoice('camping-de-eik', idOf(body), hash ?? '');
  expect(kept?.invoice.fields).toEqual({ external_id: '400123456789012345' });
});

test('a catalogue that is too large to be kept goes to the dead letters, and the one before it stays', async () => {
  const catalogue = (rows: number) => ({ products: Array.from({ length: rows }, (_, row) => ({ code: `p${row}` })) });
  const event = (rows: number) => ({
    ...customerRequest(),
    'detail-type': 'catalogue.changed',
    detail: {
      id: `c${rows}`,
      tenant: 'camping-de-eik',
      occurredAt: '2026-11-20T09:00:00Z',
      catalogue: catalogue(rows),
    },
  });
  await world.push(event(3));
  await world.push(event(20_000));
  expect(world.buried.at(-1)).toBe(JSON.stringify(event(20_000)));
  expect((await readCatalogue('camping-de-eik', world.world.table)).products).toHaveLength(3);
});
