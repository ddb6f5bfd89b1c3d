import { expect, test } from 'vitest';
import { type Exchange, openExchange } from '../../shared/http/exchange.ts';
import { openRun } from '../../shared/runtime/worker-run.ts';
import { drain } from '../../shared/sync/drain.ts';
import { aCompany, anEvent } from '../builders.ts';
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
