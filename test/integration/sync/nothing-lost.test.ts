import { describe, expect, test } from 'vitest';
import { EmbeddedMetrics } from '../../../shared/runtime/logging/metrics.ts';
import { aCompany, aLine } from '../../builders.ts';
import { Mortal } from '../../simulation/mortal.ts';
import { pointsOf, shareOf } from '../../tier.ts';
import { type TestWorld, testWorld } from '../../world.ts';
import { contactsWorld } from './contacts-fixtures.ts';
import {
  at,
  customerEntry,
  customerRequest,
  invoiceEntry,
  invoiceEvent,
  MINUTE_MS,
  pass,
  syncRequest,
  toldAbout,
} from './fixtures.ts';
import { around, changedLedger, lateIndex, meanwhile, refused } from './interleaved.ts';

const unmapped = { lines: [aLine({ vatRate: 'vervoer-laag' })] };

/** Maps a VAT rate and has the line looked at, as the admin API does. */
async function map(world: TestWorld, rate: string) {
  const integration = await world.integrations.get(world.key);
  if (!integration) throw new Error('the integration is gone');
  const { mappings } = integration;
  await world.change({ mappings: { ...mappings, vat: { ...mappings.vat, [rate]: '3' } } });
  await world.world.wake(world.key);
}

describe('what comes in while a worker lets go of an entry that was not due', () => {
  test('goes out, when an invoice that was parked is corrected', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1, unmapped));
    expect(toldAbout(world, 1)).toEqual(['vat-unmapped']);
    const ledger = lateIndex(world, '1', () => world.take(invoiceEvent(1, {}, { occurredAt: at(2) })));
    await world.world.wake(world.key);
    await world.answer({ ledger });
    await world.settle();
    expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
  });

  test('is told, when a booked invoice is changed', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    const changed = invoiceEvent(1, { lines: [aLine({ quantity: '8' })] }, { occurredAt: at(2) });
    await world.world.wake(world.key);
    await world.answer({ ledger: lateIndex(world, '1', () => world.take(changed)) });
    await world.settle();
    expect(toldAbout(world, 1)).toEqual(['synced', 'conflict']);
  });

  test('is answered, when somebody asks for a customer whose relation is read again', async () => {
    await using world = await contactsWorld();
    const { ledger } = world.world;
    let isOver = false;
    const asked = changedLedger(ledger, {
      claim: async (key, nowMs, untilMs) => {
        const claim = await ledger.claim(key, nowMs, untilMs);
        if (key.kind === 'customer' && !isOver) {
          isOver = true;
          await world.take(customerRequest(aCompany({ email: 'nieuw@jansen.example' }), { occurredAt: at(60) }));
        }
        return claim;
      },
    });
    world.books.editContact(world.contact(), { bank_account: '' });
    await world.moneybird.webhooks.settle();
    await world.answer({ ledger: asked });
    for (let minute = 0; minute < 5; minute++) await world.pass(MINUTE_MS);
    expect(isOver).toBe(true);
    expect(world.toldOf('customer.synced')).toHaveLength(1);
    expect(await customerEntry(world)).toMatchObject({ status: 'done', asked: false });
  });
});

describe('whoever asks while the same is being done', () => {
  test('for a customer gets an answer, and the books what was asked for', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    world.told.length = 0;
    await world.take(customerRequest(aCompany({ phone: '+31201112233' })));
    const again = customerRequest(aCompany({ phone: '+31201112233', email: 'nieuw@jansen.example' }), {
      occurredAt: at(2),
    });
    await world.answer({ openExchange: meanwhile(/PUT .*crm\/Accounts/, () => world.take(again)) });
    await world.settle();
    expect(world.toldOf('customer.synced').length).toBeGreaterThan(0);
    expect(await customerEntry(world)).toMatchObject({ status: 'done', asked: false });
    expect(world.books.relations()).toMatchObject([{ email: 'nieuw@jansen.example' }]);
  });

  test('for a customer whose invoice was read before gets what was asked for', async () => {
    await using world = await testWorld();
    const { ledger } = world.world;
    let isOver = false;
    const readBefore = changedLedger(ledger, {
      read: async (key) => {
        if (key.kind === 'customer' && !isOver) {
          isOver = true;
          await world.take(customerRequest(aCompany({ email: 'nieuw@jansen.example' })));
        }
        return ledger.read(key);
      },
    });
    await world.take(invoiceEvent(1));
    await world.answer({ ledger: readBefore });
    await world.settle();
    expect(isOver).toBe(true);
    expect(world.books.relations()).toMatchObject([{ email: 'nieuw@jansen.example' }]);
    expect(toldAbout(world, 1)).toEqual(['synced']);
  });

  test('for a customer that an invoice brings up to date gets an answer', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    world.told.length = 0;
    const moved = aCompany({ phone: '+31201112233' });
    await world.take(invoiceEvent(2, {}, { customer: moved, occurredAt: at(1) }));
    const asked = customerRequest(moved, { occurredAt: at(2) });
    await world.answer({ openExchange: meanwhile(/PUT .*crm\/Accounts/, () => world.take(asked)) });
    await world.settle();
    expect(world.toldOf('customer.synced')).toHaveLength(1);
    expect(toldAbout(world, 2)).toEqual(['synced']);
  });
});

describe('what is parked and not told yet', () => {
  test('is told once at most before it is judged by newer settings', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1, unmapped));
    await world.answer({ publish: () => Promise.reject(new Error('the bus is away')) });
    await map(world, 'vervoer-laag');
    world.clock.advance(MINUTE_MS);
    const told: string[] = [];
    const publish: typeof world.world.publish = async (facts) => {
      told.push(...facts.map(({ type }) => type).filter((type) => type.startsWith('invoice.')));
      if (told.length > 3) throw new Error('the bus hears the same again and again');
    };
    await world.answer({ publish });
    expect(told.at(-1)).toBe('invoice.synced');
    expect(told.length).toBeLessThanOrEqual(2);
  });

  test('goes out when the mapping is saved', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1, unmapped));
    await world.answer({ publish: () => Promise.reject(new Error('the bus is away')) });
    await map(world, 'vervoer-laag');
    await world.answer();
    for (let minute = 0; minute < 5; minute++) await pass(world, MINUTE_MS);
    expect(toldAbout(world, 1).at(-1)).toBe('synced');
  });

  test('goes out when the mapping is saved while the bus takes its time', async () => {
    await using world = await testWorld();
    await world.take(invoiceEvent(1, unmapped));
    let isOver = false;
    await world.answer({
      publish: async (facts) => {
        world.told.push(...facts);
        if (isOver) return;
        isOver = true;
        await map(world, 'vervoer-laag');
        await world.answer(); // somebody else looks at the line, and finds nothing parked
        world.clock.advance(10_000);
        await world.world.wake(world.key);
        await world.answer();
      },
    });
    for (let minute = 0; minute < 5; minute++) await pass(world, MINUTE_MS);
    expect(toldAbout(world, 1).at(-1)).toBe('synced');
  });
});

const STRIDE = 3;
test(`a connection that was lost asks for attention, though the process dies at ${shareOf('step', STRIDE)}`, async () => {
  const lose = async (dieAt: number) => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    world.exact.faults.next({ path: '/api/v1', fault: { kind: '403', reason: 'BlockedUser' }, times: 1_000 });
    await world.take(invoiceEvent(2));
    const mortal = new Mortal(dieAt);
    const worker = world.standingOn(mortal.documents(world.world.documents), {
      publish: mortal.publish(world.world.publish),
      openExchange: mortal.openExchange,
    });
    await world.answer(worker).catch((error: unknown) => {
      if (!mortal.isDead) throw error;
    });
    world.clock.advance(150_000);
    await world.world.wake(world.key);
    await world.settle();
    const { state, attention } = (await world.integrations.get(world.key)) ?? {};
    const told = new Set(world.toldOf('integration.attention').map(({ id }) => id)).size;
    return { steps: mortal.steps, seen: { state, cause: attention?.cause, told } };
  };
  const asked = { state: 'attention', cause: 'reconnect-needed', told: 1 };
  const whole = await lose(Number.POSITIVE_INFINITY);
  expect(whole.seen).toEqual(asked);
  const wrong: object[] = [];
  for (const dieAt of pointsOf(whole.steps, STRIDE, 2)) {
    const { seen } = await lose(dieAt);
    if (JSON.stringify(seen) !== JSON.stringify(asked)) wrong.push({ dieAt, ...seen });
  }
  expect(wrong).toEqual([]);
});

test('an entry whose stop can not be stored parks with less, and the others go on', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1, unmapped), invoiceEvent(2));
  const tooLarge = () => Promise.reject(Object.assign(new Error('too large'), { name: 'ValidationException' }));
  await world.answer(
    world.standingOn(around(world, /"vatRate":"vervoer-laag"|vervoer-laag.*parked|parked.*vervoer-laag/, tooLarge)),
  );
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped', about: {} });
  await world.settle();
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'parked', cause: 'vat-unmapped' });
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped']);
  expect(toldAbout(world, 2)).toEqual(['synced']);
});

test('an entry whose stop can not be stored at all is a fault of ours, looked at again in an hour', async () => {
  await using world = await testWorld();
  await world.take(invoiceEvent(1, unmapped), invoiceEvent(2));
  const lines: string[] = [];
  const metrics = new EmbeddedMetrics((line) => void lines.push(line));
  const tooLarge = () => Promise.reject(Object.assign(new Error('too large'), { name: 'ValidationException' }));
  const documents = around(world, /entry#invoice#1".*parked/, tooLarge);
  await world.answer(world.standingOn(documents, { metrics }));
  metrics.flush(world.clock.now());
  expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'open', dueAt: world.clock.now() + 60 * MINUTE_MS });
  expect(lines.map((line) => JSON.parse(line).FaultsOfOurs).filter(Boolean)).toEqual([1]);
  expect(toldAbout(world, 2)).toEqual(['synced']);
  await world.settle();
  expect(toldAbout(world, 1)).toEqual(['vat-unmapped']);
});

describe('one fact', () => {
  test('is told once, though the clean-up after it is refused for ten minutes', async () => {
    await using world = await testWorld();
    const untilMs = world.clock.now() + 10 * MINUTE_MS;
    const documents = around(world, /"sk":"snapshot#.*SET #expiresAt/, (write) =>
      world.clock.now() < untilMs ? refused(write) : write(),
    );
    await world.push(invoiceEvent(1, unmapped)); // parked, so its snapshot is kept for long
    await map(world, 'vervoer-laag');
    await world.answer(world.standingOn(documents));
    expect(await invoiceEntry(world, 1)).toMatchObject({ status: 'done', step: 'announced' });
    expect(toldAbout(world, 1), 'at once').toEqual(['vat-unmapped', 'synced']);
    for (let minute = 0; minute < 130; minute++) {
      world.clock.advance(MINUTE_MS);
      for (const { key } of await world.integrations.due(world.clock.now())) await world.world.wake(key);
      await world.answer(world.standingOn(documents));
    }
    expect(toldAbout(world, 1)).toEqual(['vat-unmapped', 'synced']);
    const entry = await invoiceEntry(world, 1);
    expect(entry).toMatchObject({ status: 'done', dueAt: null });
    world.clock.advance(31 * 24 * 60 * MINUTE_MS);
    expect(await world.world.snapshots.invoice(world.key.tenant, '1', entry.hash ?? '')).toBeNull(); // nothing stays behind
  });

  test('has one id however often it is told, and the answer to a request has another', async () => {
    await using world = await testWorld();
    await world.push(invoiceEvent(1));
    await world.push(syncRequest(1));
    await world.push(syncRequest(1, {}, { occurredAt: at(2) }));
    const ids = world.toldOf('invoice.synced').map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });
});
