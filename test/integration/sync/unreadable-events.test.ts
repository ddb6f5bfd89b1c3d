import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EventsOut } from '../../../shared/domain/events-out.ts';
import { aCompany, aLine } from '../../builders.ts';
import { moneybirdWorld, type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from '../admin/fixtures.ts';
import { at, customerRequest, invoiceEvent } from './fixtures.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

interface Detail {
  [key: string]: unknown;
  readonly invoice: Record<string, unknown> & { lines: Record<string, unknown>[] };
  readonly customer: Record<string, unknown>;
}

/** An event as i-Reserve wrote it, with its detail changed in any way. */
function sent(n: number, change: (detail: Detail) => void, minutes = 0) {
  const event = JSON.parse(JSON.stringify(invoiceEvent(n, {}, { occurredAt: at(minutes) })));
  change(event.detail);
  return event;
}

const wrong = ({ invoice, customer }: Detail) => {
  Object.assign(invoice, { date: '2026-11-20 10:00:00', currency: 'euro' });
  Object.assign(invoice.lines[0] ?? {}, { quantity: '109,00', vatRate: null });
  customer.number = 'x'.repeat(200);
};

const reasons = [
  ['/detail/invoice/date', 'not-day', 'Fill in a date that exists, such as 2026-11-20.'],
  ['/detail/invoice/currency', 'not-currency', 'Fill in a currency code, such as EUR.'],
  ['/detail/invoice/lines/0/quantity', 'not-decimal', 'Fill in an amount, such as 27.50.'],
  ['/detail/invoice/lines/0/vatRate', 'not-text', 'This must be text.'],
  ['/detail/customer/number', 'too-long', 'This is too long: 128 characters at most.'],
].map(([pointer, code, message]) => expect.objectContaining({ pointer, code, message }));

test('an invoice that cannot be read is answered with every fault and its reason, in both languages', async () => {
  await world.push(sent(1, wrong));
  const [failed] = world.toldOf('invoice.failed').filter(({ invoice }) => invoice.id === '1');
  expect(failed).toMatchObject({ version: 1, cause: 'unreadable' });
  expect(failed?.errors).toHaveLength(reasons.length);
  expect(failed?.errors).toEqual(expect.arrayContaining(reasons));
  expect(failed?.errors?.find(({ code }) => code === 'not-text')?.messages).toEqual({
    nl: 'Dit moet tekst zijn.',
    en: 'This must be text.',
  });
});

test('they stay with the invoice until it can be read', async () => {
  await using api = await adminDesk(world);
  await world.push(sent(2, wrong));
  const { body: parked } = await api.call('GET /invoices/2');
  expect(parked.entries[0]).toMatchObject({ cause: 'unreadable' });
  expect(parked.entries[0].errors).toEqual(expect.arrayContaining(reasons));
  await world.push(sent(2, () => undefined, 5));
  const { body: booked } = await api.call('GET /invoices/2');
  expect(booked.entries[0]).toMatchObject({ status: 'synced' });
  expect(booked.entries[0].errors).toBeUndefined();
});

test('a customer that cannot be read is answered the same way', async () => {
  const request = JSON.parse(JSON.stringify(customerRequest(aCompany({ id: '7099' }))));
  Object.assign(request.detail.customer, { number: null, email: 5, vatNumber: [] });
  await world.push(request);
  const [failed] = world.toldOf('customer.failed').filter(({ customer }) => customer.id === '7099');
  expect(failed?.errors?.map(({ pointer }) => pointer)).toEqual([
    '/detail/customer/number',
    '/detail/customer/vatNumber',
  ]);
});

test('an invoice without a number is not final, and is told what else is wrong with it', async () => {
  await world.push(sent(3, (detail) => Object.assign(detail.invoice, { number: '', kind: 5 })));
  const [failed] = world.toldOf('invoice.failed').filter(({ invoice }) => invoice.id === '3');
  expect(failed).toMatchObject({ cause: 'not-final' });
  expect(failed?.errors?.map(({ pointer }) => pointer)).toEqual(['/detail/invoice/number', '/detail/invoice/kind']);
});

test('of an event that is wrong as a whole no more is told than can be kept and sent', async () => {
  await world.push(
    sent(4, ({ invoice }) => {
      invoice.lines = Array.from({ length: 500 }, () => ({}));
    }),
    sent(5, ({ invoice }) => {
      invoice.description = 'x'.repeat(320_000);
    }),
  );
  const errorsOf = (id: string) => world.toldOf('invoice.failed').find(({ invoice }) => invoice.id === id)?.errors;
  expect(errorsOf('4')).toHaveLength(50);
  expect(errorsOf('5')?.[0]).toMatchObject({ pointer: '/detail', message: 'This is too large: 300 KB at most.' });
});

/** What stands at a JSON pointer, or is left out where it could stand. */
function placeOf(event: object, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  const holder = keys.slice(0, -1).reduce<unknown>((value, key) => Object(value)[key], event);
  return Object(holder)[keys.at(-1) ?? ''];
}

test.each([
  ['Exact', () => testWorld({ details: { defaultArticle: 'PITCH', finaliseInvoice: true, sendEmail: true } })],
  ['Moneybird', () => moneybirdWorld({ details: { externalInvoice: false, finaliseInvoice: true, sendEmail: true } })],
] as const)(
  '%s: every event out has a version, fits its schema, and warns where the event says it',
  async (_, open) => {
    await using world = await open();
    const event = invoiceEvent(
      1,
      { description: 'A stay '.repeat(40), lines: [aLine({ product: 'NOBODY-KNOWS', ledgerAccount: null })] },
      {
        customer: aCompany({
          companyName: 'Familie Jansen '.repeat(10),
          phone: '+3161200000112345678901234567890',
          email: 'nobody',
          address: { street: 'Dorpsstraat 1', postalCode: '1234 AB', city: 'Utrecht', country: 'Narnia' },
        }),
      },
    );
    await world.push(event);
    await world.settle();
    expect(world.told.length).toBeGreaterThan(0);
    const warnings = world.told.flatMap(({ detail }) => ('warnings' in detail ? detail.warnings : []));
    expect(warnings.filter(({ field }) => field !== null).length).toBeGreaterThan(1);
    for (const { type, detail } of world.told) expect(v.parse(EventsOut[type], detail)).toMatchObject({ version: 1 });
    for (const { code, field, message, messages } of warnings) {
      expect(messages).toEqual({ nl: expect.any(String), en: message });
      if (field !== null) expect([code, field, placeOf(event, field)]).not.toContain(undefined);
    }
  },
);
