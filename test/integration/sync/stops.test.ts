import { expect, test } from 'vitest';
import { statusOf } from '../../../shared/sync/ledger/entry.ts';
import { aCompany, aLine } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import {
  at,
  callsFromNow,
  customerEntry,
  customerRequest,
  expectNoFactTwice,
  HOUR_MS,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';

const INVOICES = 'salesinvoice/SalesInvoices';
const unmapped = { lines: [aLine({ vatRate: 'vervoer-laag' })] };

/** Maps a VAT rate, as the admin API does. */
async function map(world: TestWorld, rate: string, code: string) {
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('the integration is gone');
  const { mappings } = integration;
  await world.change({ mappings: { ...mappings, vat: { ...mappings.vat, [rate]: code } } });
  await world.world.wake(world.key);
}

test('a VAT rate that nobody mapped parks the invoice without a call', async () => {
  await using world = await testWorld();
  const calls = callsFromNow(world);
  await world.push(invoiceEvent(1, unmapped));
  await world.push(invoiceEvent(1, unmapped));
  await pass(world, HOUR_MS);
  expect(calls()).toEqual([]);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped', dueAt: null });
  expect(world.toldOf('invoice.failed')).toHaveLength(1);
  const [failed] = world.toldOf('invoice.failed');
  expect(failed).toMatchObject({ cause: 'vat-unmapped', remedy: 'correct', invoice: { id: '1', number: '2026-0001' } });
  expect(failed?.message).toContain('no vat code');
  expect(failed).not.toHaveProperty('externalId');
});

test('a mapping that is saved heals everything that it parked, by itself', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1, unmapped), invoiceEvent(2, unmapped), invoiceEvent(3));
  await map(world, 'vervoer-laag', '3');
  await world.answer();
  for (const n of [1, 2]) expect(toldAbout(world, n)).toEqual(['vat-unmapped', 'synced']);
  expect(world.books.invoices()).toHaveLength(3);
});

test('a setting that mends nothing tries once more and tells nothing; another cause is told, and who asks is answered', async () => {
  await using world = await testWorld();
  const { exact } = world;
  const unknown = { lines: [aLine({ vatRate: 'vervoer-laag', product: 'UNKNOWN', ledgerAccount: '9' })] };
  await world.push(invoiceEvent(1, unknown));
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped']);
  for (const rate of ['another', 'yet another']) {
    await map(world, rate, '3');
    await world.answer();
    await world.settle();
  }
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped']);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped', dueAt: null });

  await map(world, 'vervoer-laag', '3');
  await world.answer();
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'article-unknown']);
  await map(world, 'a third', '3');
  await world.answer();
  expect(toldAbout(world, 1)).toHaveLength(2);

  await world.push(syncRequest(1, unknown));
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'article-unknown', 'article-unknown']);
  await world.push(invoiceEvent(1, { ...unknown, reference: 'PO 1' }, { occurredAt: at(2) }));
  await world.settle();
  expect(exact.books.invoices()).toEqual([]);
  expectNoFactTwice(world);
});

test('a cause that comes back after another one is told again, under an id of its own', async () => {
  await using world = await testWorld();
  await world.push(
    invoiceEvent(1, { lines: [aLine({ vatRate: 'vervoer-laag', product: 'UNKNOWN', ledgerAccount: '9' })] }),
  );
  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  if (!mappings) throw new Error('the integration is gone');
  await map(world, 'vervoer-laag', '3');
  await world.answer();
  await world.change({ mappings });
  await world.world.wake(world.key);
  await world.answer();
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'article-unknown', 'vat-unmapped']);
  expectNoFactTwice(world);
});

test('a customer whom the books keep refusing is told once, whatever is saved', async () => {
  await using world = await testWorld();
  const fault = { kind: 'error', status: 400, message: 'Iets onbekends' } as const;
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault, times: 3 });
  await world.push(invoiceEvent(1));
  for (const rate of ['another', 'yet another']) {
    await map(world, rate, '3');
    await world.answer();
  }
  await world.settle();
  expect(world.toldOf('customer.failed')).toHaveLength(1);
  expect(toldAbout(world, 1)).toHaveLength(1);
});

test('a mapping that is saved while the invoice is being judged is not missed', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1, unmapped));
  const { snapshots } = world.world;
  let saved = false;
  await world.answer({
    snapshots: {
      keepInvoice: (...asked) => snapshots.keepInvoice(...asked),
      keepCustomer: (...asked) => snapshots.keepCustomer(...asked),
      customer: (...asked) => snapshots.customer(...asked),
      lengthenInvoice: (...asked) => snapshots.lengthenInvoice(...asked),
      expireInvoice: (...asked) => snapshots.expireInvoice(...asked),
      invoice: async (...asked) => {
        if (!saved) await map(world, 'vervoer-laag', '3');
        saved = true;
        return snapshots.invoice(...asked);
      },
    },
  });
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test('what i-Reserve has to mend is not tried again after a setting', async () => {
  await using world = await testWorld();
  const event = structuredClone(invoiceEvent(1)) as { detail: { invoice: { currency?: string } } };
  delete event.detail.invoice.currency;
  await world.push(event);
  await map(world, 'vervoer-laag', '3');
  await world.answer();
  expect(toldAbout(world, 1)).toEqual(['unreadable']);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'unreadable' });
});

test.each(['inactive', 'connected'] as const)(
  'an integration that is %s skips, tells nobody and sends nothing by activation, but by the button',
  async (state) => {
    await using world = await testWorld({ state });
    const calls = callsFromNow(world);
    await world.push(invoiceEvent(1), customerRequest());
    expect(statusOf(await invoiceEntry(world, 1))).toBe('skipped');
    expect(await invoiceEntry(world, 1)).toMatchObject({ cause: 'inactive' });
    await world.change({ state: 'active' });
    await world.world.wake(world.key);
    await world.settle();
    expect(calls()).toEqual([]);
    expect(world.told).toEqual([]);

    await world.push(syncRequest(1));
    expect(toldAbout(world, 1)).toEqual(['synced']);
    expect(await customerEntry(world)).toMatchObject({ status: 'done' });
  },
);

test('an invoice dated before the start is skipped until somebody asks for it', async () => {
  await using world = await testWorld({ details: { startDate: '2026-11-21' } });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'skipped', cause: 'before-start', dueAt: null });
  expect(world.told).toEqual([]);
  await world.push(syncRequest(1));
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test("another seller's invoice is skipped", async () => {
  await using world = await testWorld({ details: { sellers: ['1'] } });
  await world.push(invoiceEvent(1), invoiceEvent(2, { seller: { id: '2' } }), invoiceEvent(3, { seller: null }));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done' });
  for (const n of [2, 3])
    expect(await invoiceEntry(world, n)).toMatchObject({ status: 'skipped', cause: 'other-seller' });
  expect(world.toldOf('invoice.failed')).toEqual([]);
});

test('an invoice that left before the integration was switched off is found, adopted and told', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  await world.change({ state: 'inactive' });
  const calls = callsFromNow(world);
  await world.settle();
  expect(calls()).toEqual([`GET ${INVOICES}`]);
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(world.toldOf('invoice.synced')).toMatchObject([{ finalised: false, externalNumber: null }]);
  expect(await invoiceEntry(world, 1)).toMatchObject({ externalNumber: expect.stringMatching(/^\d+$/) }); // a draft's may change
});

test('an invoice that never arrived is not sent after the integration was switched off', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: INVOICES, fault: '500-before' });
  await world.push(invoiceEvent(1));
  await world.change({ state: 'inactive' });
  const calls = callsFromNow(world);
  await world.settle();
  expect(calls()).toEqual([`GET ${INVOICES}`, `GET ${INVOICES}`]);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'skipped', cause: 'inactive', intent: null });

  await world.change({ state: 'active' });
  await world.push(syncRequest(1));
  expect(world.books.invoices()).toHaveLength(1);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

test.each(['500-before', 'lost-answer'] as const)(
  'a document whose finalising met %s before the integration was switched off is told as it stands',
  async (fault) => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    world.exact.faults.next({ path: 'Printed', fault });
    await world.push(invoiceEvent(1));
    await world.change({ state: 'inactive' });
    await world.settle();
    const finalised = fault === 'lost-answer';
    expect(world.toldOf('invoice.synced')).toMatchObject([{ finalised }]);
    expect(world.books.invoices()).toMatchObject([{ status: finalised ? 50 : 20 }]);

    await world.change({ state: 'active' });
    await world.push(syncRequest(1));
    await world.settle();
    expect(world.toldOf('invoice.synced').at(-1)).toMatchObject({ finalised: true });
    expect(world.exact.requests.count({ endpoint: 'salesinvoice/PrintedSalesInvoices' })).toBe(finalised ? 1 : 2);
  },
);

test('a draft that rested when the integration was switched off is told as it stands, without a call', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ path: 'Printed', fault: '429-minute' });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ step: 'created', status: 'waiting' });
  await world.change({ state: 'inactive' });
  const calls = callsFromNow(world);
  await world.settle();
  expect(calls()).toEqual([]);
  expect(world.toldOf('invoice.synced')).toMatchObject([{ finalised: false }]);
});

test('a relation that left before the integration was switched off is found and told', async () => {
  await using world = await testWorld();
  world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault: 'lost-answer' });
  await world.push(invoiceEvent(1, {}, { customer: aCompany() }));
  await world.change({ state: 'inactive' });
  await world.settle();
  expect(world.exact.requests.count({ method: 'POST', endpoint: 'crm/Contacts' })).toBe(0);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'skipped', cause: 'inactive' });

  await world.change({ state: 'active' });
  await world.push(syncRequest(1));
  expect(world.books.relations()).toMatchObject([{ contactPerson: 'Anna de Jansen' }]);
  expect(world.told.map(({ type }) => type)).toEqual(['customer.synced', 'invoice.synced']);
});

test('a button pressed while the invoice is being skipped is not lost', async () => {
  await using world = await testWorld({ details: { startDate: '2026-11-21' } });
  await world.take(invoiceEvent(1));
  const { ledger } = world.world;
  let pressed = false;
  const claimDue: typeof ledger.claimDue = async (...asked) => {
    const page = await ledger.claimDue(...asked);
    if (!pressed) {
      pressed = true;
      await world.take(syncRequest(1, {}, { occurredAt: at(1) }));
    }
    return page;
  };
  await world.answer({
    ledger: new Proxy(ledger, { get: (target, name) => (name === 'claimDue' ? claimDue : bound(target, name)) }),
  });
  await pass(world, 2 * MINUTE_MS);
  expect(toldAbout(world, 1)).toEqual(['synced']);
});

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name);
  return typeof value === 'function' ? value.bind(target) : value;
}
