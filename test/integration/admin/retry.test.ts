import { describe, expect, test } from 'vitest';
import { anEvent, anInvoice, unmapped } from '../../builders.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { adminDesk } from './fixtures.ts';

const RETRY = 'POST /integrations/exact/retry';
const invoice = (id: string, date = '2026-11-20') =>
  anEvent({ invoice: anInvoice({ id, number: `2026-${id}`, date, dueDate: null }) });

/** An invoice stops for its VAT rate, and the bus does not take the event of that. */
async function stopUntold(world: TestWorld): Promise<void> {
  const { mappings } = (await world.integrations.get(world.key)) ?? {};
  if (!mappings) throw new Error('there is no integration');
  await world.change({ mappings: { ...mappings, vat: {} } });
  await world.take(invoice('1'));
  await world.answer({ publish: () => Promise.reject(new Error('the bus is away')) });
}

/** Five invoices that came in while the integration was off, which is on by now. */
async function afterANight() {
  const world = await testWorld({ state: 'inactive' });
  const api = await adminDesk(world);
  await world.push(...['1', '2', '3'].map((id) => invoice(id)), invoice('4', '2026-11-18'), invoice('5', '2026-11-21'));
  await world.change({ state: 'active' });
  return { world, api };
}

describe('what came in while the integration was off is pushed when somebody asks', () => {
  test('all of it, with the number of them', async () => {
    const { world, api } = await afterANight();
    await using _ = world;
    await using __ = api;
    expect(await api.call(RETRY, { status: 'skipped' })).toMatchObject({ status: 202, body: { count: 5 } });
    await world.answer();
    expect(world.toldOf('invoice.synced')).toHaveLength(5);
    expect(await api.call(RETRY, { status: 'skipped' })).toMatchObject({ body: { count: 0 } });
  });

  test('those that are named, by id or by the day of the invoice', async () => {
    const { world, api } = await afterANight();
    await using _ = world;
    await using __ = api;
    const retry = async (body: object) => (await api.call(RETRY, { status: 'skipped', ...body })).body.count;
    expect(await retry({ ids: ['1', 'nothing'] })).toBe(1);
    expect(await retry({ from: '2026-11-21' })).toBe(1);
    expect(await retry({ to: '2026-11-18' })).toBe(1);
    expect(await retry({ cause: 'before-start' })).toBe(0);
    expect(await retry({ from: '2026-11-19', to: '2026-11-20' })).toBe(2);
  });

  test('not while it is off: it would be skipped again', async () => {
    const { world, api } = await afterANight();
    await using _ = world;
    await using __ = api;
    await world.change({ state: 'inactive' });
    const { status, body } = await api.call(RETRY, { status: 'skipped' });
    expect({ status, type: body.type }).toEqual({
      status: 409,
      type: 'urn:i-reserve-bookkeeping:problem:switched-off',
    });
  });

  test('nor what is no longer held: it could not be pushed', async () => {
    const { world, api } = await afterANight();
    await using _ = world;
    await using __ = api;
    const entry = await world.entry('invoice', '1');
    if (entry?.kind !== 'invoice') throw new Error('no entry');
    await world.world.snapshots.expireInvoice(entry.tenant, '1', entry.hash ?? '', world.clock.now());
    world.clock.advance(1_000);
    expect(await api.call(RETRY, { status: 'skipped' })).toMatchObject({ body: { count: 4 } });
    expect(await world.entry('invoice', '1')).toMatchObject({ status: 'skipped' });
  });

  test('a request that runs out of time says so, and the next one goes on with the rest', async () => {
    const { world, api } = await afterANight();
    await using _ = world;
    await using __ = api;
    const late = await api.call(RETRY, { status: 'skipped' }, { timeLeftMs: () => 4_000 });
    expect(late).toMatchObject({ status: 503, headers: { 'retry-after': '60' } });
    expect(await api.call(RETRY, { status: 'skipped' })).toMatchObject({ body: { count: 5 } });
  });
});

test('days in the wrong order are refused', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const { status, body } = await api.call(RETRY, { from: '2026-11-20', to: '2026-11-19' });
  expect({ status, errors: body.errors }).toMatchObject({
    status: 400,
    errors: [{ pointer: '/to', code: 'before-first-day' }],
  });
});

test('what only i-Reserve can mend stays as it is: another push would end the same', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  const { detail, ...event } = invoice('1');
  await world.push({ ...event, detail: { ...detail, invoice: { ...detail.invoice, currency: undefined } } });
  const before = await world.entry('invoice', '1');
  expect(before).toMatchObject({ status: 'parked', cause: 'unreadable' });
  expect(await api.call(RETRY, {})).toMatchObject({ body: { count: 0 } });
  expect(await world.entry('invoice', '1')).toEqual(before);
});

test('what is parked is pushed again though the bus did not take its event yet', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await stopUntold(world);
  expect(await world.entry('invoice', '1')).toMatchObject({ status: 'parked', outbox: [{ type: 'invoice.failed' }] });
  expect(await api.call(RETRY, { cause: 'vat-unmapped' })).toMatchObject({ body: { count: 1 } });
});

test('what stopped keeps its cause while the integration is off, whatever is saved or asked, and goes once it is on', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await world.push(unmapped(1));
  await api.call('POST /integrations/exact/deactivate', {});
  await world.settle();
  const stop = async () => {
    const { status, cause } = (await world.entry('invoice', '1')) ?? {};
    return { status, cause };
  };
  const stopped = { status: 'parked', cause: 'vat-unmapped' };
  expect(await stop(), 'turned off').toEqual(stopped);
  const asks = {
    'PUT /integrations/exact/mappings': { vat: { 'btw-nieuw': '3' } },
    'POST /integrations/exact/retry': {},
    'POST /invoices/1/sync': {},
  };
  const answers: number[] = [];
  for (const [route, body] of Object.entries(asks)) {
    answers.push((await api.call(route, body)).status);
    await world.settle();
    expect(await stop(), route).toEqual(stopped);
  }
  expect(answers).toEqual([200, 409, 202]);
  expect((await api.call('POST /integrations/exact/activate', {})).status).toBe(200);
  await world.settle();
  expect(await stop()).toEqual({ status: 'done', cause: null });
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
});

test('the event of what stopped goes out once, though its integration is off by then and its settings newer', async () => {
  await using world = await testWorld();
  await using api = await adminDesk(world);
  await stopUntold(world);
  await api.call('POST /integrations/exact/deactivate', {});
  world.clock.advance(60_000);
  const told: string[] = [];
  const publish = async (facts: readonly { readonly type: string }[]) => {
    told.push(...facts.map(({ type }) => type));
    if (told.length > 3) throw new Error('it never ends');
  };
  await world.answer({ publish });
  expect(told).toEqual(['invoice.failed']);
  expect(await world.entry('invoice', '1')).toMatchObject({ status: 'parked', outbox: [], dueAt: null });
});
