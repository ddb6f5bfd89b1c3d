import { expect, test } from 'vitest';
import { createHandler } from '../../../functions/token-refresh/handler.ts';
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

test('nobody asks for mails where none are sent', async () => {
  await using world = await known({ details: { ...mailing, sendEmail: false } });
  await night(world);
  const lists = world.moneybird.requests.all({ method: 'GET', endpoint: 'sales_invoices' });
  expect(lists.filter(({ query }) => query.includes('created_after'))).toEqual([]);
});
