import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
import type { MoneybirdCalls } from '../../../shared/providers/moneybird/calls.ts';
import { undelivered } from '../../../shared/providers/moneybird/invoice/undelivered.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import type { MoneybirdWorld } from '../../world.ts';
import { known } from './moneybird-fixtures.ts';

const DAY_MS = 24 * 3_600_000;
const mailing = { externalInvoice: false, finaliseInvoice: true, sendEmail: true } as const;

/** A day passes, with the nightly look at the books in it. */
async function night(world: MoneybirdWorld): Promise<void> {
  world.clock.advance(DAY_MS);
  await createHandler({ ...world.world, integrations: world.integrations })({}, { timeLeftMs: () => 600_000 });
  await world.answer();
}

const told = (world: MoneybirdWorld) =>
  world.toldOf('invoice.synced').map(({ invoice, warnings }) => [invoice.id, warnings.map(({ code }) => code)]);

test('a mail that Moneybird took and could not deliver is told once, with the invoice that it was of', async () => {
  await using world = await known({ details: mailing });
  await world.push(anEvent({ id: 'two', customer: aCompany(), invoice: anInvoice({ id: '2', number: '2026-0043' }) }));
  const [first, second] = world.books.invoices();
  await night(world);
  expect(told(world)).toEqual([
    ['84311', []],
    ['2', []],
  ]);

  world.books.askTodo(second?.id ?? '', 'sales_invoice_email_blocked');
  world.books.askTodo(first?.id ?? '', 'sales_invoice_payment_differs'); // nothing about a mail
  world.told.length = 0;
  await night(world);
  await night(world);
  expect(told(world)).toEqual([['2', ['email-failed']]]);
  expect(world.toldOf('invoice.synced')).toMatchObject([{ finalised: true, externalId: second?.id }]);
  expect(new Set(world.told.map(({ detail }) => detail.id)).size).toBe(1);
});

const OF_THE_CONTACT = ['contact_email_blocked', 'contact_missing_sender_email'];
const OF_THE_INVOICE = [
  'sales_invoice_email_blocked',
  'sales_invoice_missing_sender_email',
  'sales_invoice_scheduling_failed_due_to_delivery_information',
];

test.each(OF_THE_INVOICE)('a mail that did not arrive is told by each type of todo: %s', async (type) => {
  await using world = await known({ details: mailing });
  world.books.askTodo(world.books.invoices()[0]?.id ?? '', type);
  world.told.length = 0;
  await night(world);
  expect(told(world)).toEqual([['84311', ['email-failed']]]);
});

test.each(OF_THE_CONTACT)('a todo of the contact that came after the mail tells of it: %s', async (type) => {
  await using world = await known({ details: mailing });
  world.clock.advance(60_000);
  world.books.askContactTodo(world.books.contacts()[0]?.id ?? '', type);
  world.told.length = 0;
  await night(world);
  expect(told(world)).toEqual([['84311', ['email-failed']]]);
});

test('a todo of the contact from before the mail says nothing about it', async () => {
  await using world = await known({ details: mailing });
  world.books.askContactTodo(world.books.contacts()[0]?.id ?? '', 'contact_email_blocked');
  world.clock.advance(60_000);
  const invoice = anInvoice({ id: '2', number: '2026-0043' });
  await world.push(anEvent({ id: 'two', customer: aCompany(), invoice }));
  world.told.length = 0;
  await night(world);
  expect(told(world).filter(([id]) => id === '2')).toEqual([]);
});

test('what somebody did already is told to nobody', async () => {
  await using world = await known({ details: mailing });
  const [invoice] = world.books.invoices();
  world.books.askTodo(invoice?.id ?? '', 'sales_invoice_email_blocked');
  world.books.completeTodos(invoice?.id ?? '');
  world.told.length = 0;
  await night(world);
  expect(told(world)).toEqual([]);
});

test('a note that cannot be read hides no other', async () => {
  const todo = { todo_type: 'sales_invoice_email_blocked', completed_at: null, created_at: '2026-11-20T10:00:00Z' };
  const odd = [{ todo_type: { of: 'another shape' } }, 'a text', null, 7];
  const sent = { id: '1', sent_at: '2026-11-20T09:00:00Z' };
  const rows = [
    { ...sent, notes: [...odd, todo] },
    { ...sent, id: '2', notes: null, contact: { notes: [...odd, todo] } },
    { ...sent, id: '3', notes: odd },
    { ...sent, id: '4' },
  ];
  const list = async <T>(_: string, Row: v.GenericSchema<unknown, T>) => ({
    row: v.parse(v.array(Row), rows),
    aheadMs: 0,
  });
  const found = await undelivered({ list } as unknown as MoneybirdCalls, 0);
  expect(found.map(({ externalId }) => externalId)).toEqual(['1', '2']);
});

test('nobody asks for mails where none are sent', async () => {
  await using world = await known({ details: { ...mailing, sendEmail: false } });
  await night(world);
  const lists = world.moneybird.requests.all({ method: 'GET', endpoint: 'sales_invoices' });
  expect(lists.filter(({ query }) => query.includes('created_after'))).toEqual([]);
});
