import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { aCustomer, aLine, anEvent, anInvoice } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const REHEARSE = 'POST /integrations/exact/rehearse';
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };

const invoice = (nth: number, over: object = {}, customer = aCustomer({ id: `c${nth}`, number: `70${nth}` })) =>
  anEvent({
    invoice: anInvoice({ id: `i${nth}`, number: `2026-00${nth}`, date: '2026-11-20', dueDate: null, ...over }),
    customer,
  });
const unmapped = { lines: [aLine({ vatRate: 'btw-onbekend' })] };
const everything = async ({ world }: TestWorld) =>
  (await world.documents.send(new ScanCommand({ TableName: 'ledger', ConsistentRead: true }))).Items?.filter(
    ({ sk }) => !/^(list#|pace|window#)/.test(sk),
  );

/** Five invoices that an integration which is off was sent: two are fine, two have no VAT code, one is of October. */
async function whileOff() {
  const world = await testWorld({ state: 'inactive' });
  const api = await adminDesk(world);
  await world.push(
    invoice(1),
    invoice(2, unmapped),
    invoice(3),
    invoice(4, unmapped),
    invoice(5, { date: '2026-10-31' }),
  );
  return { world, api };
}

test('every invoice of those days is judged as a push would judge it, and nothing is written', async () => {
  const { world, api } = await whileOff();
  await using _ = world;
  await using __ = api;
  const before = await everything(world);
  const { status, body } = await api.call(REHEARSE, NOVEMBER, { headers: { 'accept-language': 'nl' } });
  expect({ status, body }).toEqual({
    status: 200,
    body: {
      ...{ total: 4, wouldBook: 2, notHeld: 0, cursor: null },
      stopped: [
        {
          ...{ cause: 'vat-unmapped', invoices: 2, amount: '420.00', currency: 'EUR' },
          ...{
            message: expect.stringContaining('btw'),
            messages: { nl: expect.any(String), en: expect.stringContaining('no vat code') },
          },
          examples: [4, 2].map((nth) =>
            expect.objectContaining({
              id: `i${nth}`,
              number: `2026-00${nth}`,
              message: expect.stringContaining('btw-onbekend'),
            }),
          ),
        },
      ],
    },
  });
  expect(await everything(world)).toEqual(before);
  expect(world.told).toEqual([]);
  expect(world.books.invoices()).toEqual([]);
  expect(world.books.relations()).toEqual([]);
});

test('what it says comes true once the integration is on', async () => {
  const { world, api } = await whileOff();
  await using _ = world;
  await using __ = api;
  const { body } = await api.call(REHEARSE, NOVEMBER);
  await world.change({ state: 'active' });
  await api.call('POST /integrations/exact/retry', { status: 'skipped', ...NOVEMBER });
  await world.settle();
  expect(world.toldOf('invoice.synced')).toHaveLength(body.wouldBook);
  expect(world.toldOf('invoice.failed').map(({ cause }) => cause)).toEqual(['vat-unmapped', 'vat-unmapped']);
});

test('the calls to the books do not rise with the invoices', async () => {
  const { world, api } = await whileOff();
  await using _ = world;
  await using __ = api;
  const calls = async () => {
    const before = world.exact.requests.count({});
    await api.call(REHEARSE, NOVEMBER);
    return world.exact.requests.count({}) - before;
  };
  await calls();
  expect(await calls()).toBe(0);
  await world.push(...[6, 7, 8, 9].map((nth) => invoice(nth)));
  expect(await calls()).toBe(0);
});

test('a request that has no time judges ten and goes on from its cursor, and every invoice is counted once', async () => {
  const { world, api } = await whileOff();
  await using _ = world;
  await using __ = api;
  await world.push(...Array.from({ length: 26 }, (_, nth) => invoice(10 + nth)));
  await api.call(REHEARSE, NOVEMBER); // the code lists are known by now
  let [total, wouldBook, stopped, pages] = [0, 0, 0, 0];
  for (let cursor: string | null = null; pages < 10; pages++) {
    const { body } = await api.call(REHEARSE, { ...NOVEMBER, cursor }, { timeLeftMs: () => 4_900 });
    total += body.total;
    wouldBook += body.wouldBook;
    stopped += body.stopped.reduce((sum: number, { invoices }: { invoices: number }) => sum + invoices, 0);
    cursor = body.cursor;
    if (cursor === null) break;
  }
  expect({ total, wouldBook, stopped }).toEqual({ total: 30, wouldBook: 28, stopped: 2 });
  expect(pages).toBe(3); // the fourth has what is not of those days, or nothing
});

test('an invoice that two integrations received counts once, and one that is no longer held is told apart', async () => {
  const { world, api } = await whileOff();
  await using _ = world;
  await using __ = api;
  await api.call('PUT /integrations/second', { provider: 'moneybird' });
  await world.integrations.change({ tenant: world.key.tenant, integration: 'second' }, { state: 'inactive' });
  await world.push(invoice(1), invoice(6));
  const entry = await world.entry('invoice', 'i3');
  if (entry?.kind !== 'invoice') throw new Error('no entry');
  await world.world.snapshots.expireInvoice(entry.tenant, 'i3', entry.hash ?? '', world.clock.now());
  world.clock.advance(1_000);
  expect((await api.call(REHEARSE, NOVEMBER)).body).toMatchObject({ total: 4, wouldBook: 2, notHeld: 1 });
});

test.each([
  [undefined, '', 'missing'],
  [{}, '/from', 'missing'],
  [{ from: '2026-11-01' }, '/to', 'missing'],
  [{ from: '2026-11-02', to: '2026-11-01' }, '/to', 'before-first-day'],
  [{ ...NOVEMBER, cursor: 'nothing' }, '/cursor', 'cursor-unknown'],
])('%j is refused', async (body, pointer, code) => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  expect(await api.call(REHEARSE, body)).toMatchObject({
    status: 400,
    body: { errors: expect.arrayContaining([expect.objectContaining({ pointer, code })]) },
  });
});
