import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { takeIn } from '../../../shared/sync/intake/intake.ts';
import { aCompany } from '../../builders.ts';
import { moneybirdWorld, testWorld } from '../../world.ts';
import {
  at,
  customerRequest,
  expectNoFactTwice,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';
import { around, changedLedger } from './interleaved.ts';

test('while an answer is outstanding, what was planned is looked for, whatever the settings say by now', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  world.exact.faults.next({ method: 'POST', path: 'SalesInvoices', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('the integration is gone');
  const { 'btw-laag': _, ...vat } = integration.mappings.vat;
  await world.change({ mappings: { ...integration.mappings, vat } });
  await world.world.wake(world.key);
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(world.books.invoices()).toHaveLength(1);
});

test('a printing whose answer is outstanding as somebody asks for the invoice is looked up like any other', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true, sendEmail: true } });
  world.exact.faults.next({ method: 'POST', path: 'PrintedSalesInvoices', fault: 'lost-answer' });
  await world.push(invoiceEvent(1));
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'uncertain', intent: { step: 'finalising' } });
  await world.push(syncRequest(1));
  await world.settle();
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', finalised: true, intent: null });
  const [synced] = world.toldOf('invoice.synced');
  expect(synced?.warnings.map(({ code }) => code)).toContain('mail-unconfirmed');
  expect(world.exact.requests.count({ method: 'POST', endpoint: 'salesinvoice/PrintedSalesInvoices' })).toBe(1);
});

test.each(['exact', 'moneybird'])(
  'a relation whose answer was lost holds what i-Reserve says by now (%s)',
  async (books) => {
    await using world = await (books === 'exact' ? testWorld() : moneybirdWorld());
    if ('exact' in world) world.exact.faults.next({ method: 'POST', path: 'crm/Accounts', fault: 'lost-answer' });
    else world.moneybird.faults.next({ method: 'POST', path: /contacts$/, fault: 'lost-answer' });
    await world.push(invoiceEvent(1));
    const email = 'nieuw@jansen.example';
    await world.push(customerRequest(aCompany({ email }), { occurredAt: at(2) }));
    for (let minute = 0; minute < 20; minute++) await pass(world, MINUTE_MS);
    const relations = 'exact' in world ? world.books.relations() : world.books.contacts();
    expect(relations).toMatchObject([{ email }]);
    expect(toldAbout(world, 1)).toEqual(['synced']);
  },
);

test('a document that became ours while it met transactions is ours, and nobody else’s', async () => {
  await using world = await testWorld();
  const conflict = () =>
    Promise.reject(new TransactionConflictException({ message: 'in a transaction', $metadata: {} }));
  await world.take(invoiceEvent(1));
  await world.answer(world.standingOn(around(world, /"Item":.*owned#.*document/, conflict, 3)));
  expect(toldAbout(world, 1)).toEqual(['synced']);
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', cause: null });

  // It lasts for longer than one write is tried: that is a fault, and no verdict on the document.
  await world.take(invoiceEvent(2));
  await world.answer(world.standingOn(around(world, /"Item":.*owned#.*document/, conflict, 7)));
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expect(world.books.invoices()).toHaveLength(2);
});

test.each([true, false])(
  'an invoice of last year whose answer was lost is one document (external: %s)',
  async (external) => {
    await using world = await moneybirdWorld({
      details: { externalInvoice: external },
      moneybird: { readings: { filterWithoutPeriod: 'this-year' } },
    });
    world.moneybird.faults.next({ method: 'POST', path: /(external_)?sales_invoices/, fault: 'lost-answer' });
    await world.push(invoiceEvent(1, { date: '2025-12-30', dueDate: '2026-01-13' }));
    for (let minute = 0; minute < 20; minute++) await pass(world, MINUTE_MS);
    expect(world.books.invoices()).toHaveLength(1);
    expect(toldAbout(world, 1)).toEqual(['synced']);
  },
);

test('an invoice whose wake was lost while its line was at rest goes out with the next minute', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  await pass(world, MINUTE_MS);
  await pass(world, MINUTE_MS);
  expect((await world.integrations.get(world.key))?.wakeAt).toBeNull();
  await takeIn(JSON.stringify(invoiceEvent(2)), { ...world.intake, wake: async () => undefined });
  await pass(world, MINUTE_MS);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('an invoice that the index shows late, without a hint, goes out when it shows', async () => {
  await using world = await testWorld();
  await world.push(invoiceEvent(1));
  world.clock.advance(60 * MINUTE_MS);
  await takeIn(JSON.stringify(invoiceEvent(2)), { ...world.intake, wake: async () => undefined });
  const shownAtMs = world.clock.now() + 30_000;
  const { ledger } = world.world;
  const isLate = () => world.clock.now() < shownAtMs;
  const late = changedLedger(ledger, {
    soonest: async (...asked) => (isLate() ? null : ledger.soonest(...asked)),
  });
  await world.world.wake(world.key);
  await world.answer({ ledger: late });
  expect(toldAbout(world, 2)).toEqual([]);
  expect((await world.integrations.get(world.key))?.wakeAt).not.toBeNull();
  await world.settle();
  expect(toldAbout(world, 2)).toEqual(['synced']);
  expectNoFactTwice(world);
});
