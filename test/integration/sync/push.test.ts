import { expect, test } from 'vitest';
import { samples } from '../../../infra/local/demo/samples/index.ts';
import { aCompany, anEvent, anInvoice } from '../../builders.ts';
import { testWorld } from '../../world.ts';
import { invoiceEntry, invoiceEvent } from './fixtures.ts';

test('an invoice of a new company stands in the books with its relation, contact person and bank account', async () => {
  await using world = await testWorld();
  await world.push(anEvent({ customer: aCompany() }));

  const [invoice] = world.books.invoices();
  expect(invoice?.totals).toEqual({ excl: '192.66', vat: '17.34', incl: '210.00' });
  expect(invoice?.reference).toBe(anInvoice().number);
  const [relation] = world.books.relations();
  expect(relation).toMatchObject({
    name: 'Familie Jansen B.V.',
    contactPerson: 'Anna de Jansen',
    ibans: ['NL91ABNA0417164300'],
  });
  expect(world.told.map(({ type }) => type)).toEqual(['customer.synced', 'invoice.synced']);
});

test('every sample ends where it says', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await world.push(...samples.map(({ event }) => event));
  await world.settle();
  for (const { event, ends, title } of samples) {
    const entry = await world.entry('invoice', event.detail.invoice.id);
    expect({ title, status: entry?.status, cause: entry?.cause, about: entry?.about }).toEqual({
      title,
      status: ends.status === 'synced' ? 'done' : ends.status,
      cause: ends.cause ?? null,
      about: expect.anything(),
    });
  }
});

test('an event that comes again after its invoice was booked makes no second document, and tells nothing', async () => {
  await using world = await testWorld();
  await world.push(anEvent());
  await world.push(anEvent());
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
});

test('a backlog stops at the invoice in hand when its integration is switched off', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1), invoiceEvent(2), invoiceEvent(3));
  await world.answer({
    publish: async (facts) => {
      world.told.push(...facts);
      if (facts.some(({ type }) => type === 'invoice.synced')) await world.change({ state: 'inactive' });
    },
  });
  expect(world.books.invoices()).toHaveLength(1);
  for (const n of [2, 3]) expect(await invoiceEntry(world, n)).toMatchObject({ status: 'skipped', cause: 'inactive' });
});
