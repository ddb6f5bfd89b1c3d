import { expect, test } from 'vitest';
import { oneInvoice } from '../../../shared/admin/invoices/one-invoice.ts';
import { aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { at, customerEntry, invoiceEntry, invoiceEvent, MINUTE_MS, pass, toldAbout } from './fixtures.ts';

const credit = () => invoiceEvent(2, { kind: 'credit', creditFor: '2026-0001' }, { occurredAt: at(1) });
const unmapped = { lines: [aLine({ vatRate: 'vervoer-laag' })] };

/** What people read of an invoice. */
const shownOf = async ({ key, integrations, world }: TestWorld, id: number) => {
  const { entries } = await oneInvoice({ tenant: key.tenant, id: String(id) }, { integrations, ledger: world.ledger });
  return entries[0];
};

test('a credit whose original is parked says that it waits for it, by its number', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), credit());
  expect(await shownOf(world, 2)).toMatchObject({
    status: 'waiting',
    cause: 'original-first',
    remedy: 'wait',
    message: 'This credit waits for invoice 2026-0001, which is not in the books yet.',
  });
});

test('a credit that merely waited is no suspect when the books are silent about it for the first time', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), credit());
  await world.push(invoiceEvent(1, {}, { occurredAt: at(2) }));
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: '503' });
  await pass(world, MINUTE_MS);
  expect(await invoiceEntry(world, 2)).toMatchObject({ status: 'uncertain', noAnswers: 0 });
  expect(await world.integrations.get(world.key)).toMatchObject({ pause: { cause: 'provider-down' } });
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('an invoice whose customer is being looked up says so, and is no suspect either', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  expect(await customerEntry(world)).toMatchObject({ status: 'uncertain', cause: 'uncertain' });
  expect(await shownOf(world, 1)).toMatchObject({ status: 'waiting', cause: 'customer-first' });
  expect((await shownOf(world, 1))?.message).toMatch(/^The customer “.+” is looked up in the books first\./);
  expect(await invoiceEntry(world, 1)).toMatchObject({ noAnswers: 0 });
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('what our own bus is late for comes soon, and nothing is said of the books', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1));
  await world.answer({
    publish: async () => {
      throw new Error('the bus is away');
    },
  });
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'waiting', cause: 'soon', remedy: 'wait' });
  expect(await customerEntry(world)).toMatchObject({ status: 'done', cause: null }); // what is done stays done
  expect(await world.integrations.get(world.key)).toMatchObject({ pause: null });
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
});
