import { expect, test } from 'vitest';
import { openRun } from '../../shared/runtime/worker-run.ts';
import { drain } from '../../shared/sync/drain.ts';
import { aCompany, anEvent, anInvoice } from '../builders.ts';
import { testWorld } from '../world.ts';

test('the same event ten times is one invoice, told once', async () => {
  await using world = await testWorld();
  const event = anEvent({ customer: aCompany() });
  await world.push(...Array.from({ length: 10 }, () => event));
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  expect(world.books.relations()).toHaveLength(1);
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
});

test('events that are taken in side by side are one entry', async () => {
  await using world = await testWorld();
  const event = anEvent({ customer: aCompany() });
  await Promise.all(Array.from({ length: 10 }, () => world.take(event)));
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
});

test.each([1, 2, 3, 4, 5])('two workers on one line make each invoice and relation once (turn %i)', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  const customer = aCompany();
  const invoices = Array.from({ length: 4 }, (_, nth) => anInvoice({ id: `i-${nth}`, number: `2026-010${nth}` }));
  await world.take(...invoices.map((invoice) => anEvent({ customer, invoice })));

  const work = async () => {
    await using run = openRun(world.world, { timeLeftMs: () => 60_000 });
    await drain(world.key, { kind: 'invoice', id: 'i-0' }, run);
  };
  await Promise.all([work(), work(), work()]);
  await world.settle();

  expect(world.books.invoices().map(({ reference, status }) => [reference, status])).toEqual(
    expect.arrayContaining(invoices.map(({ number }) => [number, 50])),
  );
  expect(world.books.invoices()).toHaveLength(4);
  expect(world.books.relations()).toHaveLength(1);
  expect(world.books.rows('crm/Contacts')).toHaveLength(1);
  expect(world.books.rows('crm/BankAccounts')).toHaveLength(1);
  expect(world.toldOf('invoice.synced')).toHaveLength(4);
  expect(world.toldOf('customer.synced')).toHaveLength(1);
});
