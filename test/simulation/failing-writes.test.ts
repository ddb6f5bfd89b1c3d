import { describe, expect, test } from 'vitest';
import { aCompany } from '../builders.ts';
import { invoiceEntry, invoiceEvent } from '../integration/sync/fixtures.ts';
import { around, refused, repeated, unheard } from '../integration/sync/interleaved.ts';
import { testWorld } from '../world.ts';

/** A new company and its invoice. */
const newcomer = (nth: number) =>
  invoiceEvent(
    nth,
    {},
    { customer: aCompany({ id: `c-${nth}`, number: String(9_000 + nth), companyName: `Herberg ${nth}` }) },
  );

describe.each([
  ['is refused, while the process lives on', refused],
  ['is taken and its answer lost, while the process lives on', unheard],
  ['is repeated by the SDK', repeated],
])('whichever write of a push %s', (_, act) => {
  test('there is one document and one relation, told once, and done', async () => {
    await using world = await testWorld({ details: { finaliseInvoice: true } });
    const push = async (nth: number, failing: number) => {
      let writes = 0;
      const documents = around(world, /"TableName":"ledger".*"(entry#|snapshot#)/, (write) =>
        writes++ === failing ? act(write) : write(),
      );
      await world.take(newcomer(nth));
      await world.answer(world.standingOn(documents)).catch(() => undefined);
      world.clock.advance(150_000); // the ring comes back
      await world.world.wake(world.key);
      await world.settle();
      const synced = world.toldOf('invoice.synced').filter(({ invoice }) => invoice.id === String(nth));
      const { status, dueAt } = await invoiceEntry(world, nth);
      const stands = {
        invoices: world.books.invoices().filter(({ reference }) => reference === newcomer(nth).detail.invoice.number)
          .length,
        relations: world.books.relations().filter(({ code }) => code === String(9_000 + nth)).length,
        ids: new Set(synced.map(({ id }) => id)).size,
        status,
        dueAt,
      };
      return { writes, stands };
    };
    const once = { invoices: 1, relations: 1, ids: 1, status: 'done', dueAt: null };
    const whole = await push(1, -1);
    expect(whole.stands).toEqual(once);
    const wrong: object[] = [];
    for (let failing = 0; failing < whole.writes; failing++) {
      const { stands } = await push(failing + 2, failing);
      if (JSON.stringify(stands) !== JSON.stringify(once)) wrong.push({ failing, ...stands });
    }
    expect(wrong).toEqual([]);
    expect(whole.writes).toBeGreaterThan(10);
  }, 120_000);
});
