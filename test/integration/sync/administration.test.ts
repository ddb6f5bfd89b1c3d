import { expect, test } from 'vitest';
import { campingDeEik } from '../../simulators/exact/defaults/administration.ts';
import { type TestWorld, type TestWorldOptions, testWorld } from '../../world.ts';
import { callsFromNow, customerEntry, invoiceEntry, invoiceEvent, syncRequest, toldAbout } from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const OTHER = 204060;

/** Two administrations behind one consent; the first one is pinned. */
async function twoAdministrations(options: TestWorldOptions = {}): Promise<TestWorld> {
  const world = await testWorld({ ...options, exact: { divisions: [campingDeEik, { code: OTHER }] } });
  await move(world, campingDeEik.code);
  await world.settle();
  return world;
}

/** Pins the other one, as a connect with a choice does. */
async function move(world: TestWorld, id: number = OTHER) {
  await world.change({ administration: { id: String(id), name: 'De Eik', number: '2', vatNumber: null } });
  await world.world.wake(world.key);
}

test.each(['lost-answer', '500-before'] as const)(
  'an invoice that was under way (%s) is not sent into another administration',
  async (fault) => {
    await using world = await twoAdministrations();
    world.exact.faults.next({ method: 'POST', path: INVOICES, fault });
    await world.push(invoiceEvent(1));
    await move(world);
    const calls = callsFromNow(world);
    await world.settle();
    expect(calls()).toEqual([]);
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'administration-changed' });
    expect(toldAbout(world, 1)).toEqual(['administration-changed']);
    expect(world.toldOf('invoice.failed')[0]?.message).toContain('administration “De Eik (2)”'); // never the code alone
    expect(world.exact.booksOf(OTHER).invoices()).toEqual([]);

    await move(world, campingDeEik.code); // and back: it goes on where it stood
    await world.settle();
    expect(world.exact.booksOf(campingDeEik.code).invoices()).toHaveLength(1);
    expect(toldAbout(world, 1)).toEqual(['administration-changed', 'synced']);
  },
);

test.each([INVOICES, 'crm/Accounts'])(
  'between a consent and the choice of an administration nothing is asked of the books: %s that is under way waits for it',
  async (path) => {
    await using world = await testWorld();
    world.exact.faults.next({ method: 'POST', path, fault: 'lost-answer' });
    await world.push(invoiceEvent(1));
    const { administration } = (await world.integrations.get(world.key)) ?? {};
    await world.change({ administration: null, state: 'new' });
    await world.world.wake(world.key);
    const calls = callsFromNow(world);
    await world.settle();
    expect(calls()).toEqual([]);
    expect((await world.integrations.get(world.key))?.attention).toBeNull(); // whoever chooses is told of no fault

    await world.change({ administration: administration ?? null, state: 'active' });
    await world.world.wake(world.key);
    await world.settle();
    expect(toldAbout(world, 1)).toEqual(['synced']);
    const books = world.exact.booksOf(campingDeEik.code);
    expect([books.invoices().length, books.relations().length]).toEqual([1, 1]);
  },
);

test('a draft that was to be made final parks too, and is not taken for one of the other administration', async () => {
  await using world = await twoAdministrations({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: 'document-error' });
  await world.push(invoiceEvent(1));
  await move(world);
  await world.settle();
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'administration-changed' });
});

test('a link to a relation is made anew in another administration, and told', async () => {
  await using world = await twoAdministrations();
  await world.push(invoiceEvent(1));
  await move(world);
  await world.push(invoiceEvent(2));
  const there = world.exact.booksOf(OTHER);
  expect(there.relations()).toMatchObject([{ contactPerson: 'Anna de Jansen', ibans: ['NL91ABNA0417164300'] }]);
  expect(there.invoices()).toMatchObject([{ reference: '2026-0002', relationId: there.relations()[0]?.id }]);
  expect(world.toldOf('customer.synced').map(({ externalId }) => externalId)).toEqual([
    world.books.relations()[0]?.id,
    there.relations()[0]?.id,
  ]);
  expect(await customerEntry(world)).toMatchObject({ administration: String(OTHER) });
  expect(world.exact.requests.all().filter(({ status }) => status >= 400)).toEqual([]);
});

test('an invoice that was not sent yet goes into the new administration', async () => {
  await using world = await twoAdministrations({ state: 'inactive' });
  await world.push(invoiceEvent(1));
  await move(world);
  await world.change({ state: 'active' });
  await world.push(syncRequest(1));
  expect(world.exact.booksOf(OTHER).invoices()).toHaveLength(1);
  expect(world.books.invoices()).toEqual([]);
});

test('what was booked in the old administration stays done', async () => {
  await using world = await twoAdministrations();
  await world.push(invoiceEvent(1));
  await move(world);
  await world.push(invoiceEvent(1));
  await world.settle();
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('code lists of one administration are not used for another', async () => {
  await using world = await twoAdministrations();
  await world.push(invoiceEvent(1));
  await move(world);
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(2));
  expect(calls()).toContain('GET vat/VATCodes');
});
