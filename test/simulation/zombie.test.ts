import { expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../shared/http/exchange.ts';
import { openRun } from '../../shared/runtime/worker-run.ts';
import { drain } from '../../shared/sync/drain.ts';
import type { InvoiceEntry } from '../../shared/sync/ledger/entry.ts';
import { aCompany, anEvent } from '../builders.ts';
import { invoiceEntry, invoiceEvent } from '../integration/sync/fixtures.ts';
import { around } from '../integration/sync/interleaved.ts';
import { testWorld } from '../world.ts';

/** Connections on which the answer to the first sales invoice is held back until somebody lets it go. */
function heldBack() {
  const arrived = Promise.withResolvers<void>();
  const letGo = Promise.withResolvers<void>();
  const open = (): Exchange => {
    const real = openExchange();
    return {
      send: async (outgoing) => {
        const answer = await real.send(outgoing);
        if (outgoing.method === 'POST' && outgoing.url.endsWith('/SalesInvoices')) {
          arrived.resolve();
          await letGo.promise;
        }
        return answer;
      },
      close: () => real.close(),
    };
  };
  return { open, arrived: arrived.promise, letGo: letGo.resolve };
}

test('a worker that comes back after another took over changes nothing, prints nothing, tells nothing', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  await world.take(anEvent({ customer: aCompany() }));
  const held = heldBack();
  const zombie = (async () => {
    await using run = openRun({ ...world.world, openExchange: held.open }, { timeLeftMs: () => 90_000 });
    await drain(world.key, null, run);
  })();
  await held.arrived;

  world.clock.advance(150_000); // its claim is over, and SQS shows the ring again
  await world.settle();
  const before = await world.entry('invoice', '84311');
  expect(before?.status).toBe('done');

  held.letGo();
  await zombie;
  await world.settle();
  expect(world.books.invoices()).toHaveLength(1);
  expect(world.exact.requests.count({ method: 'POST', endpoint: 'salesinvoice/PrintedSalesInvoices' })).toBe(1);
  expect(world.toldOf('invoice.synced')).toHaveLength(1);
  expect(await world.entry('invoice', '84311')).toEqual(before);
});

test('a worker that comes back at any of its writes changes nothing that another one did', async () => {
  await using world = await testWorld({ details: { finaliseInvoice: true } });
  const push = async (nth: number, frozenAt: number) => {
    let writes = 0;
    let before: unknown = null;
    const customer = aCompany({ id: `c-${nth}`, number: String(9_000 + nth), companyName: `Herberg ${nth}` });
    const event = invoiceEvent(nth, {}, { customer });
    const documents = around(world, /"sk":"(entry|owned)#/, async (write) => {
      if (writes++ === frozenAt) {
        world.clock.advance(150_000); // its claim is over, and SQS shows the ring again
        await world.world.wake(world.key);
        await world.settle();
        before = await world.entry('invoice', String(nth));
      }
      return write();
    });
    await world.take(event);
    await world.answer(world.standingOn(documents)).catch(() => undefined);
    await world.settle();
    const entry = await invoiceEntry(world, nth);
    const told = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === String(nth));
    const stands = {
      status: entry.status,
      dueAt: entry.dueAt,
      made: world.books.invoices().filter(({ reference }) => reference === event.detail.invoice.number).length,
      relations: world.books.relations().filter(({ code }) => code === customer.number).length,
      ids: new Set(told.map(({ id }) => id)).size,
      same: before === null || (before as typeof entry).status !== 'done' || isSame(before as typeof entry, entry),
    };
    return { writes, stands };
  };
  const right = { status: 'done', dueAt: null, made: 1, relations: 1, ids: 1, same: true };
  const whole = await push(1, -1);
  expect(whole.stands).toEqual(right);
  const wrong: object[] = [];
  for (let frozenAt = 0; frozenAt < whole.writes; frozenAt++) {
    const { stands } = await push(frozenAt + 2, frozenAt);
    if (JSON.stringify(stands) !== JSON.stringify(right)) wrong.push({ frozenAt, ...stands });
  }
  expect(wrong).toEqual([]);
  expect(whole.writes).toBeGreaterThan(10);
}, 120_000);

/** The same document and the same progress. */
const isSame = (one: InvoiceEntry, other: InvoiceEntry): boolean =>
  one.externalId === other.externalId && one.step === other.step && one.finalised === other.finalised;
