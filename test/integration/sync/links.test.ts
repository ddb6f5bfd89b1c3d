import { expect, test } from 'vitest';
import { aCompany } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { at, callsFromNow, customerRequest, invoiceEvent, syncRequest, toldAbout } from './fixtures.ts';

/** The bookkeeper takes a relation that has no invoices out of the books, as a merge of two relations does. */
async function removeRelation({ exact, books }: TestWorld) {
  const { accessToken } = exact.connect();
  const [relation] = books.relations();
  const path = `/api/v1/${books.division}/crm/Accounts(guid'${relation?.id}')`;
  const { status } = await fetch(exact.origin + path, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${accessToken}` },
  });
  expect(status).toBe(204);
}

async function withoutRelation(): Promise<TestWorld> {
  const world = await testWorld();
  await world.push(customerRequest());
  await removeRelation(world);
  return world;
}

test('a relation that is gone from the books stops the invoice that needs it, and is made anew when a person asks for it', async () => {
  await using world = await withoutRelation();
  await world.push(invoiceEvent(1, {}, { occurredAt: at(2) }));
  expect(toldAbout(world, 1)).toEqual(['link-broken']);
  expect(world.toldOf('customer.failed')).toMatchObject([{ cause: 'link-broken' }]);
  expect(world.books.relations()).toEqual([]);

  await world.push(customerRequest(aCompany(), { id: 'anew', occurredAt: at(3) }));
  await world.push(syncRequest(1, {}, { occurredAt: at(4) }));
  expect(toldAbout(world, 1)).toEqual(['link-broken', 'synced']);
  expect(world.books.invoices()).toHaveLength(1);
  const [relation] = world.books.relations();
  expect(relation).toMatchObject({ contactPerson: 'Anna de Jansen', ibans: ['NL91ABNA0417164300'] });
  expect(world.toldOf('customer.synced').at(-1)).toMatchObject({ externalId: relation?.id });
});

test('the button of a customer asks whether its relation is still there', async () => {
  await using world = await withoutRelation();
  await world.push(customerRequest(aCompany(), { id: 'again', occurredAt: at(5) }));
  const [relation] = world.books.relations();
  expect(world.toldOf('customer.synced').at(-1)).toMatchObject({ externalId: relation?.id });

  const calls = callsFromNow(world);
  await world.push(customerRequest(aCompany(), { id: 'once more', occurredAt: at(6) }));
  expect(calls()).toEqual(['GET crm/Accounts']);
  expect(world.toldOf('customer.synced')).toHaveLength(3);
});

test('a relation that stands though the books say that it is gone stops the invoice, after one look', async () => {
  await using world = await testWorld();
  await world.push(customerRequest());
  const fault = { kind: 'error', status: 400, message: 'Ongeldige referentie: Klant' } as const;
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault, times: 9 });
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(1, {}, { occurredAt: at(2) }));
  expect(calls().slice(-2)).toEqual(['POST salesinvoice/SalesInvoices', 'GET crm/Accounts']);
  expect(toldAbout(world, 1)).toEqual(['link-broken']);
  expect(world.books.relations()).toHaveLength(1);
});

test('a change to a relation that is gone does not make it anew either', async () => {
  await using world = await withoutRelation();
  const renamed = aCompany({ companyName: 'Jansen & Zonen B.V.' });
  await world.push(invoiceEvent(1, {}, { customer: renamed, occurredAt: at(2) }));
  expect(toldAbout(world, 1)).toEqual(['link-broken']);
  expect(world.books.relations()).toEqual([]);
});
